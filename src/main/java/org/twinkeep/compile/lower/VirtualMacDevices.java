package org.twinkeep.compile.lower;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Interface;

/**
 * With virtual hardware addresses, packets to the virtual addresses come in by interfaces of their
 * own, which keepalived makes; the kernel may choose them for packets that go out, too. Whoever
 * speaks of the real interface means them as well. Adverts stay on the real one.
 *
 * @param added real interface → the virtual ones on it
 */
public record VirtualMacDevices(SortedMap<String, SortedSet<String>> added) {

  /** Those of a node; none without virtual hardware addresses. */
  public static VirtualMacDevices of(NodeContext context) {
    SortedMap<String, SortedSet<String>> added = new TreeMap<>();
    context
        .cluster()
        .filter(cluster -> cluster.failover().virtualMac())
        .ifPresent(cluster -> collect(cluster, context, added));
    return new VirtualMacDevices(added);
  }

  private static void collect(
      Cluster cluster, NodeContext context, Map<String, SortedSet<String>> added) {
    for (VrrpInstance instance : VrrpInstance.of(cluster)) {
      instance
          .member(context.node())
          .map(Interface::name)
          .ifPresent(
              name ->
                  added
                      .computeIfAbsent(name, _ -> new TreeSet<>())
                      .add(instance.virtualMacInterface()));
    }
  }

  /** The same program, also for what comes in by the virtual interfaces. */
  public Program in(Program program) {
    if (added.isEmpty()) {
      return program;
    }
    return new Program(
        program.family(), program.chains().stream().map(c -> c.withRules(rules(c))).toList());
  }

  private List<Rule> rules(Chain chain) {
    return chain.rules().stream().map(rule -> isAdverts(rule) ? rule : widen(rule)).toList();
  }

  private static boolean isAdverts(Rule rule) {
    return rule.origin().id().equals(Origin.id(AutomaticRule.VRRP));
  }

  private Rule widen(Rule rule) {
    return rule.withConditions(rule.conditions().stream().map(this::widen).toList());
  }

  private Condition widen(Condition condition) {
    return new Condition(condition.negated(), condition.anyOf().stream().map(this::widen).toList());
  }

  private Match widen(Match match) {
    if (!(match instanceof Match.Device device)) {
      return match;
    }
    SortedSet<String> names = new TreeSet<>(device.names());
    device.names().forEach(name -> names.addAll(added.getOrDefault(name, new TreeSet<>())));
    return new Match.Device(device.direction(), names);
  }
}
