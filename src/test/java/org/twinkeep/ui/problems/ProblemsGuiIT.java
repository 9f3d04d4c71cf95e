package org.twinkeep.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The panel of problems, with its quick fixes. */
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

  private int rules() {
    return shown().firewalls().getFirst().ruleSets().policy().getFirst().rules().size();
  }
}
