package org.twinkeep.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.twinkeep.diagram.Topology.Added;
import org.twinkeep.diagram.Topology.Badge;
import org.twinkeep.diagram.Topology.Machine;
import org.twinkeep.diagram.Topology.Port;
import org.twinkeep.diagram.Topology.Routed;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Network;
import org.twinkeep.model.Point;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class TopologyTest {

  private static final Topology PAIR = Designs.topology(ArticlePair.project());

  @Test
  void showsBothNodesWithTheirPriorities() {
    assertThat(PAIR.machines())
        .containsExactly(
            new Machine(Id.of("lj-fw-1"), "lj-fw-1", List.of("priority 250")),
            new Machine(Id.of("lj-fw-2"), "lj-fw-2", List.of("priority 240")));
  }

  @Test
  void clusterInterfacesAreNetworksWithVirtualAddresses() {
    Segment outside = PAIR.segments().getFirst();
    assertThat(outside.key()).isEqualTo(ArticlePair.OUTSIDE);
    assertThat(outside.name()).isEqualTo("outside-net");
    assertThat(outside.networks()).containsExactly(Id.of("outside-net"));
    assertThat(outside.prefixes()).hasToString("[192.168.1.0/24, 2001:db8:0:1::/64]");
    assertThat(outside.ports()).extracting(Port::name).containsExactly("eth0", "eth0");
    Badge badge = outside.badge().orElseThrow();
    assertThat(badge.vrid()).isEqualTo(20);
    assertThat(badge.addresses()).hasToString("[192.168.1.1/24, 2001:db8:0:1::1/64]");
  }

  @Test
  void theSyncLinkIsNoNetworkOfItsOwn() {
    assertThat(PAIR.segments()).hasSize(2);
    assertThat(PAIR.syncLines()).hasSize(1);
    assertThat(PAIR.syncLines().getFirst().prefixes()).hasToString("[192.168.100.0/24]");
  }

  @Test
  void hostsAndSubnetsStandBehindTheirNetworkWithTheServicesOffered() {
    assertThat(PAIR.things()).extracting(Thing::name).containsExactly("admin-net", "web-1");
    Thing web = PAIR.things().getLast();
    assertThat(web.behind()).contains(ArticlePair.INSIDE);
    assertThat(web.services()).containsExactly("web");
  }

  @Test
  void interfacesOfASingleFirewallHaveANetworkEach() {
    Topology single = Designs.topology(Designs.single(List.of(Role.OUTSIDE, Role.INSIDE), 1));
    assertThat(single.segments()).extracting(Segment::name).containsExactly("eth0", "eth1");
    assertThat(single.segments()).allMatch(s -> s.badge().isEmpty() && s.ports().size() == 1);
    assertThat(single.hasInternet()).isTrue();
  }

  @Test
  void interfacesOutsideTheClusterInterfacesMeetByTheirPrefix() {
    Project project = ArticlePair.project();
    var cluster = (Cluster) project.firewalls().getFirst();
    Topology topology =
        Designs.topology(project.with(cluster.withInterfaces(cluster.interfaces().subList(0, 1))));
    Segment inside = topology.segments().getLast();
    assertThat(inside.key()).isEqualTo(Id.of("lj-fw-1:eth1"));
    assertThat(inside.ports()).hasSize(2);
    assertThat(inside.badge()).isEmpty();
  }

  @Test
  void countsWhatItDoesNotShowButShowsWhatTheUserPlaced() {
    Project project = Designs.cluster(2, List.of(Role.INSIDE, Role.SYNC), 40);
    Topology crowded = Designs.topology(project);
    assertThat(crowded.things()).hasSize(Things.PER_NETWORK);
    assertThat(crowded.segments().getFirst().hidden()).isEqualTo(40 - Things.PER_NETWORK);

    var placed = new TreeMap<>(project.diagram());
    placed.put(Id.of("host-0-39"), new Point(0, 300));
    assertThat(Designs.topology(project.withDiagram(placed)).things())
        .extracting(Thing::name)
        .contains("host-0-39");
  }

  @Test
  void anObjectElsewhereIsShownOnlyWhenARuleNamesIt() {
    Project project = ArticlePair.project();
    Host far =
        new Host(Head.of(Id.of("far"), "far"), List.of(HostAddress.of(Ip.parse("203.0.113.9"))));
    Project with = project.withObjects(project.objects().with(far));
    assertThat(Designs.topology(with).things()).extracting(Thing::id).doesNotContain(far.id());

    var cluster = with.firewalls().getFirst();
    var policy = cluster.ruleSets().policy().getFirst();
    var rule = policy.rules().getFirst().withSource(Cell.of(far.id()));
    Project used =
        with.with(cluster.withRuleSets(cluster.ruleSets().with(policy.withRules(List.of(rule)))));
    assertThat(Designs.topology(used).things())
        .filteredOn(t -> t.id().equals(far.id()))
        .extracting(Thing::behind)
        .containsExactly(Optional.of(Topology.INTERNET));
  }

  @Test
  void anAddressThatANatRuleNeedsIsOnTheNetworkThatHoldsIt() {
    Project project = ArticlePair.project();
    Host published =
        new Host(Head.of(Id.of("www"), "www"), List.of(HostAddress.of(Ip.parse("192.168.1.10"))));
    var firewall = project.firewalls().getFirst();
    var nat = firewall.ruleSets().nat().getFirst();
    var rule = nat.rules().getFirst().withDestination(Cell.of(published.id()));
    Project changed =
        project
            .withObjects(project.objects().with(published))
            .with(firewall.withRuleSets(firewall.ruleSets().with(nat.withRules(List.of(rule)))));
    assertThat(Designs.topology(changed).segments().getFirst().badge().orElseThrow().added())
        .containsExactly(new Added(Ip.parse("192.168.1.10"), List.of(rule.id()), "NAT 1"));
  }

  private static Project routed(boolean follow) {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            new Network(Head.of(Id.of("branch"), "branch"), Prefix.parse("172.30.0.0/16")),
            Pairs.host("printer", "172.30.0.9"),
            Pairs.host("router", "10.1.1.254"));
    RoutingRule rule =
        RoutingRule.of(Id.of("to-branch"))
            .withDestination(Cell.of(Id.of("branch")))
            .withGateways(List.of(Id.of("router")))
            .withFollowMaster(follow);
    return Pairs.cluster(
        project,
        c -> {
          RuleSet.Routing set = c.ruleSets().routing().getFirst().withRules(List.of(rule));
          return c.withRuleSets(
              new RuleSets(c.ruleSets().policy(), c.ruleSets().nat(), List.of(set)));
        });
  }

  private static final Routed TO_BRANCH =
      new Routed(Prefix.parse("172.30.0.0/16"), Id.of("to-branch"), "Routing 1");

  @Test
  void aRouteThatFollowsTheMasterStandsWithTheVirtualAddresses() {
    Segment inside = Designs.topology(routed(true)).segments().getLast();
    assertThat(inside.badge().orElseThrow().routes()).containsExactly(TO_BRANCH);
    assertThat(inside.routes()).isEmpty();
    assertThat(Sizes.lines(inside.badge().orElseThrow())).contains("→ 172.30.0.0/16 · Routing 1");
  }

  @Test
  void aRouteThatStaysStandsWithItsNetwork() {
    Segment inside = Designs.topology(routed(false)).segments().getLast();
    assertThat(inside.routes()).containsExactly(TO_BRANCH);
    assertThat(inside.badge().orElseThrow().routes()).isEmpty();
    assertThat(Sizes.caption(inside)).contains("→ 172.30.0.0/16 · Routing 1");
  }

  @Test
  void whatARouteLeadsToStandsBehindItsNetwork() {
    assertThat(Designs.topology(routed(false)).things())
        .filteredOn(t -> t.name().equals("printer"))
        .singleElement()
        .extracting(Thing::behind)
        .isEqualTo(Optional.of(ArticlePair.INSIDE));
  }
}
