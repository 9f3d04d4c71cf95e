package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.EveryKind;

final class RuleSetEditsTest {

  private static final Set<Family> IPV6 = Set.of(Family.IPV6);

  private final Project project = EveryKind.project();

  @TestFactory
  List<DynamicTest> theFamiliesOfEachKindOfRuleSetCanBeChosen() {
    return project.firewalls().stream()
        .flatMap(f -> f.ruleSets().all())
        .map(set -> DynamicTest.dynamicTest(set.id().value(), () -> check(set)))
        .toList();
  }

  private void check(RuleSet set) {
    Edit edit = RuleSetEdits.setFamilies(set, IPV6);
    RuleSet changed = find(edit.applyTo(project), set.id());

    assertThat(edit.title()).isEqualTo("Rule set " + set.name() + ": IPv6 only");
    assertThat(changed).isEqualTo(set.withFamilies(IPV6));
    assertThat(changed.families()).isEqualTo(IPV6);
    assertThat(changed.rules()).isEqualTo(set.rules());
    Edit back = RuleSetEdits.setFamilies(changed, set.families());
    assertThat(back.applyTo(edit.applyTo(project))).isEqualTo(project);
  }

  @Test
  void aRuleSetIsForBothFamiliesUnlessOneIsChosen() {
    RuleSet empty = RuleSetEdits.Kind.NAT.empty(Id.of("more"), "More");
    assertThat(empty.families()).isEqualTo(Families.BOTH);

    Id firewall = project.firewalls().getFirst().id();
    Project more = RuleSetEdits.add(firewall, empty.withFamilies(IPV6)).applyTo(project);
    assertThat(find(more, empty.id()).families()).isEqualTo(IPV6);
  }

  private static RuleSet find(Project project, Id id) {
    return project.owner(id).orElseThrow().ruleSets().find(id).orElseThrow();
  }
}
