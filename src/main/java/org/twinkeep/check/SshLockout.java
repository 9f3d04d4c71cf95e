package org.twinkeep.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Node;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.problem.Problem;

/**
 * A firewall that nobody can reach by SSH once its ruleset is in. Only what is certain is reported:
 * a rule that may let SSH pass is given the benefit of the doubt.
 */
final class SshLockout implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      List<Node> locked =
          firewall.nodes().stream()
              .filter(
                  n ->
                      !isManaged(project, firewall, n)
                          && rules(firewall).noneMatch(r -> admits(project, firewall, r, n)))
              .toList();
      if (!locked.isEmpty()) {
        problems.accept(
            Problem.danger(
                "firewall.ssh.lockout",
                Places.of(firewall).in("management access"),
                "No rule lets SSH reach "
                    + locked.stream().map(Node::name).collect(Collectors.joining(", "))
                    + ", and there is no management access: after an installation nobody could log"
                    + " in.",
                "Name the addresses for management access in the firewall's settings."));
      }
    }
  }

  /** Whether the automatic rule lets somebody in, in the family in which the node is managed. */
  private static boolean isManaged(Project project, Firewall firewall, Node node) {
    Cell access = firewall.settings().managementAccess();
    return firewall.settings().isOn(AutomaticRule.MANAGEMENT)
        && Membership.leaves(project, access.members()).stream()
            .flatMap(id -> project.element(id).stream())
            .anyMatch(element -> mayManage(project, element, firewall, node));
  }

  private static boolean mayManage(Project project, Element element, Firewall firewall, Node node) {
    Optional<Family> managed = family(node.management().address());
    return element instanceof DnsName
        || element instanceof AddressTable
        || Extents.addresses(project, element).stream()
            .map(IpRange::family)
            .anyMatch(
                f ->
                    firewall.settings().families().contains(f)
                        && managed.map(f::equals).orElse(true));
  }

  /** Absent where a name stands for it. */
  private static Optional<Family> family(String address) {
    try {
      return Optional.of(Ip.parse(address).family());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Stream<PolicyRule> rules(Firewall firewall) {
    return firewall.ruleSets().policy().stream().flatMap(set -> set.rules().stream());
  }

  private static boolean admits(Project project, Firewall firewall, PolicyRule rule, Node node) {
    return rule.enabled()
        && mayAccept(rule.action())
        && rule.interfaces().out().isAny()
        && mayBeSsh(project, rule.service(), node.management().port())
        && (mayReach(project, rule.destination(), firewall, node)
            || rule.destination().isAny() && !isInTopRuleSet(firewall, rule));
  }

  /** Below it, any means the firewall where a rule that names it branches there. */
  private static boolean isInTopRuleSet(Firewall firewall, PolicyRule rule) {
    return firewall.ruleSets().policy().getFirst().rules().contains(rule);
  }

  private static boolean mayAccept(Action action) {
    return switch (action) {
      case Action.Accept() -> true;
      case Action.Custom(String _, String _) -> true;
      case Action.Deny() -> false;
      case Action.Reject(var _) -> false;
      case Action.Continue() -> false;
      case Action.Branch(var _) -> false; // the rules it leads to are looked at themselves
      case Action.Return() -> false;
    };
  }

  static boolean mayBeSsh(Project project, Cell services, int port) {
    return services.isAny()
        || services.negated()
        || Membership.leaves(project, services.members()).stream()
            .flatMap(id -> project.object(id).stream())
            .anyMatch(object -> object instanceof Service service && mayBeSsh(service, port));
  }

  private static boolean mayBeSsh(Service service, int port) {
    return switch (service) {
      case TcpService tcp ->
          tcp.destinationPorts().isEmpty()
              || tcp.destinationPorts().stream()
                  .anyMatch(p -> p.first() <= port && port <= p.last());
      case IpService _, CustomService _, TagService _ -> true;
      case UdpService _, IcmpService _, Icmp6Service _, UserService _, ServiceGroup _ -> false;
    };
  }

  private static boolean mayReach(Project project, Cell destination, Firewall firewall, Node node) {
    if (destination.isAny()) {
      return firewall.settings().anyIncludesFirewall();
    }
    List<Ip> own =
        Holding.all(firewall)
            .filter(h -> h.virtual() || node.findInterface(h.iface()).isPresent())
            .map(h -> h.address().address())
            .toList();
    return destination.negated()
        || Membership.leaves(project, destination.members()).stream()
            .flatMap(id -> project.element(id).stream())
            .anyMatch(e -> mayContain(project, e, own));
  }

  private static boolean mayContain(Project project, Element element, List<Ip> own) {
    return element instanceof DnsName
        || element instanceof AddressTable
        || Extents.addresses(project, element).stream()
            .anyMatch(range -> own.stream().anyMatch(range::contains));
  }
}
