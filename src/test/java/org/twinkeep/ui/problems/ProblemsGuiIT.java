package org.twinkeep.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The panel of problems, with its quick fixes and acknowledgements. */
final class ProblemsGuiIT extends WindowTest {

  private final Project broken =
      RuleEdits.remove("Delete", Id.of("lj-fw:policy"), Set.of(Id.of("web-in")))
          .applyTo(ArticlePair.project());

  @Override
  protected Project project() {
    return broken;
  }

  @Test
  void aQuickFixMendsInOneStepThatCanBeUndone() throws Exception {
    int before = rules();
    run(Command.SHOW_PROBLEMS);
    Hyperlink fix = (Hyperlink) appearing("#problems-list .problem-fix");
    assertThat(fix.getText()).isEqualTo("Add the policy rule");
    screenshot("problems-fix");

    clickOn(fix);

    waitUntil(() -> rules() == before + 1);
    waitUntil(() -> lookup("#problems-list .problem-fix").queryAll().isEmpty());
    run(Command.UNDO);
    assertShows(broken);
  }

  @Test
  void aDangerIsAcknowledgedWithAReasonAndTakenBack() throws Exception {
    doOnFx(() -> workbench().apply(new Edit("Endanger", project -> Pairs.dangerous())));
    run(Command.SHOW_GENERATED);
    Label withheld = (Label) appearing("#generated-withheld");
    waitUntil(withheld::isVisible);
    assertThat(lookup("#generated-text .list-cell").queryAll()).isNotEmpty();
    screenshot("generated-withheld");
    run(Command.SHOW_PROBLEMS);
    clickOn(accepting("Acknowledge…"));
    Node yes = appearing("#question-yes");
    assertThat(yes.isDisabled()).as("without a reason").isTrue();
    clickOn("#question-reason").write("Proxy ARP answers for it.");
    captured("problems-acknowledge");
    clickOn(yes);

    accepting("Take back");
    assertThat(shown().acknowledgements())
        .containsExactly(
            new Acknowledgement(
                "cluster.address.outside-network",
                "lj-fw inside, addresses",
                "Proxy ARP answers for it."));
    results();
    assertThat(onFx(withheld::isVisible)).isFalse();
    screenshot("problems-acknowledged");
    doOnFx(
        () -> {
          ListView<?> list = byId("problems-list");
          list.getSelectionModel().selectFirst();
          list.requestFocus();
        });
    push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.ENTER);

    accepting("Acknowledge…");
    assertShows(Pairs.dangerous());
    run(Command.UNDO);
    accepting("Take back");
  }

  @Test
  void aDangerThatNobodyAcknowledgedIsNotInstalled() throws Exception {
    doOnFx(() -> workbench().apply(new Edit("Endanger", project -> Pairs.dangerous())));
    results();
    Platform.runLater(() -> page().commands().run(Command.INSTALL));
    appearing(".dialog-pane");
    assertThat(lookup("lj-fw cannot be installed yet").tryQuery()).isPresent();
    assertThat(
            lookup(".dialog-pane .list-cell .label").queryAll().stream()
                .map(label -> ((Label) label).getText()))
        .anyMatch(
            text ->
                text != null
                    && text.startsWith("lj-fw inside, addresses: ")
                    && text.endsWith("If it is meant, acknowledge it with a reason."));
    captured("install-danger");
    type(KeyCode.ESCAPE);
  }

  private Hyperlink accepting(String text) throws Exception {
    waitUntil(
        () ->
            lookup("#problems-list .problem-accept").queryAll().stream()
                .anyMatch(link -> ((Hyperlink) link).getText().equals(text)));
    return (Hyperlink) appearing("#problems-list .problem-accept");
  }

  private int rules() {
    return shown().firewalls().getFirst().ruleSets().policy().getFirst().rules().size();
  }
}
