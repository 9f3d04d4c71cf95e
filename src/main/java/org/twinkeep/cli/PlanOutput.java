package org.twinkeep.cli;

import java.util.List;
import java.util.Locale;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.plan.NodePlan;
import org.twinkeep.install.plan.Step;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.problem.Problem;

/** Prints plans and how they ended. */
final class PlanOutput {

  private PlanOutput() {}

  /** The plan alone. */
  static String json(InstallPlan plan, List<Problem> problems) {
    return document(
        plan.nodes().stream()
            .map(node -> node(node, node.isEmpty() ? "nothing-to-do" : "planned"))
            .toList(),
        problems);
  }

  /** The plan, and where each node stands after it. */
  static String json(InstallPlan plan, InstallResult result, List<Problem> problems) {
    return document(
        result.nodes().stream().map(end -> node(plan.of(end.node()), word(end))).toList(),
        problems);
  }

  /** Problems that came before there was a plan. */
  static String json(List<Problem> problems) {
    return document(List.of(), problems);
  }

  private static String document(List<Json> nodes, List<Problem> problems) {
    return PrintJson.laidOut(
        new Fields()
            .put("nodes", nodes.stream())
            .put("problems", ProblemOutput.json(problems))
            .build());
  }

  private static Json node(NodePlan plan, String result) {
    return new Fields()
        .put("node", plan.node())
        .put("generation", plan.generation())
        .put("replaces", plan.replaces())
        .put("steps", plan.steps().stream().map(PlanOutput::step))
        .put("result", result)
        .build();
  }

  private static Json step(Step step) {
    return new Fields()
        .put("sign", String.valueOf(step.sign()))
        .put("title", step.title())
        .put(
            "difference",
            step.difference().excerpt(3).stream().map(l -> Json.Text.of(l.toString())))
        .build();
  }

  static String word(NodeEnd end) {
    return end.end().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
