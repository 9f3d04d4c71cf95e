package org.twinkeep.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.Zone;
import org.twinkeep.problem.Problem;

/**
 * Translation addresses in an attached network that a single firewall does not have: neighbours ask
 * who has them, and nobody answers. In a cluster they become virtual addresses; who intercepts
 * traffic to somebody else's address does not need one, unless he maps a network one to one.
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
        unowned(project, rule.translatedSource(), true, all, all)
            .ifPresent(a -> problems.accept(problem(firewall, set, rule, "translated source", a)));
        if (!rule.translatedDestination().isAny() && !rule.inInterface().negated()) {
          boolean mapped = isNetwork(project, rule.translatedDestination());
          List<Interface> named = named(project, rule.inInterface(), all);
          unowned(project, rule.destination(), mapped, named, all)
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

  private static boolean isNetwork(Project project, Cell cell) {
    return cell.members().size() == 1
        && project.element(cell.members().getFirst()).filter(Network.class::isInstance).isPresent();
  }

  /**
   * What of an object lies in a network of one of the interfaces, and none of all has.
   *
   * @param networks whether networks are asked, too, beside hosts and ranges
   */
  private static Optional<IpRange> unowned(
      Project project,
      Cell cell,
      boolean networks,
      List<Interface> interfaces,
      List<Interface> all) {
    Set<Ip> own = addresses(all).map(InterfaceAddress::address).collect(Collectors.toSet());
    return cell.negated()
        ? Optional.empty()
        : Membership.leaves(project, cell.members()).stream()
            .flatMap(id -> project.element(id).stream())
            .filter(
                element ->
                    element instanceof Host
                        || element instanceof AddressRange
                        || networks && element instanceof Network)
            .flatMap(element -> Extents.addresses(project, element).stream())
            .flatMap(
                range ->
                    addresses(interfaces)
                        .map(a -> a.network().range())
                        .filter(range::overlaps)
                        .flatMap(network -> unowned(range, network, own).stream()))
            .findFirst();
  }

  /** All of a range where none of it is owned, else the first address that is not. */
  private static Optional<IpRange> unowned(IpRange range, IpRange network, Set<Ip> own) {
    if (own.stream().noneMatch(range::contains)) {
      return Optional.of(range);
    }
    Ip last = range.last().compareTo(network.last()) < 0 ? range.last() : network.last();
    Ip next = range.first().compareTo(network.first()) > 0 ? range.first() : network.first();
    while (own.contains(next) && next.compareTo(last) < 0) {
      next = next.next();
    }
    return own.contains(next) ? Optional.empty() : Optional.of(IpRange.of(next));
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
