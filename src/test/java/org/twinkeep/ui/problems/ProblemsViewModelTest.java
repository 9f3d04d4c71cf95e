package org.twinkeep.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinkeep.compile.Compiler;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.samples.Pairs;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/** What can be done about a danger besides mending it. */
final class ProblemsViewModelTest {

  private static final String DANGER = "cluster.address.outside-network";

  private final Workbench workbench = new Workbench(Pairs.dangerous());
  private final LiveResults live =
      new LiveResults(workbench, new Compiler(), Runnable::run, Runnable::run);
  private final ProblemsViewModel model =
      new ProblemsViewModel(workbench, live.problemsProperty(), id -> {});

  private Problem danger() {
    return model.shown().stream().filter(p -> p.id().equals(DANGER)).findFirst().orElseThrow();
  }

  @Test
  void anAcknowledgedDangerIsANoteWithTheReasonUntilItIsTakenBack() {
    assertThat(model.isDanger(danger())).isTrue();
    assertThat(model.summary().get()).startsWith("1 danger");

    model.acknowledge(danger(), "Proxy ARP.");

    assertThat(model.isDanger(danger())).isFalse();
    assertThat(danger().severity()).isEqualTo(Severity.NOTE);
    assertThat(danger().acknowledged()).contains("Proxy ARP.");
    assertThat(workbench.undoTitleProperty().get()).startsWith("Acknowledge the danger at lj-fw");

    model.takeBack(danger());

    assertThat(model.isDanger(danger())).isTrue();
    assertThat(workbench.project()).isEqualTo(Pairs.dangerous());
    workbench.undo();
    assertThat(danger().acknowledged()).contains("Proxy ARP.");
  }

  @Test
  void nothingIsAcknowledgedWithoutAReason() {
    model.acknowledge(danger(), " ");

    assertThat(workbench.project().acknowledgements()).isEmpty();
    assertThat(workbench.canUndoProperty().get()).isFalse();
  }

  @Test
  void onlyWhatWasAcknowledgedIsTakenBack() {
    model.takeBack(danger());

    assertThat(workbench.canUndoProperty().get()).isFalse();
  }
}
