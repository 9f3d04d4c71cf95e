package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.compile.keepalived.KeepalivedPart;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Routes that follow the master lead to what they name, by a gateway that can be reached. */
final class RoutesTest {

  private static final Cell NOWHERE_SAID = Cell.ANY;

  private final List<Problem> problems = new ArrayList<>();

  private String routes(RoutingRule... rules) {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            new Network(Head.of(Id.of("branch"), "branch"), Prefix.parse("172.30.0.0/16")),
            Pairs.host("depot", "172.31.0.9"),
            new AddressRange(
                Head.of(Id.of("pool"), "pool"), IpRange.parse("172.29.0.4-172.29.0.6")),
            new ObjectGroup(
                Head.of(Id.of("all"), "all"),
                List.of(Id.of("branch"), Id.of("depot"), Id.of("pool"))),
            Pairs.host("router-1", "192.168.1.254"),
            Pairs.host("router-2", "192.168.1.253"),
            Pairs.host("stranger", "203.0.113.254"));
    Project routed =
        Pairs.cluster(
            project,
            c -> {
              RuleSet.Routing set = c.ruleSets().routing().getFirst().withRules(List.of(rules));
              return c.withRuleSets(
                  new RuleSets(c.ruleSets().policy(), c.ruleSets().nat(), List.of(set)));
            });
    Cluster cluster = Pairs.cluster(routed);
    NodeContext context =
        new NodeContext(routed, cluster, cluster.nodes().getFirst(), cluster.settings().backend());
    return new KeepalivedPart()
        .contribute(context, problems::add).files().stream()
            .filter(f -> f.path().endsWith("keepalived.conf"))
            .map(BundleFile::text)
            .findFirst()
            .orElseThrow();
  }

  private static RoutingRule route(String id, Cell to, Cell out, String... gateways) {
    return new RoutingRule(
        Id.of(id),
        true,
        to,
        false,
        List.of(gateways).stream().map(Id::of).toList(),
        out,
        0,
        true,
        Optional.empty(),
        RuleInfo.NONE);
  }

  @Test
  void aGroupIsAllOfItsMembersAndNeverTheDefault() {
    String text = routes(route("r", Cell.of(Id.of("all")), Cell.ANY, "router-1"));

    assertThat(problems).isEmpty();
    assertThat(text)
        .contains("172.30.0.0/16 via 192.168.1.254")
        .contains("172.31.0.9/32 via 192.168.1.254")
        .contains("172.29.0.4/31 via 192.168.1.254")
        .contains("172.29.0.6/32 via 192.168.1.254")
        .doesNotContain("0.0.0.0/0")
        .doesNotContain("default via");
  }

  @Test
  void noDestinationIsAnErrorAndNotTheDefault() {
    String text = routes(route("r", NOWHERE_SAID, Cell.ANY, "router-1"));

    assertThat(problems).extracting(Problem::id).contains("route.destination");
    assertThat(text).doesNotContain("virtual_routes");
  }

  @Test
  void aGatewayIsOnANetworkOfTheNode() {
    routes(route("r", Cell.of(Id.of("branch")), Cell.ANY, "stranger"));

    assertThat(problems).extracting(Problem::id).containsExactly("route.gateway");
  }

  @Test
  void aGatewayIsOnTheNetworkOfTheNamedInterface() {
    routes(route("r", Cell.of(Id.of("branch")), Cell.of(ArticlePair.INSIDE), "router-1"));

    assertThat(problems).extracting(Problem::id).containsExactly("route.gateway");
  }

  @Test
  void theSameDestinationTwiceIsOneRouteWithTwoWays() {
    String text =
        routes(
            route("r1", Cell.of(Id.of("branch")), Cell.ANY, "router-1"),
            route("r2", Cell.of(Id.of("branch")), Cell.ANY, "router-2"));

    assertThat(problems).isEmpty();
    assertThat(text)
        .containsOnlyOnce("172.30.0.0/16")
        .contains("nexthop via 192.168.1.254")
        .contains("nexthop via 192.168.1.253");
  }
}
