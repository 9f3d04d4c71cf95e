package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

final class LetThroughTest {

  private static final Id POLICY = Id.of("lj-fw:policy");
  private final Project project = ArticlePair.project();

  @Test
  void findsTheRuleThatLetsThePublishedServerThrough() {
    assertThat(LetThrough.find(project, firewall(project), publish(project)).map(PolicyRule::id))
        .contains(Id.of("web-in"));
  }

  @Test
  void aRuleForTheInsideDoesNotCount() {
    Project without = RuleEdits.remove("Delete", POLICY, Set.of(Id.of("web-in"))).applyTo(project);
    assertThat(LetThrough.find(without, firewall(without), publish(without))).isEmpty();
  }

  @Test
  void anotherPortOrADisabledRuleDoesNotCount() {
    Project ssh =
        RuleEdits.change(
                "Service",
                POLICY,
                Id.of("web-in"),
                PolicyRule.class,
                r -> r.withService(Cell.of(Id.of("std:ssh"))))
            .applyTo(project);
    assertThat(LetThrough.find(ssh, firewall(ssh), publish(ssh))).isEmpty();
    Project off =
        RuleEdits.changeAll("Off", POLICY, Set.of(Id.of("web-in")), r -> r.withEnabled(false))
            .applyTo(project);
    assertThat(LetThrough.find(off, firewall(off), publish(off))).isEmpty();
  }

  @Test
  void addsItBeforeTheRuleThatDeniesEverything() {
    Project without = RuleEdits.remove("Delete", POLICY, Set.of(Id.of("web-in"))).applyTo(project);
    Project closed =
        RuleEdits.insert(
                "Add",
                POLICY,
                99,
                java.util.List.of(PolicyRule.of(Id.of("deny-all"), new Action.Deny())))
            .applyTo(without);
    Project mended =
        LetThrough.add(closed, firewall(closed), publish(closed)).orElseThrow().applyTo(closed);
    var rules = firewall(mended).ruleSets().policy().getFirst().rules();
    assertThat(rules).extracting(r -> r.id().value()).endsWith("publish-web-pass", "deny-all");
    PolicyRule added = rules.get(rules.size() - 2);
    assertThat(added.destination()).isEqualTo(Cell.of(ArticlePair.WEB));
    assertThat(added.service()).isEqualTo(Cell.of(Id.of("std:web")));
    assertThat(added.interfaces().in()).isEqualTo(Cell.of(ArticlePair.OUTSIDE));
    assertThat(LetThrough.find(mended, firewall(mended), publish(mended))).contains(added);
  }

  private static Firewall firewall(Project project) {
    return project.firewalls().getFirst();
  }

  private static NatRule publish(Project project) {
    return firewall(project).ruleSets().nat().getFirst().rules().getFirst();
  }
}
