package org.twinkeep.install.plan;

import java.util.List;

/**
 * What an install changes on one node.
 *
 * @param node its name
 * @param generation the staged generation
 * @param replaces the present generation; empty = the first install
 * @param fingerprint of what the plan was made from; the node refuses when it has changed
 * @param steps in the order in which they are shown
 */
public record NodePlan(
    String node, String generation, String replaces, String fingerprint, List<Step> steps) {

  /** Copies the list. */
  public NodePlan {
    steps = List.copyOf(steps);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Whether anything but the ruleset changes. */
  public boolean touchesMoreThanRules() {
    return steps.stream()
        .anyMatch(
            step ->
                switch (step) {
                  case Step.AddFile f -> !f.service().equals("RULESET");
                  case Step.ChangeFile f -> !f.service().equals("RULESET");
                  case Step.RemoveFile f -> !f.service().equals("RULESET");
                  case Step.KernelRules _, Step.SwitchOff _ -> false;
                  case Step.ServiceActs _, Step.KernelSetting _ -> true;
                });
  }
}
