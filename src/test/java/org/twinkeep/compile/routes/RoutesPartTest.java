package org.twinkeep.compile.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** What does not follow the master is a route of every node, and nothing else is. */
final class RoutesPartTest {

  private final List<Problem> problems = new ArrayList<>();

  private static final Project PROJECT =
      Pairs.with(
          ArticlePair.project(),
          network("branch", "172.30.0.0/16"),
          network("branch6", "2001:db8:30::/48"),
          Pairs.host("nobody"),
          group("nothing"),
          group("mixed", "branch", "nobody"),
          Pairs.host("router-1", "192.168.1.254"),
          Pairs.host("router-2", "192.168.1.253"),
          Pairs.host("router-6", "fe80::254"),
          Pairs.host("router-7", "fe80::253"),
          Pairs.host("stranger", "203.0.113.254"));

  private static ObjectGroup group(String id, String... members) {
    return new ObjectGroup(Head.of(Id.of(id), id), Stream.of(members).map(Id::of).toList());
  }

  private static RoutingRule to(String destination, String... gateways) {
    return RoutingRule.of(Id.of("to-" + destination))
        .withDestination(Cell.of(Id.of(destination)))
        .withGateways(Stream.of(gateways).map(Id::of).toList());
  }

  private static NodeContext node(RoutingRule... rules) {
    return node(PROJECT, rules);
  }

  private static NodeContext node(Project project, RoutingRule... rules) {
    Project routed =
        Pairs.cluster(
            project,
            c -> {
              RuleSet.Routing set = c.ruleSets().routing().getFirst().withRules(List.of(rules));
              return c.withRuleSets(
                  new RuleSets(c.ruleSets().policy(), c.ruleSets().nat(), List.of(set)));
            });
    Firewall cluster = Pairs.cluster(routed);
    return new NodeContext(
        routed, cluster, cluster.nodes().getFirst(), cluster.settings().backend());
  }

  private List<String> routes(RoutingRule... rules) {
    return routes(node(rules));
  }

  private List<String> routes(NodeContext node) {
    return new RoutesPart()
        .contribute(node, problems::add).files().stream()
            .filter(f -> f.path().equals("/etc/twinkeep/routes"))
            .map(BundleFile::lines)
            .flatMap(List::stream)
            .map(Line::text)
            .filter(text -> !text.startsWith("#"))
            .toList();
  }

  @Test
  void aRouteIsALineInTheWordsOfIpRoute() {
    assertThat(routes(to("branch", "router-1").withMetric(20).withMtu(Optional.of(1400))))
        .containsExactly("172.30.0.0/16 via 192.168.1.254 dev eth0 metric 20 mtu 1400");
    assertThat(problems).isEmpty();
  }

  @Test
  void theMetricOfVersionSixIsSaid() {
    assertThat(routes(to("branch6", "router-6").withOutInterface(Cell.of(ArticlePair.INSIDE))))
        .containsExactly("2001:db8:30::/48 via fe80::254 dev eth1 metric 1024");
  }

