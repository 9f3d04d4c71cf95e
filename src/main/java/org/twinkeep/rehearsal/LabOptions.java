package org.twinkeep.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a lab consists of.
 *
 * @param suite the Debian release of the nodes: {@code bookworm}, {@code trixie}
 * @param nodes the nodes, in the order of their numbers
 * @param hosts the hosts around them
 */
public record LabOptions(String suite, List<NodePlan> nodes, List<HostPlan> hosts) {

  /** Copies the lists and checks that names are unique. */
  public LabOptions {
    nodes = List.copyOf(nodes);
    hosts = List.copyOf(hosts);
    Port.require(suite.matches("[a-z]+"), suite);
    List<String> names =
        Stream.concat(nodes.stream().map(NodePlan::name), hosts.stream().map(HostPlan::name))
            .toList();
    if (names.stream().distinct().count() < names.size() || names.contains("switch")) {
      throw new IllegalArgumentException("names in a lab are unique, and not 'switch': " + names);
    }
  }

  /**
   * The pair of the sample project: eth0 outside, eth1 inside, eth2 state synchronisation, eth3
   * management; a client inside and a server outside, both with the virtual addresses as gateways.
   */
  public static LabOptions pair() {
    return new LabOptions(
        "bookworm",
        List.of(pairNode("lj-fw-1", 2), pairNode("lj-fw-2", 3)),
        List.of(
            new HostPlan(
                "client",
                List.of(Port.of("eth0", "inside", "10.1.1.100/24", "2001:db8:0:2::100/64")),
                List.of("10.1.1.1", "2001:db8:0:2::1")),
            new HostPlan(
                "server",
                List.of(Port.of("eth0", "outside", "192.168.1.100/24", "2001:db8:0:1::100/64")),
                List.of("192.168.1.1", "2001:db8:0:1::1"))));
  }

  private static NodePlan pairNode(String name, int last) {
    return new NodePlan(
        name,
        List.of(
            Port.of(
                "eth0", "outside", "192.168.1." + last + "/24", "2001:db8:0:1::" + last + "/64"),
            Port.of("eth1", "inside", "10.1.1." + last + "/24", "2001:db8:0:2::" + last + "/64"),
            Port.of("eth2", "sync", "192.168.100." + last + "/24")),
        "eth3",
        List.of(),
        OptionalInt.empty());
  }

  /**
   * The same lab with another plan for one node.
   *
   * @param number 1 to the number of nodes
   */
  public LabOptions withNode(int number, UnaryOperator<NodePlan> change) {
    List<NodePlan> changed = new ArrayList<>(nodes);
    changed.set(number - 1, change.apply(nodes.get(number - 1)));
    return new LabOptions(suite, changed, hosts);
  }

  /** The plan as the script reads it; its head says how. */
  String text(String adminPassword) {
    List<String> lines = new ArrayList<>();
    lines.add("password " + adminPassword);
    networks().forEach(n -> lines.add("network " + n));
    nodes.forEach(n -> lines.add("node " + n.name()));
    hosts.forEach(h -> lines.add("host " + h.name()));
    nodes.forEach(n -> n.ports().forEach(p -> lines.add(port(n.name(), p))));
    hosts.forEach(h -> h.ports().forEach(p -> lines.add(port(h.name(), p))));
    nodes.forEach(n -> lines.add("management " + n.name() + " " + n.managementInterface()));
    hosts.forEach(h -> h.gateways().forEach(g -> lines.add("gateway " + h.name() + " " + g)));
    nodes.forEach(n -> n.without().forEach(p -> lines.add("without " + n.name() + " " + p)));
    nodes.forEach(n -> n.varMegabytes().ifPresent(m -> lines.add("var " + n.name() + " " + m)));
    return String.join("\n", lines) + "\n";
  }

  private SequencedSet<String> networks() {
    SequencedSet<String> networks = new LinkedHashSet<>();
    nodes.forEach(n -> n.ports().forEach(p -> networks.add(p.network())));
    hosts.forEach(h -> h.ports().forEach(p -> networks.add(p.network())));
    return networks;
  }

  private static String port(String owner, Port port) {
    return ("port " + owner + " " + port.interfaceName() + " " + port.network() + " ")
        + String.join(" ", port.addresses());
  }
}
