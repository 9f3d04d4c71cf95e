package org.twinkeep.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.diagram.Topology.Kind;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;

/**
 * Chooses the objects that the diagram shows behind the networks. An object that the user placed is
 * always shown; of the others at most {@link #PER_NETWORK} behind each network.
 */
final class Things {

  /** More would not be read; the rest is counted. */
  static final int PER_NETWORK = 6;

  private final Project project;
  private final Firewall firewall;
  private final List<Segment> segments;
  private final Map<Id, Set<Id>> services = new HashMap<>();
  private final Map<Id, Integer> hidden = new HashMap<>();
  private final List<Thing> shown = new ArrayList<>();

  Things(Project project, Firewall firewall, List<Segment> segments) {
    this.project = project;
    this.firewall = firewall;
    this.segments = segments;
    Map<Id, Integer> count = new HashMap<>();
    Set<Id> used = usedInRules();
    findServices();
    boolean internet = segments.stream().anyMatch(s -> s.role() == Role.OUTSIDE);
    for (var object : project.objects()) {
      if (!(object instanceof AddressObject address) || kind(address).isEmpty()) {
        continue;
      }
      boolean placed = project.diagram().containsKey(object.id());
      Optional<Id> behind = segment(address).map(Segment::key);
      if (behind.isEmpty() && internet && used.contains(object.id())) {
        behind = Optional.of(Topology.INTERNET);
      }
      if (isSegmentItself(object.id()) || behind.isEmpty() && !placed) {
        continue;
      }
      Id where = behind.orElse(Topology.INTERNET);
      if (!placed && count.merge(where, 1, Integer::sum) > PER_NETWORK) {
        hidden.merge(where, 1, Integer::sum);
        continue;
      }
      shown.add(thing(address, kind(address).orElseThrow(), behind));
    }
  }

  List<Thing> shown() {
    return List.copyOf(shown);
  }

  /** Objects behind a network that are not shown. */
  int hidden(Id segment) {
    return hidden.getOrDefault(segment, 0);
  }

  private boolean isSegmentItself(Id object) {
    return segments.stream().anyMatch(s -> s.networks().contains(object));
  }

  private static Optional<Kind> kind(AddressObject object) {
    return switch (object) {
      case Host _ -> Optional.of(Kind.HOST);
      case Network _ -> Optional.of(Kind.NETWORK);
      case AddressRange _ -> Optional.of(Kind.RANGE);
      case ObjectGroup _, DynamicGroup _, DnsName _, AddressTable _ -> Optional.empty();
    };
  }

  private static List<Prefix> prefixes(AddressObject object) {
    return switch (object) {
      case Host host ->
          host.addresses().stream()
              .map(a -> Prefix.containing(a.ip(), a.ip().family().bits()))
              .toList();
      case Network network -> List.of(network.prefix());
      case AddressRange range ->
          List.of(Prefix.containing(range.range().first(), range.range().first().family().bits()));
      case ObjectGroup _, DynamicGroup _, DnsName _, AddressTable _ -> List.of();
    };
  }

  private Optional<Segment> segment(AddressObject object) {
    return prefixes(object).stream()
        .flatMap(prefix -> Networks.containing(segments, prefix).stream())
        .findFirst();
  }

  private Thing thing(AddressObject object, Kind kind, Optional<Id> behind) {
    return new Thing(
        object.id(), kind, object.name(), lines(object), services(object.id()), behind);
  }

  private static List<String> lines(AddressObject object) {
    return switch (object) {
      case Host host -> host.addresses().stream().map(a -> a.ip().toString()).toList();
      case Network network -> List.of(network.prefix().toString());
      case AddressRange range ->
          List.of(range.range().first() + " –", range.range().last().toString());
      case ObjectGroup _, DynamicGroup _, DnsName _, AddressTable _ -> List.of();
    };
  }

  private Set<Id> usedInRules() {
    Set<Id> used = new HashSet<>();
    firewall
        .ruleSets()
        .all()
        .flatMap(set -> set.rules().stream())
        .forEach(
            rule -> {
              for (RulePart part : RulePart.values()) {
                part.of(rule).ifPresent(cell -> used.addAll(cell.members()));
              }
            });
    return used;
  }

  /** Services that enabled rules accept to exactly this object. */
  private List<String> services(Id object) {
    return services.getOrDefault(object, Set.of()).stream()
        .flatMap(id -> project.object(id).stream())
        .map(Element::name)
        .distinct()
        .toList();
  }

  private void findServices() {
    for (RuleSet.Policy set : firewall.ruleSets().policy()) {
      for (PolicyRule rule : set.rules()) {
        boolean plain = !rule.destination().negated() && !rule.service().negated();
        if (rule.enabled() && rule.action() instanceof Action.Accept && plain) {
          for (Id object : rule.destination().members()) {
            services
                .computeIfAbsent(object, key -> new LinkedHashSet<>())
                .addAll(rule.service().members());
          }
        }
      }
    }
  }
}
