package org.twinkeep.compile.ownership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.check.Places;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Service;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.Zone;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * Finds the addresses that a cluster's NAT rules translate to or publish: NAT rules → {@link
 * Wanted}.
 */
final class NatAddresses {

  private static final String SOURCE = "translated source";

  private final Project project;
  private final Cluster cluster;
  private final Consumer<Problem> problems;
  private final Set<Id> own;

  NatAddresses(Project project, Cluster cluster, Consumer<Problem> problems) {
    this.project = project;
    this.cluster = cluster;
    this.problems = problems;
    this.own = new LinkedHashSet<>(cluster.elements().map(Element::id).toList());
  }

  List<Wanted> find() {
    List<Wanted> wanted = new ArrayList<>();
    for (RuleSet.Nat set : reachable()) {
      for (NatRule rule : set.rules()) {
        if (rule.enabled() && rule.action() instanceof NatAction.Translate) {
          ofRule(set, rule)
              .filter(w -> set.families().contains(w.range().family()))
              .filter(w -> cluster.settings().families().contains(w.range().family()))
              .forEach(wanted::add);
        }
      }
    }
    return wanted;
  }

  /** The top rule set and those that enabled rules branch to. */
  private Set<RuleSet.Nat> reachable() {
    Set<RuleSet.Nat> reached = new LinkedHashSet<>();
    Deque<RuleSet.Nat> next = new ArrayDeque<>();
    cluster.ruleSets().nat().stream().findFirst().ifPresent(next::add);
    while (!next.isEmpty()) {
      RuleSet.Nat set = next.remove();
      if (reached.add(set)) {
        for (NatRule rule : set.rules()) {
          if (rule.enabled() && rule.action() instanceof NatAction.Branch(Id target)) {
            cluster.ruleSets().nat().stream().filter(s -> s.id().equals(target)).forEach(next::add);
          }
        }
      }
    }
    return reached;
  }

  private Stream<Wanted> ofRule(RuleSet set, NatRule rule) {
    Stream<Wanted> sources =
        rule.options().masquerade()
            ? Stream.empty()
            : ofCell(set, rule, SOURCE, rule.translatedSource(), false);
    boolean published = !rule.translatedDestination().isAny() && !rule.destination().negated();
    Stream<Wanted> destinations =
        published
            ? ofCell(set, rule, "destination", rule.destination(), isRedirect(rule))
            : Stream.empty();
    return Stream.concat(sources, destinations);
  }

  private boolean isRedirect(NatRule rule) {
    return own.containsAll(Membership.leaves(project, rule.translatedDestination().members()));
  }

  private Stream<Wanted> ofCell(
      RuleSet set, NatRule rule, String part, Cell cell, boolean intercepted) {
    Place place = Places.of(cluster, set, rule, part);
    boolean routed = rule.options().routedToCluster();
    List<Id> named =
        Stream.of(rule.outInterface(), rule.inInterface())
            .filter(c -> !c.negated())
            .flatMap(c -> c.members().stream())
            .flatMap(this::clusterInterface)
            .distinct()
            .toList();
    return Membership.leaves(project, cell.members()).stream()
        .map(project::element)
        .flatMap(Optional::stream)
        .flatMap(e -> ranges(e, place, routed || intercepted))
        .map(range -> new Wanted(rule.id(), place, range, named, routed, intercepted));
  }

  /** The cluster interfaces meant by a member of an interface cell. */
  private Stream<Id> clusterInterface(Id id) {
    Optional<Zone> zone = cluster.zones().stream().filter(z -> z.id().equals(id)).findFirst();
    if (zone.isPresent()) {
      return zone.get().members().stream().flatMap(this::clusterInterface);
    }
    return cluster.interfaces().stream()
        .filter(i -> i.id().equals(id) || i.members().contains(id))
        .map(Element::id);
  }

  private Stream<IpRange> ranges(Element element, Place place, boolean mayBeUnknown) {
    return switch (element) {
      case Host host -> host.addresses().stream().map(HostAddress::ip).map(IpRange::of);
      case Network network -> Stream.of(network.prefix().range());
      case AddressRange range -> Stream.of(range.range());
      case DnsName name -> mayBeUnknown ? Stream.empty() : unknown(name, place);
      case AddressTable table -> mayBeUnknown ? Stream.empty() : unknown(table, place);
      case Node node -> notVirtual(node, place);
      case Interface iface -> notVirtual(iface, place);
      case Firewall firewall ->
          own.contains(firewall.id()) ? Stream.empty() : notVirtual(firewall, place);
      case ClusterInterface iface ->
          own.contains(iface.id()) ? Stream.empty() : notVirtual(iface, place);
      // groups are dissolved by now, and a zone, a service or a time is no address at all
      case ObjectGroup _ -> Stream.empty();
      case DynamicGroup _ -> Stream.empty();
      case Zone _ -> Stream.empty();
      case Service _ -> Stream.empty();
      case TimeWindow _ -> Stream.empty();
    };
  }

  private Stream<IpRange> unknown(Element element, Place place) {
    problems.accept(
        Problem.error(
            "nat.address.unknown",
            place,
            "The addresses of "
                + element.name()
                + " are looked up and may change, so the master cannot hold them.",
            "Use an object with a fixed address."));
    return Stream.empty();
  }

  private Stream<IpRange> notVirtual(Element element, Place place) {
    if (place.part().equals(SOURCE) && own.contains(element.id())) {
      return Stream.empty(); // whoever translates sources says so
    }
    problems.accept(
        Problem.error(
            "nat.address.not-virtual",
            place,
            element.name()
                + " stands for addresses that stay where they are when the master changes;"
                + " connections through this rule would end there.",
            "Use the cluster interface, or a host with an address of its own for this purpose."));
    return Stream.empty();
  }
}
