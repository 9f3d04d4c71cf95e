package org.twinkeep.ui.install;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.plan.NodePlan;
import org.twinkeep.install.plan.Step;

/** A row of the review: a node, or one of its steps. */
sealed interface PlanRow {

  /** A node and its part in the plan. */
  record OfNode(String text) implements PlanRow {}

  /** One step. */
  record OfStep(Step step) implements PlanRow {}

  /** All rows, in the order in which the nodes are treated. */
  static List<PlanRow> of(InstallPlan plan) {
    List<PlanRow> rows = new ArrayList<>();
    for (NodePlan node : plan.nodes()) {
      String part =
          plan.nodes().size() == 1
              ? ""
              : node.node().equals(plan.active()) ? ", active, last" : ", backup, first";
      String generation =
          node.replaces().isEmpty()
              ? "first generation " + node.generation()
              : "generation " + node.generation() + " replaces " + node.replaces();
      String nothing = node.isEmpty() ? ", nothing to do" : "";
      rows.add(new OfNode(node.node() + part + " (" + generation + nothing + ")"));
      node.steps().forEach(step -> rows.add(new OfStep(step)));
    }
    return rows;
  }
}
