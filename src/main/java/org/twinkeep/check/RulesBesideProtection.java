package org.twinkeep.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Zone;
import org.twinkeep.problem.Problem;

/**
 * Rules that would decide about the firewall's own packets at an interface that is left alone: all
 * of these pass before any rule is asked. Rules that accept anyway, and rules about what passes
 * through, are not meant.
 */
final class RulesBesideProtection implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      Set<Id> alone =
          firewall.nodes().stream()
              .flatMap(node -> node.interfaces().stream())
              .filter(Interface::unprotected)
              .map(Interface::id)
              .collect(Collectors.toSet());
      Set<Id> own = firewall.elements().map(Element::id).collect(Collectors.toSet());
      if (!alone.isEmpty()) {
        for (RuleSet.Policy set : firewall.ruleSets().policy()) {
          set.rules().stream()
              .filter(rule -> rule.enabled() && denies(rule.action()))
              .filter(rule -> isToNode(project, rule, alone, own))
              .forEach(rule -> problems.accept(problem(firewall, set, rule)));
        }
      }
    }
  }

  private static boolean denies(Action action) {
    return switch (action) {
      case Action.Deny(), Action.Reject _ -> true;
      case Action.Accept(), Action.Continue(), Action.Branch _, Action.Return(), Action.Custom _ ->
          false;
    };
  }

  private static boolean isToNode(Project project, PolicyRule rule, Set<Id> alone, Set<Id> own) {
    boolean names =
        Stream.of(rule.interfaces().in(), rule.interfaces().either())
            .filter(cell -> !cell.negated())
            .anyMatch(cell -> interfaces(project, cell).stream().anyMatch(alone::contains));
    Cell destination = rule.destination();
    return names
        && rule.interfaces().out().isAny()
        && (destination.isAny() || destination.members().stream().anyMatch(own::contains));
  }

  private static Set<Id> interfaces(Project project, Cell cell) {
    Set<Id> all = new HashSet<>();
    List<Id> open = Membership.leaves(project, cell.members());
    while (!open.isEmpty()) {
      open =
          open.stream()
              .filter(all::add)
              .flatMap(id -> project.element(id).stream())
              .flatMap(
                  e ->
                      switch (e) {
                        case Zone zone -> zone.members().stream();
                        case ClusterInterface shared -> shared.members().stream();
                        case Element _ -> Stream.<Id>empty();
                      })
              .toList();
    }
    return all;
  }

  private static Problem problem(Firewall firewall, RuleSet set, PolicyRule rule) {
    return Problem.warning(
        "rule.interface.unprotected",
        Places.of(firewall, set, rule, "interface"),
        "The interface is left alone: what comes in there for the firewall itself passes before any"
            + " rule is asked, this one too.",
        "Protect the interface, or let the rule speak of packets to other destinations.");
  }
}
