package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.Zone;

/** An interface cell becomes the names of this node's interfaces. */
final class DeviceCell {

  private final NodeContext context;
  private final Own own;

  DeviceCell(NodeContext context, Own own) {
    this.context = context;
    this.own = own;
  }

  /**
   * Works out a cell; absent when it names interfaces of other nodes only, or after an error.
   *
   * @param part the cell's name for problems
   */
  Optional<Devices> resolve(Cell cell, String part, RuleReport report) {
    if (cell.isAny()) {
      return Optional.of(Devices.ANY);
    }
    SortedSet<String> names = new TreeSet<>();
    boolean elsewhere = false;
    for (Id member : cell.members()) {
      List<Interface> here = devices(member, context.node());
      here.forEach(i -> names.add(i.name()));
      boolean onPeer = context.peers().stream().anyMatch(n -> !devices(member, n).isEmpty());
      elsewhere |= here.isEmpty() && onPeer;
      if (here.isEmpty() && !onPeer) {
        nowhere(member, part, report);
        return Optional.empty();
      }
    }
    Optional<Interface> port = bridgePort(cell);
    if (port.isPresent()) {
      report.error(
          "rule.interface.bridge-port",
          part,
          "'"
              + port.get().name()
              + "' is a port of a bridge; to the packet filter, packets come in by the bridge.",
          "Name the bridge, and the addresses behind the port.");
      return Optional.empty();
    }
    SortedSet<String> others = new TreeSet<>();
    own.protectedInterfaces().forEach(i -> others.add(i.name()));
    if (names.isEmpty() && !(elsewhere && cell.negated())) {
      return Optional.empty();
    }
    others.removeAll(names);
    if (cell.negated() && others.isEmpty()) {
      report.error(
          "rule.negation.everything",
          part,
          "It excludes every interface of "
              + context.node().name()
              + ", so that the rule can never match.",
          "Exclude fewer interfaces, or disable the rule.");
      return Optional.empty();
    }
    return Optional.of(new Devices(false, cell.negated(), names, others));
  }

  /** No node of the firewall has an interface that the member stands for. */
  private void nowhere(Id member, String part, RuleReport report) {
    String firewall = context.firewall().name();
    if (context.firewall().elements().anyMatch(e -> e.id().equals(member))) {
      report.error(
          "rule.member.empty",
          part,
          "'" + nameOf(member) + "' holds no interface of " + firewall + ".",
          "Put an interface into it, or take it out of the rule.");
    } else {
      report.error(
          "rule.interface.foreign",
          part,
          "'" + nameOf(member) + "' is no interface of " + firewall + ".",
          "Choose one of its interfaces, cluster interfaces or zones.");
    }
  }

  private Optional<Interface> bridgePort(Cell cell) {
    return cell.members().stream()
        .flatMap(member -> devices(member, context.node()).stream())
        .filter(device -> device.kind() == Interface.Kind.BRIDGE_PORT)
        .findFirst();
  }

  private List<Interface> devices(Id id, Node node) {
    Optional<Interface> direct = node.findInterface(id);
    if (direct.isPresent()) {
      return List.of(direct.get());
    }
    Optional<Zone> zone =
        context.firewall().zones().stream().filter(z -> z.id().equals(id)).findFirst();
    if (zone.isPresent()) {
      return zone.get().members().stream().flatMap(m -> devices(m, node).stream()).toList();
    }
    return own.clusterInterfaces().stream()
        .filter(c -> c.id().equals(id))
        .flatMap(c -> members(c, node))
        .toList();
  }

  private static Stream<Interface> members(ClusterInterface shared, Node node) {
    return node.interfaces().stream().filter(i -> shared.members().contains(i.id()));
  }

  private String nameOf(Id id) {
    return context
        .project()
        .element(id)
        .map(Element::name)
        .or(() -> context.project().firewall(id).map(Firewall::name))
        .orElse(id.value());
  }
}
