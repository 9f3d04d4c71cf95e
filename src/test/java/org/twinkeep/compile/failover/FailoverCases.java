package org.twinkeep.compile.failover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.StateSyncSettings.Mode;
import org.twinkeep.model.StateSyncSettings.Protocol;
import org.twinkeep.model.SyncLink;
import org.twinkeep.model.SyncLink.Transport;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** Projects that use each option of fail-over and state sync; one folder of golden files each. */
final class FailoverCases {

  private FailoverCases() {}

  static Map<String, Project> all() {
    Map<String, Project> cases = new LinkedHashMap<>();
    cases.put("article", ArticlePair.project());
    cases.put("one-second-adverts", failover(f -> f.withAdvertMillis(1000)));
    cases.put("fast-adverts", failover(f -> f.withAdvertMillis(50)));
    cases.put("unicast", failover(f -> f.withUnicast(true)));
    cases.put("preempt", failover(f -> f.withPreempt(true, 30)));
    cases.put("version-2-with-password", version2(f -> f.withVersion(2, Optional.of("s3cret"))));
    cases.put(
        "version-2-unicast", version2(f -> f.withUnicast(true).withVersion(2, Optional.empty())));
    cases.put("virtual-mac", failover(f -> f.withVirtualMac(true)));
    cases.put("tracking", tracking(0));
    cases.put("tracking-with-weights", tracking(-30));
    cases.put(
        "announcements-and-hook",
        failover(f -> f.withGarp(new Garp(2, 3, 0)).withNotifyHook("/etc/twinkeep/hook --by tk")));
    cases.put("nat-addresses", natAddresses());
    cases.put("extra-files", extraFiles());
    cases.put("routes", routes());
    cases.put("routes-that-stay", routesThatStay());
    cases.put("several-addresses", severalAddresses());
    cases.put("three-nodes", threeNodes());
    cases.put("one-interface", oneInterface(ArticlePair.project()));
    cases.put("one-interface-tracking", oneInterface(tracking(0)));
    cases.put("ipv6-only", ipv6Only());
    cases.put("notrack", stateSync(Mode.NOTRACK, true, true));
    cases.put("alarm", stateSync(Mode.ALARM, true, false));
    cases.put("no-external-cache", stateSync(Mode.FTFW, false, true));
    cases.put("notrack-no-external-cache", stateSync(Mode.NOTRACK, false, false));
    cases.put("udp", links(Transport.UDP, 1));
    cases.put("notrack-udp", over(Transport.UDP, Mode.NOTRACK));
    cases.put("alarm-udp", over(Transport.UDP, Mode.ALARM));
    cases.put(
        "some-protocols",
        Pairs.cluster(
            c ->
                c.withStateSync(
                    c.stateSync()
                        .withProtocol(Protocol.SCTP, false)
                        .withProtocol(Protocol.DCCP, false)
                        .withProtocol(Protocol.UDP, false))));
    cases.put("two-links", links(Transport.MULTICAST, 2));
    cases.put("two-udp-links", links(Transport.UDP, 2));
    cases.put("no-state-sync", noStateSync());
    cases.put("standalone", standalone());
    return cases;
  }

  private static Project stateSync(Mode mode, boolean externalCache, boolean expectations) {
    return Pairs.cluster(
        c ->
            c.withStateSync(
                new StateSyncSettings(
                    true, mode, externalCache, expectations, mode == Mode.NOTRACK)));
  }

  private static Project over(Transport transport, Mode mode) {
    return Pairs.cluster(links(transport, 1), c -> c.withStateSync(c.stateSync().withMode(mode)));
  }

  private static Project noStateSync() {
    return Pairs.cluster(
        c ->
            c.withStateSync(new StateSyncSettings(false, Mode.FTFW, true, true, false))
                .withSyncLinks(List.of()));
  }

  /** The second link is a cable with IPv6 addresses, as far as conntrackd can use them. */
  private static Project links(Transport transport, int count) {
    Ip group = Ip.parse("225.0.0.50");
    List<Id> first = List.of(Id.of("lj-fw-1:eth2"), Id.of("lj-fw-2:eth2"));
    List<Id> second = List.of(Id.of("lj-fw-1:eth3"), Id.of("lj-fw-2:eth3"));
    List<SyncLink> links =
        List.of(
            new SyncLink(first, transport, group, 3780),
            new SyncLink(second, transport, Ip.parse("225.0.0.51"), 3781));
    return Pairs.cluster(
        c ->
            c.withSyncLinks(links.subList(0, count))
                .withNodes(
                    c.nodes().stream()
                        .map(
                            n ->
                                withInterface(
                                    n,
                                    "eth3",
                                    Role.SYNC,
                                    (transport == Transport.UDP ? "fd00:100::" : "192.168.101.")
                                        + (n.name().endsWith("1") ? "2" : "3")
                                        + (transport == Transport.UDP ? "/64" : "/24")))
                        .toList()));
  }

