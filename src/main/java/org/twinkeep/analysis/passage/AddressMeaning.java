package org.twinkeep.analysis.passage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.Service;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.Zone;

/**
 * The addresses that a cell matches.
 *
 * @param ranges all that may match
 * @param unknown names of members whose addresses do not stand in the project; when there are any,
 *     {@code ranges} is everything that may match, and not all of it does
 */
record AddressMeaning(Ranges ranges, List<String> unknown) {

  private static final Ranges ALL = Ranges.all(Family.IPV4).with(Ranges.all(Family.IPV6));

  /** Copies the list. */
  AddressMeaning {
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads a cell. A cell whose members stand for nothing matches nothing, negated or not: it is an
   * error that stops the rule.
   */
  static AddressMeaning of(Project project, Cell cell) {
    if (cell.isAny()) {
      return new AddressMeaning(ALL, List.of());
    }
    Set<String> unknown = new LinkedHashSet<>();
    Ranges union = Ranges.NONE;
    for (Id id : Membership.leaves(project, cell.members())) {
      Optional<Element> element = project.element(id);
      if (element.isEmpty()) {
        return new AddressMeaning(Ranges.NONE, List.of());
      }
      Optional<List<IpRange>> known = known(project, element.get());
      known.ifPresentOrElse(_ -> {}, () -> unknown.add(element.get().name()));
      union = union.with(Ranges.of(known.orElse(List.of())));
    }
    if (!unknown.isEmpty()) {
      return new AddressMeaning(cell.negated() ? ALL.minus(union) : ALL, new ArrayList<>(unknown));
    }
    if (union.isEmpty()) {
      return new AddressMeaning(Ranges.NONE, List.of());
    }
    return new AddressMeaning(cell.negated() ? ALL.minus(union) : union, List.of());
  }

  /** Absent = they do not stand in the project. */
  private static Optional<List<IpRange>> known(Project project, Element element) {
    return switch (element) {
      case Host host ->
          Optional.of(host.addresses().stream().map(HostAddress::ip).map(IpRange::of).toList());
      case Network network -> Optional.of(List.of(network.prefix().range()));
      case AddressRange range -> Optional.of(List.of(range.range()));
      case DnsName _, AddressTable _ -> Optional.empty();
      case Interface i -> of(Stream.of(i), Stream.empty());
      case Node node -> of(node.interfaces().stream(), Stream.empty());
      case ClusterInterface shared ->
          of(
              shared.members().stream()
                  .flatMap(m -> project.element(m).stream())
                  .filter(Interface.class::isInstance)
                  .map(Interface.class::cast),
              Stream.of(shared));
      case Cluster cluster -> of(interfaces(cluster), cluster.interfaces().stream());
      case StandaloneFirewall single -> of(interfaces(single), Stream.empty());
      case Zone zone -> zone(project, zone);
      case ObjectGroup _, DynamicGroup _ -> Optional.of(List.of());
      case Service _ -> Optional.of(List.of());
      case TimeWindow _ -> Optional.of(List.of());
    };
  }

  private static Optional<List<IpRange>> zone(Project project, Zone zone) {
    List<IpRange> all = new ArrayList<>();
    for (Id member : zone.members()) {
      Optional<List<IpRange>> known =
          project.element(member).filter(e -> !(e instanceof Zone)).flatMap(e -> known(project, e));
      if (known.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(known.get());
    }
    return Optional.of(all);
  }

  private static Stream<Interface> interfaces(Firewall firewall) {
    return firewall.nodes().stream().flatMap(n -> n.interfaces().stream());
  }

  private static Optional<List<IpRange>> of(
      Stream<Interface> interfaces, Stream<ClusterInterface> shared) {
    List<Interface> all = interfaces.toList();
    if (all.stream().anyMatch(Interface::dynamic)) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.concat(
                all.stream().flatMap(i -> i.addresses().stream()),
                shared.flatMap(s -> s.addresses().stream()))
            .map(InterfaceAddress::address)
            .map(IpRange::of)
            .toList());
  }
}
