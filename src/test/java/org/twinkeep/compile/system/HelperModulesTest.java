package org.twinkeep.compile.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Families;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

final class HelperModulesTest {

  private final Project project =
      new GoldenCase(Path.of("src/test/resources/golden/option-helper-h323")).project();
  private final Firewall firewall = project.firewalls().getFirst();

  @Test
  void bothHelpersOfH323AreTranslatedByOneModule() {
    RuleSet.Nat nat =
        new RuleSet.Nat(
            Id.of("nat"), "NAT", Families.BOTH, List.of(NatRule.of(Id.of("translated"))));
    RuleSets sets = firewall.ruleSets();

    assertThat(modules(firewall)).as("nothing is translated").isEmpty();
    assertThat(
            modules(
                firewall.withRuleSets(new RuleSets(sets.policy(), List.of(nat), sets.routing()))))
        .containsExactly("nf_nat_h323");
  }

  private List<String> modules(Firewall of) {
    return HelperModules.of(new NodeContext(project, of, of.nodes().getFirst(), Backend.NFTABLES))
        .toList();
  }
}