  private static Project standalone() {
    Project pair = ArticlePair.project();
    Cluster cluster = Pairs.cluster(pair);
    Node node = cluster.nodes().getFirst();
    Interface uplink =
        node.interfaces()
            .getFirst()
            .withName("eth0.100")
            .withAddresses(List.of())
            .withDynamic(true);
    return pair.withFirewalls(
        List.of(
            new StandaloneFirewall(
                cluster.head(),
                node.withInterfaces(List.of(uplink, node.interfaces().get(1))),
                List.of(),
                cluster.settings().withFamilies(Set.of(Family.IPV4)),
                new RuleSets(List.of(), List.of(), List.of()))));
  }

  private static Project failover(UnaryOperator<FailoverSettings> change) {
    return Pairs.cluster(c -> c.withFailover(change.apply(c.failover())));
  }

  /** Only IPv4, as version 2 demands. */
  private static Project version2(UnaryOperator<FailoverSettings> change) {
    return Pairs.cluster(
        failover(f -> change.apply(f.withAdvertMillis(2000))),
        c ->
            c.withInterfaces(
                c.interfaces().stream()
                    .map(i -> i.withAddresses(i.addresses().subList(0, 1)))
                    .toList()));
  }

  private static Project tracking(int weight) {
    Project project =
        failover(
            f ->
                f.withPreempt(weight != 0, 0)
                    .withTracked(
                        List.of(Id.of("lj-fw-1:eth3"), Id.of("lj-fw-2:eth3")),
                        List.of(
                            new TrackedScript(
                                "Way out!", "/usr/bin/test -e /run/way-out", 5, 3, 2, weight),
                            new TrackedScript("", "/etc/twinkeep/check", 1, 1, 1, 0)),
                        List.of(new TrackedProcess("name server", "unbound", weight))));
    return Pairs.cluster(
        project,
        c ->
            c.withNodes(
                c.nodes().stream()
                    .map(
                        n ->
                            withInterface(
                                n,
                                "eth3",
                                Role.DMZ,
                                n.name().endsWith("1") ? "172.16.0.2/24" : "172.16.0.3/24"))
                    .toList()));
  }

  private static Node withInterface(Node node, String name, Role role, String address) {
    List<Interface> interfaces = new ArrayList<>(node.interfaces());
    interfaces.add(
        Interface.of(Id.of(node.id() + ":" + name), name, role, InterfaceAddress.parse(address)));
    return node.withInterfaces(interfaces);
  }

