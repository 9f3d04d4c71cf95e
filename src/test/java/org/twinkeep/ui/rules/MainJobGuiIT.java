package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/**
 * What somebody does who meets the program for the first time: opens the sample, drags a host into
 * a rule, changes an action, goes back and forth, looks at the files, closes, comes back.
 */
final class MainJobGuiIT extends WindowTest {

  private static final Id WEB_IN = Id.of("web-in");

  @Test
  void theSampleIsOpenedEditedClosedAndFoundAgain() throws Exception {
    run(Command.CLOSE_PROJECT);
    clickOn(appearing("#command-open-sample"));
    waitUntil(() -> window().page().isPresent());
    results();
    Project sample = shown();

    run(Command.SHOW_POLICY);
    dragTo(lookup("#object-tree").lookup("web-1").query(), cell(RuleColumn.SOURCE));
    Project dragged = shown();
    assertThat(rule().source()).isEqualTo(Cell.of(ArticlePair.WEB));
    clickOn("#command-undo");
    assertShows(sample);
    clickOn("#command-redo");
    assertShows(dragged);

    clickOn(cell(RuleColumn.ACTION));
    write("d");
    waitUntil(() -> rule().action() instanceof Action.Deny);
    Project denied = shown();

    results();
    run(Command.SHOW_GENERATED);
    ListView<Line> text = lookup("#generated-text").query();
    assertThat(
            onFx(() -> text.getItems().stream().filter(l -> l.origin().equals("web-in")).toList()))
        .isNotEmpty()
        .noneMatch(line -> line.text().contains("-j ACCEPT"));

    push(KeyCode.CONTROL, KeyCode.W);
    appearing("#recent-projects");
    clickOn(lookup("#recent-projects").lookup(sample.name()).<Node>query());
    waitUntil(() -> window().page().isPresent());
    assertShows(denied);
  }

  private PolicyRule rule() {
    return (PolicyRule)
        shown()
            .firewalls()
            .getFirst()
            .ruleSets()
            .find(Id.of("lj-fw:policy"))
            .orElseThrow()
            .rules()
            .stream()
            .filter(r -> r.id().equals(WEB_IN))
            .findFirst()
            .orElseThrow();
  }

  private RuleCell cell(RuleColumn column) {
    RuleTable table = lookup("#rules-policy").query();
    return onFx(() -> table.cell(WEB_IN.value(), column).orElseThrow());
  }
}
