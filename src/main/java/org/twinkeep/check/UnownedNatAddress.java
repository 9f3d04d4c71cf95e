package org.twinkeep.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.Zone;
import org.twinkeep.problem.Problem;

/**
 * Translation addresses in an attached network that a single firewall does not have: neighbours ask
 * who has them, and nobody answers. In a cluster they become virtual addresses; who intercepts
 * traffic to somebody else's address does not need one.
 */
final class UnownedNatAddress implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    project.firewalls().stream()
        .filter(StandaloneFirewall.class::isInstance)
        .map(StandaloneFirewall.class::cast)
        .forEach(firewall -> check(project, firewall, problems));
  }

  private static void check(
      Project project, StandaloneFirewall firewall, Consumer<Problem> problems) {
    List<Interface> all = firewall.node().interfaces();
    for (RuleSet.Nat set : firewall.ruleSets().nat()) {
      for (NatRule rule : set.rules()) {
        if (!rule.enabled() || !(rule.action() instanceof NatAction.Translate)) {
          continue;
        }
        unowned(project, rule.translatedSource(), all, all)
            .ifPresent(a -> problems.accept(problem(firewall, set, rule, "translated source", a)));
        if (!rule.translatedDestination().isAny() && !rule.inInterface().negated()) {
          unowned(project, rule.destination(), named(project, rule.inInterface(), all), all)
              .ifPresent(a -> problems.accept(problem(firewall, set, rule, "destination", a)));
        }
      }
    }
  }

  /** Only where packets come in by a named interface is it known who asks for the address. */
  private static List<Interface> named(Project project, Cell cell, List<Interface> all) {
    Set<Id> ids = new HashSet<>(cell.members());
    cell.members().stream()
        .flatMap(id -> project.element(id).stream())
        .flatMap(e -> e instanceof Zone zone ? zone.members().stream() : Stream.empty())
        .forEach(ids::add);
    return all.stream().filter(i -> ids.contains(i.id())).toList();
  }

  /** An address of a host or range in a network of one of the interfaces that none of all has. */
  private static Optional<IpRange> unowned(
      Project project, Cell cell, List<Interface> interfaces, List<Interface> all) {
    return cell.negated()
        ? Optional.empty()
        : Membership.leaves(project, cell.members()).stream()
            .flatMap(id -> project.element(id).stream())
            .filter(element -> element instanceof Host || element instanceof AddressRange)
            .flatMap(element -> Extents.addresses(project, element).stream())
            .filter(
                range -> addresses(interfaces).anyMatch(a -> a.network().range().overlaps(range)))
            .filter(range -> addresses(all).noneMatch(a -> range.equals(IpRange.of(a.address()))))
            .findFirst();
  }

  private static Stream<InterfaceAddress> addresses(List<Interface> interfaces) {
    return interfaces.stream().flatMap(i -> i.addresses().stream()).filter(a -> a.length() > 0);
  }

  private static Problem problem(
      StandaloneFirewall firewall, RuleSet set, NatRule rule, String part, IpRange address) {
    return Problem.warning(
        "nat.address.unowned",
        Places.of(firewall, set, rule, part),
        "Neighbours will ask who has "
            + address
            + ", and the firewall does not answer: it does not"
            + " have the address.",
        "Add it to the interface in that network, or see to it that neighbours route it here.");
  }
}
