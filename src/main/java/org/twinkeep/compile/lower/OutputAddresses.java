package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.problem.Problem;

/**
 * Translations of the source to the address of the output interface: in a cluster the virtual one,
 * never the node's own. An interface that has addresses of the other family only has nothing to do
 * with the rule in this one: the kernel would take an address of another interface.
 */
final class OutputAddresses {

  private final NodeContext context;
  private final Own own;
  private final Family family;
  private final Consumer<Problem> problems;

  OutputAddresses(NodeContext context, Own own, Family family, Consumer<Problem> problems) {
    this.context = context;
    this.own = own;
    this.family = family;
    this.problems = problems;
  }

  /** Whether a rule may be for packets that leave by an interface. */
  static boolean isAt(ResolvedNat rule, Interface device) {
    return rule.out().any() || rule.out().negated() != rule.out().names().contains(device.name());
  }

  /** A line for each output interface of the rule. */
  void add(
      ResolvedNat rule,
      List<Condition> conditions,
      Optional<PortRange> ports,
      Map<Hook, List<Rule>> rules) {
    boolean some = false;
    boolean otherFamily = false;
    for (Interface device : outputs(rule)) {
      Optional<Ip> address = Hairpin.address(own, device, family);
      boolean shared = !own.shared(device.id()).isEmpty();
      boolean alone = context.cluster().isEmpty();
      if (alone && address.isEmpty() && !device.dynamic() && !device.addresses().isEmpty()) {
        otherFamily = true;
        continue;
      }
      if (!alone && !(shared && address.isPresent())) {
        if (rule.out().any()) {
          continue;
        }
        error(
            rule,
            "nat.source.no-virtual",
            "'"
                + device.name()
                + "' has no virtual "
                + family.label()
                + " address; connections translated to the node's own would die when the other node takes over.",
            "Give the cluster interface a virtual address, or choose another output interface.");
        return;
      }
      if (several(device)) {
        error(
            rule,
            "nat.source.virtual-several",
            "'" + device.name() + "' is in several cluster interfaces, each with an address.",
            "Name the cluster interface whose address is meant as the new source.");
        return;
      }
      some = true;
      Optional<IpRange> to =
          device.dynamic() && !shared ? Optional.empty() : address.map(IpRange::of);
      List<Condition> all = new ArrayList<>();
      all.add(Condition.is(Match.device(Direction.OUT, device.name())));
      all.addAll(conditions);
      LowerNat.add(
          rules,
          Hook.NAT_POSTROUTING,
          Rule.of(rule.origin(), all, Sources.nat(rule.options(), to, ports)));
    }
    if (!some && !otherFamily) {
      error(
          rule,
          "nat.source.no-virtual",
          "No output interface has "
              + (context.cluster().isPresent() ? "a virtual " : "an ")
              + family.label()
              + " address to translate to.",
          "Give "
              + (context.cluster().isPresent()
                  ? "a cluster interface a virtual"
                  : "the interface an")
              + " address, or limit the rule to the other family.");
    }
  }

  private boolean several(Interface device) {
    return own.shared(device.id()).stream()
            .filter(c -> c.addresses().stream().anyMatch(a -> a.family() == family))
            .count()
        > 1;
  }

  /** One that is left alone counts when the rule names it or any, not among "all but" others. */
  private List<Interface> outputs(ResolvedNat rule) {
    return (rule.out().negated() ? own.protectedInterfaces() : own.attachedInterfaces())
        .stream().filter(device -> isAt(rule, device)).toList();
  }

  private void error(ResolvedNat rule, String id, String message, String remedy) {
    problems.accept(Problem.error(id, rule.origin().place(), message, remedy));
  }
}
