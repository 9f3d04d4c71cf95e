package org.twinkeep.compile.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;

/** The networks that routing rules lead to. */
final class RouteDestinations {

  private final Project project;
  private final Gateways gateways;

  /** Where gateways decide of which family a default route is. */
  RouteDestinations(Project project, Gateways gateways) {
    this.project = project;
    this.gateways = gateways;
  }

  /** None after an error. */
  List<Prefix> of(RouteReport report) {
    if (report.rule().defaultRoute()) {
      return defaults(report);
    }
    if (report.rule().destination().isAny()) {
      report.refuse(
          "destination",
          "It has no destination.",
          "Name one, or say that it is the default route.");
      return List.of();
    }
    List<IpRange> ranges = new ArrayList<>();
    for (Element element : named(report.rule())) {
      Optional<List<IpRange>> fixed = fixed(element);
      if (fixed.isEmpty()) {
        report.refuse(
            "destination",
            element.name() + " stands for no fixed addresses.",
            "Use networks, hosts or ranges.");
        return List.of();
      }
      if (fixed.get().isEmpty()) {
        report.refuse(
            "destination",
            element.name() + " stands for no address, so that no route would lead there.",
            "Give it an address, or take it out of the rule.");
        return List.of();
      }
      ranges.addAll(fixed.get());
    }
    return ofFamilies(report, ranges);
  }

  /** What a destination consists of; groups stand among it only when nothing is in them. */
  private List<Element> named(RoutingRule rule) {
    List<Id> members = rule.destination().members();
    return Stream.concat(
            members.stream().filter(id -> Membership.leaves(project, List.of(id)).isEmpty()),
            Membership.leaves(project, members).stream())
        .flatMap(id -> project.element(id).stream())
        .toList();
  }

  private static Optional<List<IpRange>> fixed(Element element) {
    return Membership.isGroup(element) ? Optional.of(List.of()) : FixedAddresses.of(element);
  }

  private List<Prefix> ofFamilies(RouteReport report, List<IpRange> destinations) {
    List<Prefix> prefixes =
        destinations.stream()
            .filter(range -> report.set().families().contains(range.family()))
            .flatMap(range -> range.prefixes().stream())
            .distinct()
            .toList();
    if (prefixes.isEmpty()) {
      report.refuse(
          "destination",
          "Its destination has no address of the rule set's family.",
          "Name one that has, or put the rule into a rule set of its family.");
    }
    return prefixes;
  }

  /** In the families that a gateway has an address of; in both when it leads to an interface. */
  private List<Prefix> defaults(RouteReport report) {
    List<Prefix> reached =
        report.set().families().stream()
            .filter(family -> gateways.speak(report, family))
            .map(Prefix::all)
            .toList();
    if (reached.isEmpty()) {
      report.refuse(
          "gateway",
          "No gateway has an address of the rule set's family.",
          "Name a host that has one.");
    }
    return reached;
  }
}
