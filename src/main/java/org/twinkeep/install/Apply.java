package org.twinkeep.install;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.plan.NodePlan;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * Does what the plan says: rules on the backup, then on the active node; then files and services;
 * then both are confirmed. Each change is verified before the next; anything wrong takes back all.
 */
final class Apply {

  private final InstallContext context;
  private final InstallPlan plan;
  private final LoadRules loadRules;
  private final Verify verify;
  private final Settle settle;

  /** Nodes by name, each over its newest connection. */
  private final Map<String, StagedNode> nodes = new LinkedHashMap<>();

  /** Names of nodes on which a change was begun. */
  private final List<String> begun = new ArrayList<>();

  private final Map<String, NodeEnd> ends = new LinkedHashMap<>();

  private final boolean agreedBefore;

  Apply(
      InstallContext context,
      InstallPlan plan,
      List<StagedNode> staged,
      Map<String, NodeFacts> facts) {
    this.context = context;
    this.plan = plan;
    loadRules = new LoadRules(context);
    verify = new Verify(context);
    settle = new Settle(context, faulty(facts));
    agreedBefore = facts.values().stream().filter(f -> f.state().isMaster()).count() == 1;
    staged.forEach(node -> nodes.put(node.name(), node));
  }

  private static Set<String> faulty(Map<String, NodeFacts> facts) {
    return facts.entrySet().stream()
        .filter(e -> e.getValue().state().vrrp().stream().anyMatch(v -> v.state().equals("FAULT")))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  InstallResult run() {
    try {
      for (NodePlan node : plan.nodes()) {
        applyRules(node);
      }
      List<String> order = activationOrder();
      if (plan.nodes().stream().anyMatch(NodePlan::touchesMoreThanRules)) {
        for (String name : order) {
          activate(name);
        }
      }
      settleAll();
      if (context.cancellation().isCancelled()) {
        throw InstallFailure.on(
            plan.active(), "cancelled", "Cancelled.", "Start again when you are ready.");
      }
      confirm();
      return result(List.of());
    } catch (InstallFailure e) {
      return takeBack(e);
    }
  }

  /** Connections that are open now. */
  List<NodeLink> links() {
    return nodes.values().stream().map(StagedNode::link).toList();
  }

  private void applyRules(NodePlan step) throws InstallFailure {
    extend();
    begun.add(step.node());
    boolean withdraw = plan.withdraw() && !step.node().equals(plan.active());
    List<String> words =
        new ArrayList<>(
            List.of(
                "apply",
                step.generation(),
                String.valueOf(context.options().confirmSeconds()),
                step.fingerprint()));
    if (withdraw) {
      words.add("withdraw");
    }
    StagedNode node = node(step.node());
    StagedNode loaded =
        context.phase(
            node.name(),
            Phase.APPLY,
            "ruleset, back in " + context.options().confirmSeconds() + " s unless confirmed",
            () -> loadRules.run(node, words));
    nodes.put(node.name(), loaded);
    nodes.put(node.name(), verify.run(loaded, false));
    if (agreedBefore && !plan.withdraw()) {
      settleAll();
    }
  }

  private void settleAll() throws InstallFailure {
    extend();
    settle.run(List.copyOf(nodes.values()));
  }

  /**
   * Backups first, so that the active node keeps the traffic; but where nobody is master yet, or
   * the backups have withdrawn, the active node first.
   */
  private List<String> activationOrder() {
    List<String> order = new ArrayList<>(plan.nodes().stream().map(NodePlan::node).toList());
    if (plan.withdraw() || !agreedBefore) {
      order.remove(plan.active());
      order.addFirst(plan.active());
    }
    return order;
  }

  private void activate(String name) throws InstallFailure {
    extend();
    StagedNode node = node(name);
    context.phase(
        name, Phase.ACTIVATE, "files and services", () -> node.run("activate", node.generation()));
    nodes.put(name, verify.run(node, true));
  }

  private void confirm() throws InstallFailure {
    extend();
    List<String> order = new ArrayList<>(List.of(plan.active()));
    plan.nodes().stream().map(NodePlan::node).filter(n -> !order.contains(n)).forEach(order::add);
    // From the first confirmation on there is only one good end: all of them.
    InstallContext deaf = context.deaf();
    for (String name : order) {
      deaf.phase(name, Phase.CONFIRM, "", () -> confirm(deaf, node(name)));
      String text =
          name + " runs the new generation " + node(name).generation() + " and boots with it";
      ends.put(name, new NodeEnd(name, node(name).generation(), End.INSTALLED, text));
      begun.remove(name);
    }
  }

  /** When the connection breaks right now, only the node knows whether it heard. */
  private boolean confirm(InstallContext deaf, StagedNode node)
      throws SshException, InstallFailure {
    try {
      node.run("confirm", node.generation());
      return true;
    } catch (SshException lost) {
      NodeLink link = deaf.connect(node.target());
      StagedNode again = node.over(link);
      nodes.put(node.name(), again);
      if (!NodeStatus.of(again.run("status")).generation().equals(node.generation())) {
        again.run("confirm", node.generation());
      }
      return true;
    }
  }

  /** Sets every running timer anew. */
  private void extend() throws InstallFailure {
    String seconds = String.valueOf(context.options().confirmSeconds());
    for (String name : begun) {
      StagedNode node = node(name);
      try {
        node.run("extend", seconds);
      } catch (SshException e) {
        throw InstallFailure.of(name, e);
      }
    }
  }

  private StagedNode node(String name) {
    StagedNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalStateException("the plan names a node that is not staged: " + name);
    }
    return node;
  }

  private InstallResult takeBack(InstallFailure failure) {
    RollBack rollBack = new RollBack(context);
    for (String name : begun.reversed()) {
      ends.put(name, rollBack.run(node(name)));
    }
    List<Problem> problems = new ArrayList<>(List.of(failure.problem()));
    InstallResult result = result(problems);
    if (result.isMixed()) {
      problems.add(mixed(result));
    }
    return result(problems);
  }

  /** The worst end there is: said with where each node stands, and how to get out of it. */
  private Problem mixed(InstallResult result) {
    List<String> others =
        result.nodes().stream().filter(n -> n.end() != End.INSTALLED).map(NodeEnd::node).toList();
    return Problem.error(
        "install.mixed",
        Place.named(plan.active()),
        "The nodes differ now: "
            + String.join("; ", result.nodes().stream().map(NodeEnd::text).toList())
            + ". Until they agree, a change of master changes the rules in force.",
        "Mend what is wrong on "
            + String.join(" and ", others)
            + ", then install again: that brings all nodes to the same generation.");
  }

  private InstallResult result(List<Problem> problems) {
    NodeEnd[] all =
        plan.nodes().stream()
            .map(
                n ->
                    ends.getOrDefault(
                        n.node(),
                        new NodeEnd(
                            n.node(),
                            n.generation(),
                            End.UNCHANGED,
                            n.node() + " was not changed")))
            .toArray(NodeEnd[]::new);
    return new InstallResult(Arrays.asList(all), problems);
  }
}