  private static Project natAddresses() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            Pairs.host("public", "192.168.1.10", "2001:db8:0:1::10"),
            Pairs.host("pool", "192.168.1.20", "192.168.1.21"),
            Pairs.host("routed", "203.0.113.7"),
            Pairs.host("mail-1", "10.1.1.101", "2001:db8:0:2::101"));
    return Pairs.nat(
        project,
        NatRule.of(Id.of("publish-mail"))
            .withDestination(Cell.of(Id.of("public")))
            .withTranslatedDestination(Cell.of(Id.of("mail-1"))),
        NatRule.of(Id.of("mail-out"))
            .withSource(Cell.of(Id.of("mail-1")))
            .withTranslatedSource(Cell.of(Id.of("public"))),
        NatRule.of(Id.of("inside-out"))
            .withSource(Cell.of(ArticlePair.INSIDE_NET))
            .withTranslatedSource(Cell.of(Id.of("pool"))),
        NatRule.of(Id.of("publish-routed"))
            .withDestination(Cell.of(Id.of("routed")))
            .withTranslatedDestination(Cell.of(ArticlePair.WEB))
            .withOptions(new NatOptions(false, false, false, false, true)));
  }

  private static Project routes() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            new Network(Head.of(Id.of("branch"), "branch"), Prefix.parse("172.30.0.0/16")),
            new Network(Head.of(Id.of("lab"), "lab"), Prefix.parse("2001:db8:9::/48")),
            new Network(Head.of(Id.of("depot"), "depot"), Prefix.parse("172.31.0.0/16")),
            Pairs.host("router-1", "192.168.1.254", "2001:db8:0:1::fe"),
            Pairs.host("router-2", "192.168.1.253"));
    List<RoutingRule> rules =
        List.of(
            route("default", Cell.ANY, true, "router-1").withEnabled(true),
            route("to-branch", Cell.of(Id.of("branch")), false, "router-1", "router-2"),
            route("to-lab", Cell.of(Id.of("lab")), false, "router-1"),
            new RoutingRule(
                Id.of("to-depot"),
                true,
                Cell.of(Id.of("depot")),
                false,
                List.of(),
                Cell.of(ArticlePair.INSIDE),
                50,
                true,
                Optional.of(1400),
                RuleInfo.NONE),
            route("not-here", Cell.of(Id.of("depot")), false, "router-2").withEnabled(false));
    return Pairs.cluster(
        project,
        c -> {
          RuleSet.Routing set = c.ruleSets().routing().getFirst().withRules(rules);
          return c.withRuleSets(
              new RuleSets(c.ruleSets().policy(), c.ruleSets().nat(), List.of(set)));
        });
  }

  /** All but one are on both nodes, whoever is master. */
  private static Project routesThatStay() {
    return Pairs.cluster(
        routes(),
        c -> {
          RuleSet.Routing set = c.ruleSets().routing().getFirst();
          List<RoutingRule> rules =
              set.rules().stream()
                  .map(r -> r.withFollowMaster(r.id().equals(Id.of("to-depot"))))
                  .toList();
          return c.withRuleSets(
              new RuleSets(
                  c.ruleSets().policy(), c.ruleSets().nat(), List.of(set.withRules(rules))));
        });
  }

  private static RoutingRule route(String id, Cell to, boolean isDefault, String... gateways) {
    return new RoutingRule(
        Id.of(id),
        true,
        to,
        isDefault,
        List.of(gateways).stream().map(Id::of).toList(),
        Cell.ANY,
        0,
        true,
        Optional.empty(),
        RuleInfo.NONE);
  }

  private static Project severalAddresses() {
    return Pairs.iface(
        ArticlePair.OUTSIDE,
        i ->
            i.withAddresses(
                Pairs.addresses(
                    "192.168.1.1/24",
                    "192.168.1.9/24",
                    "203.0.113.1/29",
                    "2001:db8:0:1::1/64",
                    "2001:db8:0:1::9/64",
                    "fe80::1/64")));
  }

  private static Project threeNodes() {
    return Pairs.cluster(
        failover(f -> f.withUnicast(true)),
        c -> {
          Node third =
              new Node(
                  Id.of("lj-fw-3"),
                  "lj-fw-3",
                  Management.of("10.1.1.4"),
                  List.of(
                      iface("eth0", Role.OUTSIDE, "192.168.1.4/24", "2001:db8:0:1::4/64"),
                      iface("eth1", Role.INSIDE, "10.1.1.4/24", "2001:db8:0:2::4/64"),
                      iface("eth2", Role.SYNC, "192.168.100.4/24")),
                  230);
          return new Cluster(
              c.head(),
              Stream.concat(c.nodes().stream(), Stream.of(third)).toList(),
              c.interfaces().stream()
                  .map(i -> i.withMembers(plus(i.members(), memberOfThird(i))))
                  .toList(),
              List.of(
                  SyncLink.multicast(
                      plus(c.syncLinks().getFirst().members(), Id.of("lj-fw-3:eth2")))),
              c.failover(),
              c.stateSync(),
              c.zones(),
              c.settings(),
              c.ruleSets());
        });
  }

  private static Id memberOfThird(ClusterInterface iface) {
    return Id.of(iface.id().equals(ArticlePair.OUTSIDE) ? "lj-fw-3:eth0" : "lj-fw-3:eth1");
  }

  private static List<Id> plus(List<Id> ids, Id one) {
    return Stream.concat(ids.stream(), Stream.of(one)).toList();
  }

  private static Interface iface(String name, Role role, String... addresses) {
    return Interface.of(
        Id.of("lj-fw-3:" + name),
        name,
        role,
        Pairs.addresses(addresses).toArray(InterfaceAddress[]::new));
  }

  /** The sync link has no other addresses than those of IPv4. */
  private static Project ipv6Only() {
    return Pairs.cluster(
        c ->
            c.withSettings(c.settings().withFamilies(Set.of(Family.IPV6)))
                .withRuleSets(new RuleSets(List.of(), List.of(), List.of()))
                .withInterfaces(
                    c.interfaces().stream()
                        .map(i -> i.withAddresses(i.addresses().subList(1, 2)))
                        .toList()));
  }

  private static Project oneInterface(Project project) {
    return Pairs.cluster(
        project,
        c ->
            c.withRuleSets(new RuleSets(List.of(), List.of(), List.of()))
                .withInterfaces(
                    List.of(
                        c.interfaces()
                            .getFirst()
                            .withAddresses(Pairs.addresses("192.168.1.1/24")))));
  }

  private static Project extraFiles() {
    return Pairs.cluster(
        c ->
            c.withSettings(
                c.settings()
                    .withExtraFiles(
                        List.of(
                            ExtraFile.empty()
                                .withPath("/etc/systemd/networkd.conf.d/keep-routes.conf")
                                .withText(
                                    "[Network]\nManageForeignRoutes=no\nManageForeignRoutingPolicyRules=no"),
                            ExtraFile.empty()
                                .withPath("/etc/keepalived/check-gateway")
                                .withMode(0755)
                                .withText("#!/bin/sh\nexec ping -c1 192.0.2.254")
                                .withNode(Optional.of(Id.of("lj-fw-2")))
                                .withService(ExtraFile.Service.KEEPALIVED)))));
  }
}
