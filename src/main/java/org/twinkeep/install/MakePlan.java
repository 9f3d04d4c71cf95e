package org.twinkeep.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.plan.NodePlan;
import org.twinkeep.install.plan.ReadPlan;
import org.twinkeep.install.plan.Step;
import org.twinkeep.install.plan.TextDiff;
import org.twinkeep.install.plan.VrrpWords;

/** Asks every node what the staged generation would change, and decides the order. */
final class MakePlan {

  private static final String KEEPALIVED = "/etc/keepalived/keepalived.conf";

  private final InstallContext context;

  MakePlan(InstallContext context) {
    this.context = context;
  }

  InstallPlan run(List<StagedNode> nodes, Map<String, NodeFacts> facts) throws InstallFailure {
    List<NodePlan> plans = new ArrayList<>();
    for (StagedNode node : nodes) {
      plans.add(
          context.phase(
              node.name(),
              Phase.PLAN,
              "generation " + node.generation(),
              () -> ReadPlan.of(node.name(), node.run("plan", node.generation()))));
    }
    String active = active(nodes, facts);
    List<NodePlan> ordered = new ArrayList<>(plans);
    ordered.removeIf(plan -> plan.node().equals(active));
    plans.stream().filter(plan -> plan.node().equals(active)).forEach(ordered::addLast);
    boolean running =
        nodes.size() > 1
            && nodes.stream().allMatch(n -> facts(n, facts).state().isActive("keepalived"));
    boolean agree = plans.stream().anyMatch(MakePlan::changesWhatNodesAgreeOn);
    return new InstallPlan(ordered, active, running && agree);
  }

  private static NodeFacts facts(StagedNode node, Map<String, NodeFacts> facts) {
    NodeFacts found = facts.get(node.name());
    if (found == null) {
      throw new IllegalStateException("a staged node was asked for its facts: " + node.name());
    }
    return found;
  }

  /** The master; where there is none or more than one, the preferred node. */
  private static String active(List<StagedNode> nodes, Map<String, NodeFacts> facts) {
    List<StagedNode> masters =
        nodes.stream().filter(n -> facts(n, facts).state().isMaster()).toList();
    return (masters.size() == 1 ? masters : nodes).getFirst().name();
  }

  private static boolean changesWhatNodesAgreeOn(NodePlan plan) {
    return plan.steps().stream()
        .anyMatch(
            step ->
                step instanceof Step.ChangeFile change
                    && change.path().equals(KEEPALIVED)
                    && !VrrpWords.of(side(change.difference(), '-'))
                        .equals(VrrpWords.of(side(change.difference(), '+'))));
  }

  private static String side(TextDiff difference, char sign) {
    StringBuilder text = new StringBuilder();
    difference.lines().stream()
        .filter(l -> l.sign() == sign || l.sign() == ' ')
        .forEach(l -> text.append(l.text()).append('\n'));
    return text.toString();
  }
}