  @Test
  void versionSixWithoutAMetricIsTheRouteWithTheKernelsOwn() {
    Cell inside = Cell.of(ArticlePair.INSIDE);
    RoutingRule silent = to("branch6", "router-6").withOutInterface(inside);
    RoutingRule said = to("branch6", "router-7").withOutInterface(inside).withMetric(1024);
    assertThat(routes(silent, said.withId(Id.of("second"))))
        .singleElement()
        .asString()
        .contains("metric 1024 nexthop via fe80::254", "nexthop via fe80::253");
    routes(silent, said.withFollowMaster(true));
    assertThat(problems).extracting(Problem::id).containsExactly("route.twice");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void aNetworkThatIsAttachedNeedsNoRoute(int metric) {
    Project project =
        Pairs.with(
            PROJECT,
            network("all-of-it", "192.168.1.0/24"),
            network("a-half", "192.168.1.128/25"),
            network("around", "192.168.0.0/16"));
    assertThat(routes(node(project, to("all-of-it", "router-1").withMetric(metric)))).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("route.attached");
              assertThat(p.isError()).isTrue();
              assertThat(p.message()).contains("192.168.1.0/24", "eth0");
            });
    problems.clear();
    assertThat(routes(node(project, to("a-half", "router-1"), to("around", "router-1"))))
        .hasSize(2);
    assertThat(problems).isEmpty();
  }

  @Test
  void aNetworkOfAVirtualAddressIsAttached() {
    Project project = Pairs.with(virtual(), network("shared", "203.0.113.0/24"));
    assertThat(routes(node(project, to("shared", "router-1")))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.attached");
  }

  /** Each interface has it without an address that says so. */
  @Test
  void theLinkLocalNetworkIsAttached() {
    Project project = Pairs.with(PROJECT, network("link", "fe80::/64"));
    RoutingRule rule = to("link").withOutInterface(Cell.of(ArticlePair.INSIDE));
    assertThat(routes(node(project, rule))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.attached");
  }

  @Test
  void severalWaysOfVersionSixNeedGateways() {
    RoutingRule over = to("branch6", "router-6").withOutInterface(Cell.of(ArticlePair.INSIDE));
    RoutingRule by =
        to("branch6").withId(Id.of("by")).withOutInterface(Cell.of(ArticlePair.OUTSIDE));
    routes(over, by);
    assertThat(problems)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("route.multipath");
              assertThat(p.remedy()).contains("gateway", "metrics");
            });
    problems.clear();
    assertThat(routes(over, by.withMetric(7))).hasSize(2);
    assertThat(routes(to("branch", "router-1"), by.withDestination(Cell.of(Id.of("branch")))))
        .hasSize(1);
    assertThat(problems).isEmpty();
  }

  @Test
  void ofAGatewaysAddressesTheOneThatCanBeReachedCounts() {
    Project project = Pairs.with(PROJECT, Pairs.host("two", "10.9.9.9", "192.168.1.252"));
    assertThat(routes(node(project, to("branch", "two"))))
        .containsExactly("172.30.0.0/16 via 192.168.1.252 dev eth0");
    assertThat(problems).isEmpty();
  }

  @Test
  void aGatewayBehindTwoInterfacesIsAmbiguousUntilOneIsNamed() {
    String inside = "10.1.1.252";
    Project project = Pairs.with(PROJECT, Pairs.host("two", "192.168.1.252", inside));
    assertThat(routes(node(project, to("branch", "two")))).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("route.gateway");
              assertThat(p.message()).startsWith("two is reached by eth0 and by eth1");
              assertThat(p.remedy()).contains("interface");
            });
    problems.clear();
    assertThat(
            routes(
                node(project, to("branch", "two").withOutInterface(Cell.of(ArticlePair.INSIDE)))))
        .containsExactly("172.30.0.0/16 via " + inside + " dev eth1");
  }

  @Test
  void severalRulesForTheSameAreOneRoute() {
    assertThat(routes(to("branch", "router-1"), to("branch", "router-2").withId(Id.of("second"))))
        .singleElement()
        .asString()
        .contains("nexthop via 192.168.1.254", "nexthop via 192.168.1.253");
  }

  @Test
  void rulesForTheSameWithDifferentMtusAreRefused() {
    routes(
        to("branch", "router-1"),
        to("branch", "router-2").withId(Id.of("second")).withMtu(Optional.of(1300)));
    assertThat(problems).extracting(Problem::id).containsExactly("route.mtu");
  }

  private static Project virtual() {
    return Pairs.cluster(
        PROJECT,
        c ->
            c.withInterfaces(
                c.interfaces().stream()
                    .map(i -> i.withAddresses(List.of(InterfaceAddress.parse("203.0.113.1/24"))))
                    .toList()));
  }

  private static Network network(String id, String prefix) {
    return new Network(Head.of(Id.of(id), id), Prefix.parse(prefix));
  }

  @Test
  void aGatewayBehindAVirtualAddressIsForTheMasterAlone() {
    assertThat(routes(node(virtual(), to("branch", "stranger")))).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("route.gateway");
              assertThat(p.message()).contains("virtual address");
              assertThat(p.remedy()).contains("follow the master");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.1.2", "192.168.1.1", "192.168.1.255", "192.168.1.0"})
  void whatIsNoNeighbourIsNoGateway(String address) {
    Project project = Pairs.with(PROJECT, Pairs.host("odd", address));
    assertThat(routes(node(project, to("branch", "odd")))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.gateway");
  }

  @Test
  void theDefaultRouteMayLeadToAnInterfaceAlone() {
    RoutingRule all = RoutingRule.of(Id.of("all")).withDefaultRoute(true);
    assertThat(routes(all.withOutInterface(Cell.of(ArticlePair.INSIDE))))
        .anySatisfy(line -> assertThat(line).startsWith("0.0.0.0/0 dev "));
    assertThat(problems).isEmpty();
    assertThat(routes(all)).isEmpty();
    assertThat(problems).extracting(Problem::id).contains("route.gateway");
  }

  @Test
  void whatFollowsTheMasterIsLeftToKeepalived() {
    assertThat(routes(to("branch", "router-1").withFollowMaster(true))).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void aSingleFirewallIsItsOwnMaster() {
    NodeContext node = node(to("branch", "router-1").withFollowMaster(true));
    Firewall cluster = node.firewall();
    Firewall alone =
        new StandaloneFirewall(
            cluster.head(), node.node(), List.of(), cluster.settings(), cluster.ruleSets());
    assertThat(routes(new NodeContext(node.project(), alone, node.node(), node.backend())))
        .hasSize(1);
  }

  @Test
  void oneRouteBothHereAndOnTheMasterIsAnError() {
    routes(
        to("branch", "router-1"),
        to("branch", "router-2").withId(Id.of("moving")).withFollowMaster(true));
    assertThat(problems).extracting(Problem::id).containsExactly("route.twice");
  }

  @Test
  void aGatewayThatIsNotAttachedIsAnError() {
    routes(to("branch", "stranger"));
    assertThat(problems).extracting(Problem::id).containsExactly("route.gateway");
  }

  @Test
  void aGatewayWithoutAnAddressIsAnErrorBesideOthers() {
    assertThat(routes(to("branch", "router-1", "nobody"))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.gateway");
    assertThat(problems.getFirst().message()).startsWith("nobody is no host with an address");
  }

  @Test
  void severalInterfacesOfANodeAreAnError() {
    Cell both = new Cell(List.of(ArticlePair.INSIDE, ArticlePair.OUTSIDE), false);
    assertThat(routes(to("branch", "router-1").withOutInterface(both))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.output-interface");
  }

  @Test
  void somethingElseThanAnInterfaceIsAnError() {
    assertThat(routes(to("branch", "router-1").withOutInterface(Cell.of(Id.of("branch6")))))
        .isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.output-interface");
  }

  @Test
  void anInterfaceOfAnotherNodeIsNotForThisOne() {
    assertThat(routes(to("branch", "router-1").withOutInterface(Cell.of(ofAnother())))).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void aDestinationWithoutAnAddressIsAnErrorAndNotLost() {
    assertThat(routes(to("nobody", "router-1"))).isEmpty();
    assertThat(routes(to("nothing", "router-1"))).isEmpty();
    assertThat(routes(to("mixed", "router-1"))).isEmpty();
    assertThat(problems)
        .extracting(Problem::id)
        .containsExactly("route.destination", "route.destination", "route.destination");
  }

  @Test
  void aDestinationOfAnotherFamilyThanTheRuleSetIsAnError() {
    NodeContext node = node(to("branch6", "router-6"));
    RuleSet.Routing set = node.firewall().ruleSets().routing().getFirst();
    RuleSet.Routing only4 =
        new RuleSet.Routing(set.id(), set.name(), Set.of(Family.IPV4), set.rules());
    Firewall firewall =
        Pairs.cluster(node.project()).withRuleSets(node.firewall().ruleSets().with(only4));
    assertThat(routes(new NodeContext(node.project(), firewall, node.node(), node.backend())))
        .isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("route.destination");
  }

  @Test
  void disabledRulesBringNothing() {
    assertThat(routes(to("branch", "router-1").withEnabled(false))).isEmpty();
  }

  @Test
  void everyRuleIsExplainedInTheOrderOfTheTable() {
    RoutingRule moving =
        to("branch6", "router-6")
            .withOutInterface(Cell.of(ArticlePair.INSIDE))
            .withFollowMaster(true)
            .withInfo(RuleInfo.NONE.withName("six").withComment("ticket 7"));
    RoutingRule elsewhere =
        to("branch", "router-1").withId(Id.of("elsewhere")).withOutInterface(Cell.of(ofAnother()));
    RoutingRule off = to("branch", "router-2").withId(Id.of("off")).withEnabled(false);

    assertThat(words(moving, to("branch", "router-1"), elsewhere, off))
        .satisfiesExactly(
            title -> assertThat(title).isEqualTo("# Routing rule 1: six: ticket 7"),
            moves -> assertThat(moves).endsWith("on the master only."),
            title -> assertThat(title).isEqualTo("# Routing rule 2"),
            here -> assertThat(here).startsWith("Route 172.30.0.0/16").endsWith("on every node."),
            title -> assertThat(title).isEqualTo("# Routing rule 3"),
            not -> assertThat(not).isEqualTo("nowhere: its interface is on another node"),
            title -> assertThat(title).isEqualTo("# Routing rule 4"),
            not -> assertThat(not).isEqualTo("disabled"));
  }

  @Test
  void everyRuleOfARouteNamesTheOthers() {
    RoutingRule second = to("branch", "router-2").withId(Id.of("second"));
    RoutingRule third = to("branch", "router-1").withId(Id.of("third"));

    assertThat(words(to("branch", "router-1"), second, third))
        .filteredOn(text -> !text.startsWith("#"))
        .satisfiesExactly(
            one -> assertThat(one).endsWith(", as one with Routing rule 2, Routing rule 3."),
            two ->
                assertThat(two)
                    .contains("nexthop via 192.168.1.254", "nexthop via 192.168.1.253")
                    .endsWith(", as one with Routing rule 1, Routing rule 3."),
            three -> assertThat(three).endsWith(", as one with Routing rule 1, Routing rule 2."));
  }

  @Test
  void theLineOfARouteBelongsToAllOfItsRules() {
    RoutingRule second = to("branch", "router-2").withId(Id.of("second"));
    assertThat(
            new RoutesPart()
                .contribute(node(to("branch", "router-1"), second), problems::add)
                .files()
                .getFirst()
                .lines())
        .filteredOn(line -> line.text().startsWith("172."))
        .singleElement()
        .satisfies(line -> assertThat(line.origins()).containsExactly("to-branch", "second"));
  }

  private List<String> words(RoutingRule... rules) {
    return new RoutesPart()
        .contribute(node(rules), problems::add).explanation().stream().map(Line::text).toList();
  }

  private static Id ofAnother() {
    return ArticlePair.project().firewalls().getFirst().nodes().get(1).interfaces().getFirst().id();
  }
}
