package org.twinkeep.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

final class WorkbenchTest {

  private static final Id POLICY = Id.of("lj-fw:policy");
  private final Workbench workbench = new Workbench(ArticlePair.project());

  private final Edit deny =
      RuleEdits.change(
          "Deny", POLICY, Id.of("web-in"), PolicyRule.class, r -> r.withAction(new Action.Deny()));

  @Test
  void undoAndRedoGiveTheSameValuesBack() {
    Project before = workbench.project();
    workbench.apply(deny);
    Project after = workbench.project();
    assertThat(after).isNotEqualTo(before);
    assertThat(workbench.undoTitleProperty().get()).isEqualTo("Deny");

    workbench.undo();
    assertThat(workbench.project()).isSameAs(before);
    assertThat(workbench.redoTitleProperty().get()).isEqualTo("Deny");

    workbench.redo();
    assertThat(workbench.project()).isSameAs(after);
  }

  @Test
  void anEditThatChangesNothingLeavesNoStep() {
    workbench.apply(new Edit("Nothing", project -> project.withName(project.name())));
    assertThat(workbench.canUndoProperty().get()).isFalse();
  }

  @Test
  void aNewEditForgetsWhatWasUndone() {
    workbench.apply(deny);
    workbench.undo();
    workbench.apply(RuleEdits.remove("Delete", POLICY, Set.of(Id.of("web-in"))));
    assertThat(workbench.canRedoProperty().get()).isFalse();
  }

  @Test
  void rulesMoveAsABlock() {
    workbench.apply(
        RuleEdits.move("Move", POLICY, Set.of(Id.of("administration"), Id.of("inside-out")), 4));
    assertThat(ids()).containsExactly("ping-firewalls", "web-in", "administration", "inside-out");
    workbench.apply(
        RuleEdits.insert("Add", POLICY, 0, List.of(PolicyRule.of(Id.of("n"), new Action.Deny()))));
    assertThat(ids()).startsWith("n", "ping-firewalls");
  }

  private List<String> ids() {
    return workbench
        .project()
        .firewalls()
        .getFirst()
        .ruleSets()
        .policy()
        .getFirst()
        .rules()
        .stream()
        .map(r -> r.id().value())
        .toList();
  }
}
