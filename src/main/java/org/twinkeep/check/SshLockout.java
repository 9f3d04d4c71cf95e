package org.twinkeep.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Element;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/**
 * A firewall that nobody can reach by SSH once its ruleset is in.
 *
 * <p>A rule that ends is no way in that lasts, whenever that may be: what is said here must not
 * depend on the moment, because the generated files do not.
 */
final class SshLockout implements Check {

  /**
   * Why nobody can log in.
   *
   * @param before the words before the nodes' names
   * @param after the words behind them
   */
  private record Reason(String before, String after, String remedy) {

    Problem of(Firewall firewall, List<Node> nodes) {
      return Problem.danger(
          "firewall.ssh.lockout",
          Places.of(firewall).in("management access"),
          before + nodes.stream().map(Node::name).collect(Collectors.joining(", ")) + after,
          remedy);
    }
  }

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      Map<Reason, List<Node>> locked = new LinkedHashMap<>();
      for (Node node : firewall.nodes()) {
        reason(project, firewall, node)
            .ifPresent(reason -> locked.computeIfAbsent(reason, _ -> new ArrayList<>()).add(node));
      }
      locked.forEach((reason, nodes) -> problems.accept(reason.of(firewall, nodes)));
    }
  }

  private static Optional<Reason> reason(Project project, Firewall firewall, Node node) {
    Optional<Family> managed = family(node.management().address());
    Set<Family> families =
        managed.map(Set::of).orElse(Families.BOTH).stream()
            .filter(firewall.settings().families()::contains)
            .collect(Collectors.toSet());
    if (families.isEmpty()) {
      return managed.map(family -> otherFamily(firewall, family));
    }
    List<SshRules> rules =
        families.stream().map(f -> new SshRules(project, firewall, node, f)).toList();
    if (isManaged(project, firewall, families) || rules.stream().anyMatch(SshRules::admitForGood)) {
      return Optional.empty();
    }
    return Optional.of(
        rules.stream().anyMatch(SshRules::admit)
            ? new Reason(
                "Only rules with a time window or a day on which they expire let SSH reach ",
                noAccess(firewall, families) + "when they do not match, nobody can log in.",
                remedy(firewall, families))
            : new Reason(
                "No rule lets SSH reach ",
                noAccess(firewall, families) + "after an installation nobody could log in.",
                remedy(firewall, families)));
  }

  /** Absent where a name stands for it. */
  private static Optional<Family> family(String address) {
    try {
      return Optional.of(Ip.parse(address).family());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the automatic rule lets somebody in, in a family in which the node is managed. */
  private static boolean isManaged(Project project, Firewall firewall, Set<Family> families) {
    return firewall.settings().isOn(AutomaticRule.MANAGEMENT)
        && Membership.leaves(project, firewall.settings().managementAccess().members()).stream()
            .flatMap(id -> project.element(id).stream())
            .anyMatch(element -> mayManage(project, element, families));
  }

  private static boolean mayManage(Project project, Element element, Set<Family> families) {
    return element instanceof DnsName
        || element instanceof AddressTable
        || Extents.addresses(project, element).stream()
            .map(IpRange::family)
            .anyMatch(families::contains);
  }

  private static Reason otherFamily(Firewall firewall, Family managed) {
    String passes = labels(firewall.settings().families());
    return new Reason(
        "",
        ": the management address is "
            + managed.label()
            + ", and the firewall lets only "
            + passes
            + " pass: after an installation nobody could log in.",
        "Let the firewall filter "
            + managed.label()
            + ", too, or manage the nodes by "
            + passes
            + " addresses.");
  }

  /** Why management access helps nobody. */
  private static String noAccess(Firewall firewall, Set<Family> families) {
    if (firewall.settings().managementAccess().isAny()) {
      return ", and there is no management access: ";
    }
    return firewall.settings().isOn(AutomaticRule.MANAGEMENT)
        ? ", and management access names no "
            + labels(families)
            + " address, by which alone SSH could come: "
        : ", and management access is switched off: ";
  }

  private static String remedy(Firewall firewall, Set<Family> families) {
    if (firewall.settings().managementAccess().isAny()) {
      return "Name the addresses for management access in the firewall's settings.";
    }
    return firewall.settings().isOn(AutomaticRule.MANAGEMENT)
        ? "Name "
            + labels(families)
            + " addresses for management access in the firewall's settings."
        : "Switch the automatic rule for management access on in the firewall's settings.";
  }

  private static String labels(Set<Family> families) {
    return families.stream().sorted().map(Family::label).collect(Collectors.joining(" or "));
  }
}
