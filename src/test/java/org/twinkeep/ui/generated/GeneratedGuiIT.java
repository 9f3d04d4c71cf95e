package org.twinkeep.ui.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The generated files in the real window. */
final class GeneratedGuiIT extends WindowTest {

  private static final Id WEB_IN = Id.of("web-in");

  @Test
  void theRulesetComesFirstAndChangesWithTheRule() throws Exception {
    run(Command.SHOW_GENERATED);
    assertThat(of(WEB_IN)).isNotEmpty().anyMatch(line -> line.text().contains("-j ACCEPT"));

    doOnFx(
        () ->
            workbench()
                .apply(
                    RuleEdits.change(
                        "Deny",
                        Id.of("lj-fw:policy"),
                        WEB_IN,
                        PolicyRule.class,
                        r -> r.withAction(new Action.Deny()))));
    results();
    assertThat(of(WEB_IN)).isNotEmpty().noneMatch(line -> line.text().contains("-j ACCEPT"));
    screenshot("generated-ruleset");
  }

  @Test
  void linesAndRulesLeadToEachOther() {
    run(Command.SHOW_GENERATED);
    doOnFx(() -> workbench().selection().select(WEB_IN));
    waitForLinked();
    screenshot("generated-linked");

    doOnFx(() -> workbench().selection().clear());
    clickOn(
        lookup("#generated-text .list-cell")
            .match(cell -> isOf(cell, "inside-out"))
            .queryAll()
            .iterator()
            .next());
    assertThat(onFx(() -> workbench().selection().items())).containsExactly(Id.of("inside-out"));
  }

  @Test
  void saysWhyTheSelectedRuleBecameWhatItDid() {
    run(Command.SHOW_GENERATED);
    doOnFx(() -> workbench().selection().select(WEB_IN));
    Label reason = (Label) appearing("#generated-reason");
    assertThat(onFx(reason::getText)).contains("through the node").contains("not to the node");
    screenshot("generated-reason");

    doOnFx(() -> workbench().selection().clear());
    assertThat(onFx(reason::isVisible)).isFalse();
  }

  @Test
  void anotherFileIsChosenByItsName() {
    run(Command.SHOW_GENERATED);
    clickOn("keepalived.conf");
    assertThat(lines()).anyMatch(line -> line.text().contains("vrrp_instance"));
  }

  private void waitForLinked() {
    appearing("#generated-text .list-cell:linked");
  }

  private static boolean isOf(javafx.scene.Node cell, String rule) {
    return cell instanceof javafx.scene.control.ListCell<?> list
        && list.getItem() instanceof Line line
        && line.origin().equals(rule);
  }

  private List<Line> of(Id rule) {
    return lines().stream().filter(line -> line.origin().equals(rule.value())).toList();
  }

  private List<Line> lines() {
    ListView<Line> text = lookup("#generated-text").query();
    return onFx(() -> List.copyOf(text.getItems()));
  }
}
