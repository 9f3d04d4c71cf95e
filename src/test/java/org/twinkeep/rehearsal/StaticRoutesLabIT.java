package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.model.Cell;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.Pairs;

/** A route that stays is on both nodes, also after a restart; one that follows moves. */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StaticRoutesLabIT {

  private static final String STAYS = "10.77.0.0/16 via 10.1.1.77 dev eth1";
  private static final String FOLLOWS = "10.78.0.0/16 via 10.1.1.77 dev eth1";

  private static LabPair pair;

  private static Project project(Lab lab, boolean routed) {
    Project project =
        Pairs.with(
            LabPair.publishing(lab, Backend.NFTABLES),
            Pairs.host("router", "10.1.1.77"),
            new Network(Head.of(Id.of("stays"), "stays"), Prefix.parse("10.77.0.0/16")),
            new Network(Head.of(Id.of("follows"), "follows"), Prefix.parse("10.78.0.0/16")));
    List<RoutingRule> rules =
        List.of(route("stays"), route("follows").withFollowMaster(true).withEnabled(true));
    return Pairs.cluster(
        project,
        c -> {
          RuleSet.Routing set =
              c.ruleSets().routing().getFirst().withRules(routed ? rules : List.of());
          return c.withRuleSets(
              new RuleSets(c.ruleSets().policy(), c.ruleSets().nat(), List.of(set)));
        });
  }

  private static RoutingRule route(String destination) {
    return RoutingRule.of(Id.of("to-" + destination))
        .withDestination(Cell.of(Id.of(destination)))
        .withGateways(List.of(Id.of("router")));
  }

  @BeforeAll
  static void install(Lab lab) throws Exception {
    pair = LabPair.on(lab, project(lab, true), LabPair.Holding.USUAL);
  }

  private static String routes(LabNode node) throws Exception {
    return node.sh("ip route show");
  }

  @Test
  @Order(1)
  void theOneThatStaysIsOnBothNodesTheOtherOnTheMaster(Lab lab) throws Exception {
    for (LabNode node : lab.nodes()) {
      assertThat(routes(node)).contains(STAYS);
    }
    assertThat(routes(pair.master())).contains(FOLLOWS);
    assertThat(routes(pair.backup())).doesNotContain(FOLLOWS);
  }

  @Test
  @Order(2)
  void theOneThatFollowsMoves() throws Exception {
    LabNode former = pair.master();
    LabNode next = pair.backup();
    pair.switchOver();
    assertThat(routes(next)).contains(STAYS, FOLLOWS);
    assertThat(routes(former)).contains(STAYS).doesNotContain(FOLLOWS);
  }

  /** The timer of the node itself puts it back. */
  @Test
  @Order(3)
  void aRestartBringsItBack() throws Exception {
    LabNode backup = pair.backup();
    backup.reboot();
    LabPair.await(() -> routes(backup).contains(STAYS), "the route on " + backup);
  }

  @Test
  @Order(4)
  void bothGoWithTheirRules(Lab lab) throws Exception {
    pair.install(project(lab, false));
    for (LabNode node : lab.nodes()) {
      assertThat(routes(node)).doesNotContain("10.77.", "10.78.");
      assertThat(node.sh("systemctl is-active twinkeep-refresh.timer || true"))
          .isEqualTo("inactive");
    }
  }
}
