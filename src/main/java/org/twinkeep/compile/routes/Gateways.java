package org.twinkeep.compile.routes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;

/** The next hops of routing rules: hosts that a node reaches by one of its interfaces. */
final class Gateways {

  private final NodeContext context;
  private final Neighbours neighbours;

  /** As a node reaches them that holds the virtual addresses, or does not. */
  Gateways(NodeContext context, Neighbours neighbours) {
    this.context = context;
    this.neighbours = neighbours;
  }

  /** Whether each gateway of the rule is a host with an address; one that is not is told. */
  boolean haveAddresses(RouteReport report) {
    Optional<Id> without =
        report.rule().gateways().stream()
            .filter(g -> Stream.of(Family.values()).allMatch(f -> addresses(g, f).isEmpty()))
            .findFirst();
    without.ifPresent(
        gateway ->
            report.refuse(
                "gateway",
                name(gateway)
                    + " is no host with an address, so that nothing would be routed over it.",
                "Name a host that has one, or take it out of the rule."));
    return without.isEmpty();
  }

  /** Whether a rule has no gateway, or one with an address of a family. */
  boolean speak(RouteReport report, Family family) {
    List<Id> gateways = report.rule().gateways();
    return gateways.isEmpty() || gateways.stream().anyMatch(g -> !addresses(g, family).isEmpty());
  }

  /**
   * The next hops of a rule in a family; none after an error.
   *
   * @param named the interface that its cell names
   */
  List<Hop> hops(RouteReport report, Family family, Optional<String> named) {
    if (report.rule().gateways().isEmpty()) {
      if (named.isEmpty()) {
        report.refuse(
            "gateway",
            "It has neither a gateway nor an interface of " + context.node().name() + ".",
            "Name one of them.");
      }
      return named.map(device -> new Hop(Optional.empty(), device)).stream().toList();
    }
    List<Id> gateways =
        report.rule().gateways().stream().filter(g -> !addresses(g, family).isEmpty()).toList();
    if (gateways.isEmpty()) {
      report.refuse(
          "gateway",
          "No gateway has an " + family.label() + " address.",
          "Name one that has, or leave the " + family.label() + " destinations out.");
    }
    return gateways.stream()
        .flatMap(gateway -> hop(report, gateway, family, named).stream())
        .distinct()
        .toList();
  }

  /** Over the first address of a gateway that is reached; all are the same router. */
  private Optional<Hop> hop(RouteReport report, Id gateway, Family family, Optional<String> named) {
    List<Ip> addresses = addresses(gateway, family);
    List<Ip> others = addresses.stream().filter(ip -> !neighbours.isNone(ip)).toList();
    List<Hop> reached =
        others.stream()
            .flatMap(
                ip ->
                    neighbours.device(ip, named).stream()
                        .map(device -> new Hop(Optional.of(ip), device)))
            .toList();
    if (others.size() < addresses.size() && reached.isEmpty()) {
      report.refuse(
          "gateway",
          addresses.stream().filter(neighbours::isNone).findFirst().orElseThrow()
              + " is an address of the firewall itself, or of all in its network.",
          "Name the router that leads on.");
    } else if (reached.isEmpty()) {
      refuseUnreachable(report, addresses.getFirst(), named);
    }
    List<String> devices = reached.stream().map(Hop::device).distinct().toList();
    if (devices.size() > 1) {
      report.refuse(
          "gateway",
          name(gateway)
              + " is reached by "
              + String.join(" and by ", devices)
              + ", which leaves open by which of them the route leads.",
          "Name the output interface, or a host with the one address that is meant.");
      return Optional.empty();
    }
    return reached.stream().findFirst();
  }

  private void refuseUnreachable(RouteReport report, Ip gateway, Optional<String> named) {
    String networks = named.map(n -> n + " on ").orElse("") + context.node().name();
    boolean virtual = neighbours.isBehindVirtual(gateway);
    report.refuse(
        "gateway",
        virtual
            ? gateway
                + " lies in no network of "
                + networks
                + " but that of a virtual address, which a backup does not have."
            : gateway
                + " lies in no network of "
                + networks
                + ", so that the node cannot reach it.",
        virtual
            ? "Let the route follow the master, or give each node an address in that network."
            : "Use a gateway that is attached, or name the interface that it is behind.");
  }

  private String name(Id gateway) {
    return context.project().element(gateway).map(Element::name).orElse(gateway.value());
  }

  private List<Ip> addresses(Id gateway, Family family) {
    return context.project().element(gateway).stream()
        .filter(Host.class::isInstance)
        .flatMap(host -> ((Host) host).addresses().stream())
        .map(HostAddress::ip)
        .filter(ip -> ip.family() == family)
        .toList();
  }
}
