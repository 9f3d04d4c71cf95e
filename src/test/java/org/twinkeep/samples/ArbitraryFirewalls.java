package org.twinkeep.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.FirewallSettings.LogDefaults;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.SyncLink;
import org.twinkeep.model.Zone;

/** An arbitrary firewall. */
final class ArbitraryFirewalls {

  private final Shape shape;
  private final int f;

  ArbitraryFirewalls(Shape shape, int f) {
    this.shape = shape;
    this.f = f;
  }

  static Arbitrary<List<Firewall>> firewalls(Shape shape) {
    List<Arbitrary<Firewall>> all = new ArrayList<>();
    for (int f = 0; f < shape.firewalls(); f++) {
      all.add(new ArbitraryFirewalls(shape, f).firewall());
    }
    return all.isEmpty() ? Arbitraries.just(List.of()) : Combinators.combine(all).as(List::copyOf);
  }

  private Arbitrary<Firewall> firewall() {
    return shape.isCluster(f) ? cluster() : standalone();
  }

  private Arbitrary<Firewall> standalone() {
    return Combinators.combine(
            ArbitraryValues.heads(Shape.firewall(f)),
            node(0),
            zones(),
            settings(),
            new ArbitraryRules(shape, f).ruleSets())
        .as(StandaloneFirewall::new);
  }

  private Arbitrary<Firewall> cluster() {
    Arbitrary<Cluster> cluster =
        Combinators.combine(
                ArbitraryValues.heads(Shape.firewall(f)),
                Combinators.combine(node(0), node(1)).as(List::of),
                Combinators.combine(clusterInterface(0), clusterInterface(1)).as(List::of),
                syncLink().list().ofMaxSize(2),
                failover(),
                stateSync(),
                zones(),
                settings())
            .as(
                (head, nodes, interfaces, links, failover, sync, zones, settings) ->
                    new Cluster(
                        head,
                        nodes,
                        interfaces,
                        links,
                        failover,
                        sync,
                        zones,
                        settings,
                        new RuleSets(List.of(), List.of(), List.of())));
    return Combinators.combine(cluster, new ArbitraryRules(shape, f).ruleSets())
        .as(Cluster::withRuleSets);
  }

  private Arbitrary<Node> node(int n) {
    List<Arbitrary<Interface>> interfaces =
        IntStream.range(0, Shape.INTERFACES).mapToObj(i -> networkInterface(n, i)).toList();
    return Combinators.combine(
            ArbitraryValues.texts(),
            management(),
            Combinators.combine(interfaces).as(List::copyOf),
            Arbitraries.integers().between(1, 254))
        .as(
            (name, management, list, priority) ->
                new Node(Shape.node(f, n), name, management, list, priority));
  }

  private static Arbitrary<Management> management() {
    return Combinators.combine(
            ArbitraryValues.texts(),
            Arbitraries.integers().between(1, 65535),
            ArbitraryValues.texts(),
            ArbitraryValues.texts())
        .as(Management::new);
  }

  private Arbitrary<Interface> networkInterface(int n, int i) {
    return Combinators.combine(
            ArbitraryValues.interfaceAddresses().list().ofMaxSize(2),
            ArbitraryValues.texts(),
            Arbitraries.of(Interface.Role.class),
            Arbitraries.of(Interface.Kind.class),
            ArbitraryValues.rarely(),
            ArbitraryValues.rarely(),
            ArbitraryValues.maybe(Arbitraries.integers().between(68, 9000)))
        .as(
            (addresses, label, role, kind, dynamic, unprotected, mtu) ->
                new Interface(
                    Shape.interfaceId(f, n, i),
                    "eth" + i,
                    addresses,
                    label,
                    role,
                    kind,
                    dynamic,
                    unprotected,
                    mtu));
  }

  private List<Id> members(int i) {
    return IntStream.range(0, shape.nodes(f)).mapToObj(n -> Shape.interfaceId(f, n, i)).toList();
  }

  private Arbitrary<ClusterInterface> clusterInterface(int c) {
    return Combinators.combine(
            ArbitraryValues.texts(),
            Arbitraries.integers().between(1, 255),
            ArbitraryValues.interfaceAddresses().list().ofMaxSize(3))
        .as(
            (name, vrid, addresses) ->
                new ClusterInterface(
                    Shape.clusterInterface(f, c), name, members(c), vrid, addresses));
  }

  private Arbitrary<SyncLink> syncLink() {
    return Combinators.combine(
            Arbitraries.of(SyncLink.Transport.class),
            Arbitraries.of("225.0.0.50", "239.255.255.255").map(Ip::parse),
            Arbitraries.integers().between(1, 65535))
        .as((transport, group, port) -> new SyncLink(members(2), transport, group, port));
  }

