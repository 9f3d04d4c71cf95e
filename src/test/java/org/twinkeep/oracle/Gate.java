package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TcpFlags.Flag;

/**
 * A firewall with an outside (eth0) and an inside (eth1) and a policy of a few rules, in a kernel
 * of its own.
 */
final class Gate {

  static final String OUTSIDE = "eth0";
  static final String INSIDE = "eth1";
  private static final int MANY = 40;

  private final List<ProjectObject> objects;
  private final List<PolicyRule> rules;

  Gate(List<? extends ProjectObject> objects, PolicyRule... rules) {
    this.objects = List.copyOf(objects);
    this.rules = List.of(rules);
  }

  /** What tests of a loader need; otherwise they are skipped. */
  static void needs(Loader loader) {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    List<String> tools =
        switch (loader) {
          case NFTABLES -> List.of("nft");
          case IPTABLES_NFT -> List.of("ipset", "iptables-nft-restore", "ip6tables-nft-restore");
          case IPTABLES_LEGACY ->
              List.of("ipset", "iptables-legacy-restore", "ip6tables-legacy-restore");
        };
    tools.forEach(t -> assumeTrue(Files.exists(Path.of("/usr/sbin", t)), t + " is missing"));
  }

  /** The last part of the addresses of {@link #inside} and {@link #outside}, in both families. */
  static String inside(Family family, int host) {
    return family == Family.IPV4 ? "198.51.100." + host : "2001:db8:2::" + host;
  }

  static String outside(Family family, int host) {
    return family == Family.IPV4 ? "192.0.2." + host : "2001:db8:1::" + host;
  }

  /** A host with an address in each family. */
  static Host insideHost(String id, int host) {
    return host(id, inside(Family.IPV4, host), inside(Family.IPV6, host));
  }

  static Host outsideHost(String id, int host) {
    return host(id, outside(Family.IPV4, host), outside(Family.IPV6, host));
  }

  private static Host host(String id, String four, String six) {
    return new Host(
        Head.of(Id.of(id), id),
        List.of(HostAddress.of(Ip.parse(four)), HostAddress.of(Ip.parse(six))));
  }

  /**
   * The same gate with so many rules besides, about hosts that nobody asks, that it is looked up.
   */
  Gate amongMany() {
    List<ProjectObject> all = new ArrayList<>(objects);
    List<PolicyRule> before = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Host host = outsideHost("other-" + i, 100 + i);
      all.add(host);
      before.add(
          PolicyRule.of(Id.of("about-other-" + i), new Action.Accept())
              .withDestination(Cell.of(host.id()))
              .withService(Cell.of(Id.of("std:http"))));
    }
    before.addAll(rules);
    return new Gate(all, before.toArray(PolicyRule[]::new));
  }

  private Project project() {
    FirewallSettings settings =
        FirewallSettings.DEFAULT.withManagementAccess(Cell.of(Id.of("administrator")));
    List<ProjectObject> all = new ArrayList<>(objects);
    all.add(insideHost("administrator", 250));
    StandaloneFirewall firewall =
        new StandaloneFirewall(
            Head.of(Id.of("gate"), "gate"),
            new Node(
                Id.of("gate-1"),
                "gate",
                Management.of("198.51.100.1"),
                List.of(
                    device(OUTSIDE, Role.OUTSIDE, outside(Family.IPV4, 1), outside(Family.IPV6, 1)),
                    device(INSIDE, Role.INSIDE, inside(Family.IPV4, 1), inside(Family.IPV6, 1))),
                100),
            List.of(),
            settings,
            new RuleSets(
                List.of(new RuleSet.Policy(Id.of("policy"), "Policy", Families.BOTH, rules)),
                List.of(),
                List.of()));
    return new Project(
        "gate",
        "",
        ObjectTable.of(all),
        List.of(firewall),
        Collections.emptySortedMap(),
        List.of());
  }

  private static Interface device(String name, Role role, String four, String six) {
    return Interface.of(
        Id.of("gate:" + name),
        name,
        role,
        InterfaceAddress.parse(four + "/24"),
        InterfaceAddress.parse(six + "/64"));
  }

  NodeBundle bundle(Loader loader) {
    Compilation compilation = new Compiler().compile(project(), Id.of("gate"), loader.backend());
    assertThat(compilation.problems()).noneMatch(p -> p.isError());
    return compilation.drafts().getFirst();
  }

  Map<String, List<InterfaceAddress>> devices() {
    Map<String, List<InterfaceAddress>> devices = new LinkedHashMap<>();
    project()
        .firewalls()
        .getFirst()
        .nodes()
        .getFirst()
        .interfaces()
        .forEach(i -> devices.put(i.name(), i.addresses()));
    return devices;
  }

  /** Numbers of the packets that leave the node or reach it, sent one after the other. */
  List<Integer> passing(Loader loader, List<Packet> packets) throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(devices(), OUTSIDE)) {
            loader.load(bundle(loader));
            return passing(kernel.send(packets));
          }
        });
  }

  static List<Integer> passing(List<Kernel.Outcome> outcomes) {
    return IntStream.range(0, outcomes.size())
        .filter(i -> outcomes.get(i).left().isPresent() || outcomes.get(i).delivered())
        .boxed()
        .toList();
  }

  /** The beginning of a connection; it has a source port of its own. */
  static Packet syn(String input, String source, String destination, int sourcePort, int port) {
    return packet(Optional.of(input), source, destination, Packet.TCP, sourcePort, port);
  }

  /** A datagram that comes in. */
  static Packet datagram(
      String input, String source, String destination, int sourcePort, int port) {
    return packet(Optional.of(input), source, destination, Packet.UDP, sourcePort, port);
  }

  /** One datagram that the node sends. */
  static Packet sent(String source, String destination, int sourcePort, int port) {
    return packet(Optional.empty(), source, destination, Packet.UDP, sourcePort, port);
  }

  private static Packet packet(
      Optional<String> input,
      String source,
      String destination,
      int protocol,
      int sourcePort,
      int port) {
    return new Packet(
        input,
        Optional.empty(),
        Ip.parse(source),
        Ip.parse(destination),
        protocol,
        sourcePort,
        port,
        0,
        0,
        protocol == Packet.TCP ? Set.of(Flag.SYN) : Set.of(),
        0,
        Packet.State.NEW,
        false,
        0,
        Instant.EPOCH);
  }
}
