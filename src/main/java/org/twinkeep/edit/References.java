package org.twinkeep.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TimeWindow;

/** All references of a project: the one place that knows where ids may stand. */
public final class References {

  private References() {}

  /** Every reference, in the order of the project. */
  public static Stream<Reference> all(Project project) {
    return Stream.concat(
        project.objects().stream().flatMap(References::ofObject),
        project.firewalls().stream().flatMap(References::ofFirewall));
  }

  /** The references to one element. */
  public static List<Reference> to(Project project, Id target) {
    return all(project).filter(r -> r.target().equals(target)).toList();
  }

  private static Stream<Reference> ofObject(ProjectObject object) {
    List<Id> members =
        switch (object) {
          case ObjectGroup group -> group.members();
          case ServiceGroup group -> group.members();
          case AddressObject _ -> List.of();
          case Service _ -> List.of();
          case TimeWindow _ -> List.of();
        };
    return members.stream()
        .map(m -> new Reference(m, object.id(), Optional.empty(), Optional.empty(), "members"));
  }

  private static Stream<Reference> ofFirewall(Firewall firewall) {
    Holder holder = new Holder(firewall.id(), Optional.empty(), Optional.of(firewall.id()));
    Stream<Reference> parts =
        switch (firewall) {
          case StandaloneFirewall _ -> Stream.empty();
          case Cluster cluster -> ofCluster(cluster);
        };
    return Stream.of(
            holder.cell("management access", firewall.settings().managementAccess()),
            firewall.settings().extraFiles().stream()
                .flatMap(f -> holder.ids("extra files", f.node().stream().toList())),
            firewall.zones().stream()
                .flatMap(
                    z ->
                        new Holder(z.id(), Optional.empty(), Optional.of(firewall.id()))
                            .ids("members", z.members())),
            parts,
            firewall
                .ruleSets()
                .all()
                .flatMap(set -> set.rules().stream().flatMap(rule -> ofRule(firewall, set, rule))))
        .flatMap(s -> s);
  }

  private static Stream<Reference> ofCluster(Cluster cluster) {
    Holder holder = new Holder(cluster.id(), Optional.empty(), Optional.of(cluster.id()));
    return Stream.of(
            cluster.interfaces().stream()
                .flatMap(
                    i ->
                        new Holder(i.id(), Optional.empty(), Optional.of(cluster.id()))
                            .ids("members", i.members())),
            cluster.syncLinks().stream().flatMap(l -> holder.ids("sync link", l.members())),
            holder.ids("tracked interfaces", cluster.failover().trackedInterfaces()))
        .flatMap(s -> s);
  }

  private static Stream<Reference> ofRule(Firewall firewall, RuleSet set, Rule rule) {
    Holder holder = new Holder(rule.id(), Optional.of(set.id()), Optional.of(firewall.id()));
    return switch (rule) {
      case PolicyRule r ->
          Stream.of(
                  holder.cell("source", r.source()),
                  holder.cell("destination", r.destination()),
                  holder.cell("service", r.service()),
                  holder.cell("input interface", r.interfaces().in()),
                  holder.cell("output interface", r.interfaces().out()),
                  holder.cell("interface", r.interfaces().either()),
                  holder.cell("time", r.time()),
                  holder.ids("action", branch(r.action())))
              .flatMap(s -> s);
      case NatRule r ->
          Stream.of(
                  holder.cell("source", r.source()),
                  holder.cell("destination", r.destination()),
                  holder.cell("service", r.service()),
                  holder.cell("input interface", r.inInterface()),
                  holder.cell("output interface", r.outInterface()),
                  holder.cell("translated source", r.translatedSource()),
                  holder.cell("translated destination", r.translatedDestination()),
                  holder.cell("translated service", r.translatedService()),
                  holder.ids("action", branch(r.action())))
              .flatMap(s -> s);
      case RoutingRule r ->
          Stream.of(
                  holder.cell("destination", r.destination()),
                  holder.ids("gateway", r.gateways()),
                  holder.cell("output interface", r.outInterface()))
              .flatMap(s -> s);
    };
  }

  private static List<Id> branch(Action action) {
    return action instanceof Action.Branch(Id target) ? List.of(target) : List.of();
  }

  private static List<Id> branch(NatAction action) {
    return action instanceof NatAction.Branch(Id target) ? List.of(target) : List.of();
  }

  private record Holder(Id id, Optional<Id> ruleSet, Optional<Id> firewall) {

    Stream<Reference> ids(String part, List<Id> targets) {
      return targets.stream().map(t -> new Reference(t, id, ruleSet, firewall, part));
    }

    Stream<Reference> cell(String part, Cell cell) {
      return ids(part, cell.members());
    }
  }
}