  private static Arbitrary<StateSyncSettings> stateSync() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(flag, Arbitraries.of(StateSyncSettings.Mode.class), flag, flag, flag)
        .as(StateSyncSettings::new);
  }

  private Arbitrary<FailoverSettings> failover() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 1000);
    Arbitrary<Boolean> flag = ArbitraryValues.rarely();
    Arbitrary<TrackedScript> script =
        Combinators.combine(
                ArbitraryValues.texts(), ArbitraryValues.texts(), number, number, number, number)
            .as(TrackedScript::new);
    Arbitrary<TrackedProcess> process =
        Combinators.combine(
                ArbitraryValues.texts(),
                ArbitraryValues.texts(),
                Arbitraries.integers().between(-253, 253))
            .as(TrackedProcess::new);
    Arbitrary<FailoverSettings> first =
        Combinators.combine(
                Arbitraries.integers().between(10, 40_950),
                flag,
                number,
                flag,
                Arbitraries.of(2, 3),
                ArbitraryValues.maybe(ArbitraryValues.texts()),
                flag)
            .as(
                (advert, preempt, delay, unicast, version, password, mac) ->
                    new FailoverSettings(
                        advert,
                        preempt,
                        delay,
                        unicast,
                        version,
                        password,
                        mac,
                        List.of(),
                        List.of(),
                        List.of(),
                        Garp.DEFAULT,
                        ""));
    return Combinators.combine(
            first,
            ArbitraryValues.references(members(2)),
            script.list().ofMaxSize(1),
            process.list().ofMaxSize(1),
            Combinators.combine(number, number, number).as(Garp::new),
            ArbitraryValues.texts())
        .as(
            (s, interfaces, scripts, processes, garp, hook) ->
                new FailoverSettings(
                    s.advertMillis(),
                    s.preempt(),
                    s.preemptDelaySeconds(),
                    s.unicast(),
                    s.version(),
                    s.password(),
                    s.virtualMac(),
                    interfaces,
                    scripts,
                    processes,
                    garp,
                    hook));
  }

  private Arbitrary<List<Zone>> zones() {
    return Combinators.combine(
            ArbitraryValues.texts(), ArbitraryValues.references(shape.interfaceCell(f)))
        .as((name, members) -> List.of(new Zone(Id.of(Shape.firewall(f) + ":z"), name, members)));
  }

  private Arbitrary<FirewallSettings> settings() {
    Arbitrary<SortedMap<AutomaticRule, String>> off =
        Arbitraries.maps(Arbitraries.of(AutomaticRule.class), ArbitraryValues.texts())
            .ofMaxSize(2)
            .map(TreeMap::new);
    Arbitrary<String> sysctl =
        Arbitraries.of("net.ipv4.ip_forward", "net.core.\"quoted\"", "a = b\n\u0000", "🔥");
    Arbitrary<SortedMap<String, String>> kernel =
        Arbitraries.maps(sysctl, ArbitraryValues.texts()).ofMaxSize(2).map(TreeMap::new);
    Arbitrary<LogDefaults> log =
        Combinators.combine(
                ArbitraryValues.texts(),
                Arbitraries.of(LogLevel.class),
                ArbitraryValues.maybe(ArbitraryValues.rates()))
            .as(LogDefaults::new);
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<List<Boolean>> flags = flag.list().ofSize(4);
    return Combinators.combine(
            Arbitraries.of(FirewallSettings.Backend.class),
            ArbitraryValues.families(),
            ArbitraryValues.references(shape.addressCell()),
            log,
            off,
            kernel,
            flags,
            Combinators.combine(ArbitraryValues.texts(), extraFiles()).as(Texts::new))
        .as(
            (backend, families, access, logs, switchedOff, kernelValues, f4, texts) ->
                new FirewallSettings(
                    backend,
                    families,
                    f4.get(0),
                    new Cell(access, false),
                    logs,
                    f4.get(1),
                    switchedOff,
                    f4.get(2),
                    f4.get(3),
                    kernelValues,
                    texts.added(),
                    texts.added(),
                    texts.files()));
  }

  private record Texts(String added, List<ExtraFile> files) {}

  private static Arbitrary<List<ExtraFile>> extraFiles() {
    return Combinators.combine(
            ArbitraryValues.texts(),
            Arbitraries.integers().between(0, 07777),
            ArbitraryValues.texts(),
            ArbitraryValues.maybe(Arbitraries.of(Id.of("a-node"), Id.of("gone"))),
            Arbitraries.of(ExtraFile.Service.class))
        .as(
            (path, mode, text, node, service) ->
                new ExtraFile(path, mode, text, node, service, text))
        .list()
        .ofMaxSize(2);
  }
}
