package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.StateSyncSettings.Mode;
import org.twinkeep.model.SyncLink;
import org.twinkeep.model.SyncLink.Transport;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** One change of the article's pair for each mistake, and what is said about it. */
final class ClusterChecksTest {

  private static final List<Id> SYNC = List.of(Id.of("lj-fw-1:eth2"), Id.of("lj-fw-2:eth2"));

  private static Map<String, Project> cases() {
    Map<String, Project> cases = new LinkedHashMap<>();
    cases.put(
        "ERROR cluster.nodes.few lj-fw", Pairs.cluster(c -> c.withNodes(c.nodes().subList(0, 1))));
    cases.put(
        "ERROR cluster.interface.no-address lj-fw inside, addresses",
        Pairs.iface(ArticlePair.INSIDE, i -> i.withAddresses(List.of())));
    cases.put(
        "WARNING cluster.address.family lj-fw inside, addresses",
        Pairs.cluster(c -> c.withSettings(c.settings().withFamilies(Set.of(Family.IPV4)))));
    cases.put(
        "ERROR cluster.interface.member-missing lj-fw inside, members",
        Pairs.iface(ArticlePair.INSIDE, i -> i.withMembers(i.members().subList(0, 1))));
    cases.put(
        "ERROR cluster.interface.member-twice lj-fw inside, members",
        Pairs.iface(
            ArticlePair.INSIDE, i -> i.withMembers(plus(i.members(), Id.of("lj-fw-1:eth0")))));
    cases.put(
        "ERROR cluster.interface.dynamic lj-fw-2 eth1",
        Pairs.node(2, n -> changed(n, 1, i -> i.withDynamic(true))));
    cases.put(
        "ERROR cluster.interface.member-without-address lj-fw-2 eth1, addresses",
        Pairs.node(2, n -> changed(n, 1, i -> i.withAddresses(List.of()))));
    cases.put(
        "ERROR cluster.interface.loopback lj-fw inside, members",
        Pairs.node(1, n -> changed(n, 1, i -> i.withName("lo"))));
    cases.put(
        "DANGER cluster.address.outside-network lj-fw inside, addresses",
        Pairs.iface(ArticlePair.INSIDE, i -> i.withAddresses(Pairs.addresses("10.1.2.1/24"))));
    cases.put(
        "ERROR cluster.address.taken lj-fw-1 eth1, addresses",
        Pairs.iface(ArticlePair.INSIDE, i -> i.withAddresses(Pairs.addresses("10.1.1.2/24"))));
    cases.put(
        "ERROR node.address.duplicate lj-fw-2 eth1, addresses",
        Pairs.node(2, n -> changed(n, 1, i -> i.withAddresses(Pairs.addresses("10.1.1.2/24")))));
    cases.put(
        "DANGER firewall.address.duplicate other eth0, addresses", withOther("10.1.1.2/24", 77));
    cases.put("DANGER cluster.vrid.duplicate other shared, VRID", withOther("10.1.1.9/24", 30));
    cases.put(
        "WARNING cluster.network.overlap lj-fw inside, addresses",
        Pairs.node(
            1, n -> changed(n, 1, i -> i.withAddresses(Pairs.addresses("192.168.1.130/25")))));
    cases.put(
        "ERROR cluster.sync.missing lj-fw, state sync",
        Pairs.cluster(c -> c.withSyncLinks(List.of())));
    cases.put(
        "WARNING cluster.sync.off lj-fw, state sync",
        Pairs.cluster(
            c -> c.withStateSync(new StateSyncSettings(false, Mode.FTFW, true, true, false))));
    cases.put(
        "ERROR cluster.sync.member-missing lj-fw, sync link",
        Pairs.cluster(c -> c.withSyncLinks(List.of(SyncLink.multicast(SYNC.subList(0, 1))))));
    cases.put(
        "ERROR cluster.sync.no-address lj-fw-1 eth2, addresses",
        Pairs.node(1, n -> changed(n, 2, i -> i.withAddresses(Pairs.addresses("fd00::1/64")))));
    cases.put(
        "DANGER cluster.sync.tracked lj-fw-2 eth2",
        failover(f -> f.withTracked(SYNC.subList(1, 2), List.of(), List.of())));
    cases.put("ERROR cluster.sync.tcp lj-fw, sync link", links(Transport.TCP));
    cases.put(
        "ERROR cluster.sync.same-channel lj-fw, sync link",
        Pairs.cluster(
            c -> c.withSyncLinks(List.of(SyncLink.multicast(SYNC), SyncLink.multicast(SYNC)))));
    cases.put(
        "ERROR cluster.sync.udp-nodes lj-fw, sync link",
        Pairs.cluster(links(Transport.UDP), ClusterChecksTest::withThird));
    cases.put(
        "WARNING cluster.sync.many-nodes lj-fw, state sync",
        Pairs.cluster(ClusterChecksTest::withThird));
    cases.put(
        "WARNING cluster.priority.equal lj-fw-2, priority",
        Pairs.node(2, n -> n.withPriority(250)));
    cases.put(
        "ERROR cluster.vrrp2.subsecond lj-fw, advert interval",
        failover(f -> f.withVersion(2, Optional.empty())));
    cases.put(
        "ERROR cluster.vrrp2.ipv6 lj-fw inside, addresses",
        failover(f -> f.withVersion(2, Optional.empty()).withAdvertMillis(1000)));
    cases.put(
        "WARNING cluster.password.unused lj-fw, password",
        failover(f -> f.withVersion(3, Optional.of("secret"))));
    cases.put(
        "ERROR cluster.password.unusable lj-fw, password",
        failover(f -> f.withVersion(2, Optional.of("so secret"))));
    cases.put(
        "WARNING cluster.advert.rounded lj-fw, advert interval",
        failover(f -> f.withAdvertMillis(255)));
    cases.put(
        "WARNING cluster.advert.fast lj-fw, advert interval",
        failover(f -> f.withAdvertMillis(20)));
    cases.put(
        "ERROR cluster.track.command lj-fw, tracked scripts",
        failover(f -> f.withTracked(List.of(), List.of(script("/bin/x; rm -rf /", 0)), List.of())));
    cases.put(
        "ERROR cluster.track.process lj-fw, tracked processes",
        failover(
            f ->
                f.withTracked(
                    List.of(), List.of(), List.of(new TrackedProcess("p", "a\"\n}", 0)))));
    cases.put(
        "ERROR cluster.hook.command lj-fw, notify", failover(f -> f.withNotifyHook("mail $(id)")));
    cases.put(
        "WARNING cluster.track.weight lj-fw, tracking",
        failover(f -> f.withTracked(List.of(), List.of(script("/bin/true", -10)), List.of())));
    cases.put(
        "ERROR cluster.failover.range lj-fw, announcements",
        failover(f -> f.withGarp(new Garp(-1, 0, 0))));
    cases.put(
        "WARNING cluster.virtual-mac lj-fw, virtual MAC", failover(f -> f.withVirtualMac(true)));
    cases.put(
        "ERROR cluster.vrid.virtual-mac lj-fw inside, VRID",
        Pairs.cluster(
            Pairs.iface(ArticlePair.INSIDE, i -> i.withVrid(20)),
            c -> c.withFailover(c.failover().withVirtualMac(true))));
    cases.put(
        "WARNING node.management.missing lj-fw-1, management address",
        Pairs.node(1, n -> n.withManagement(Management.of(""))));
    cases.put(
        "WARNING node.management.virtual lj-fw-1, management address",
        Pairs.node(1, n -> n.withManagement(Management.of("10.1.1.1"))));
    cases.put("ERROR node.name.unusable a/b, name", Pairs.node(1, n -> n.withName("a/b")));
    cases.put("ERROR node.name.duplicate lj-fw-1, name", Pairs.node(2, n -> n.withName("lj-fw-1")));
    cases.put(
        "ERROR interface.name.unusable lj-fw-1 eth0; reboot, name",
        Pairs.node(1, n -> changed(n, 0, i -> i.withName("eth0; reboot"))));
    cases.put(
        "ERROR interface.name.duplicate lj-fw-1 eth0, name",
        Pairs.node(1, n -> changed(n, 1, i -> i.withName("eth0"))));
    cases.put(
        "ERROR firewall.kernel.unusable lj-fw, kernel settings",
        kernel("net.ipv4.tcp_syncookies", "1\nnet.ipv4.ip_forward = 1"));
    cases.put(
        "ERROR firewall.kernel.forwarding lj-fw, kernel settings",
        kernel("net/ipv4/ip_forward", "1"));
    return cases;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.ipv4.conf.all.forwarding",
        "net.ipv4.conf.default.forwarding",
        "net.ipv4.conf.eth0.forwarding",
        "net/ipv6/conf/eth0.1/forwarding",
        "net.ipv6.conf.eth0.force_forwarding"
      })
  void forwardingIsSwitchedOnByNothingElse(String key) {
    assertThat(Checks.run(kernel(key, "1")))
        .extracting(Problem::id)
        .contains("firewall.kernel.forwarding");
  }

  @TestFactory
  Stream<DynamicTest> eachMistakeIsNamed() {
    return cases().entrySet().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.getKey(),
                    () ->
                        assertThat(
                                Checks.run(c.getValue()).stream()
                                    .map(p -> p.severity() + " " + p.id() + " " + p.place()))
                            .contains(c.getKey())));
  }

  @Test
  void theArticlesPairIsSound() {
    assertThat(Checks.run(ArticlePair.project())).isEmpty();
  }

  private static Project failover(UnaryOperator<FailoverSettings> change) {
    return Pairs.cluster(c -> c.withFailover(change.apply(c.failover())));
  }

  private static TrackedScript script(String command, int weight) {
    return new TrackedScript("s", command, 1, 1, 1, weight);
  }

  private static Project links(Transport transport) {
    return Pairs.cluster(
        c -> c.withSyncLinks(List.of(new SyncLink(SYNC, transport, Ip.parse("225.0.0.50"), 3780))));
  }

  private static Project kernel(String key, String value) {
    return Pairs.cluster(
        c -> {
          return c.withSettings(c.settings().withKernel(new TreeMap<>(Map.of(key, value))));
        });
  }

  private static Node changed(Node node, int index, UnaryOperator<Interface> change) {
    List<Interface> interfaces = new ArrayList<>(node.interfaces());
    interfaces.set(index, change.apply(interfaces.get(index)));
    return node.withInterfaces(interfaces);
  }

  private static Cluster withThird(Cluster cluster) {
    Node third = new Node(Id.of("lj-fw-3"), "lj-fw-3", Management.of("10.1.1.4"), List.of(), 10);
    return cluster.withNodes(Stream.concat(cluster.nodes().stream(), Stream.of(third)).toList());
  }

  private static List<Id> plus(List<Id> ids, Id one) {
    return Stream.concat(ids.stream(), Stream.of(one)).toList();
  }

  /** A second cluster of one node whose interface has the given address and VRID. */
  private static Project withOther(String address, int vrid) {
    Project project = ArticlePair.project();
    Cluster pair = Pairs.cluster(project);
    Interface eth0 =
        Interface.of(
            Id.of("other-1:eth0"),
            "eth0",
            Interface.Role.INSIDE,
            Pairs.addresses(address).getFirst());
    Cluster other =
        pair.withHead(Head.of(Id.of("other"), "other"))
            .withNodes(
                List.of(new Node(Id.of("other-1"), "other", Management.of("x"), List.of(eth0), 1)))
            .withInterfaces(
                List.of(
                    new ClusterInterface(
                        Id.of("other:shared"),
                        "shared",
                        List.of(eth0.id()),
                        vrid,
                        Pairs.addresses("10.1.1.99/24"))))
            .withSyncLinks(List.of());
    return project.withFirewalls(List.of(pair, other));
  }
}
