package org.twinkeep.check;

import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.problem.Problem;

/**
 * NAT rules that would lead SSH to a node's own address elsewhere: those who have management access
 * stay with the node, so that nobody locks himself out, and do not see what is published.
 */
final class ManagementPublished implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      boolean managed =
          firewall.settings().isOn(AutomaticRule.MANAGEMENT)
              && !firewall.settings().managementAccess().isAny();
      for (RuleSet.Nat set : managed ? firewall.ruleSets().nat() : List.<RuleSet.Nat>of()) {
        set.rules().stream()
            .filter(
                nat -> firewall.nodes().stream().anyMatch(n -> hides(project, firewall, nat, n)))
            .forEach(nat -> problems.accept(problem(firewall, set, nat)));
      }
    }
  }

  private static boolean hides(Project project, Firewall firewall, NatRule nat, Node node) {
    boolean leads = !nat.translatedDestination().isAny() || !nat.translatedService().isAny();
    return nat.enabled()
        && nat.action() instanceof NatAction.Translate
        && leads
        && !nat.destination().isAny()
        && !nat.destination().negated()
        && !nat.service().isAny()
        && SshRules.mayBeSsh(project, nat.service(), node.management().port())
        && namesOwnAddress(project, firewall, nat, node);
  }

  /** The cluster and its interfaces stand for virtual addresses here, which nobody manages. */
  private static boolean namesOwnAddress(
      Project project, Firewall firewall, NatRule nat, Node node) {
    List<Ip> own =
        node.interfaces().stream()
            .flatMap(i -> i.addresses().stream())
            .map(InterfaceAddress::address)
            .toList();
    return Membership.leaves(project, nat.destination().members()).stream()
        .filter(
            id ->
                switch (firewall) {
                  case StandaloneFirewall _ -> true;
                  case Cluster cluster -> cluster.elements().noneMatch(e -> e.id().equals(id));
                })
        .flatMap(id -> project.element(id).stream())
        .flatMap(element -> Extents.addresses(project, element).stream())
        .anyMatch(range -> own.stream().anyMatch(range::contains));
  }

  private static Problem problem(Firewall firewall, RuleSet set, NatRule nat) {
    return Problem.warning(
        "nat.management",
        Places.of(firewall, set, nat, "service"),
        "The addresses with management access reach the firewall itself here, whatever this rule"
            + " says, so that nobody locks himself out.",
        "Publish another port or address, or let management use another port.");
  }
}
