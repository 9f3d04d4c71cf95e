package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** Masquerade in a cluster means the node's own address, which does not survive a fail-over. */
final class ClusterMasquerade implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {
    for (RuleSet.Nat set : cluster.ruleSets().nat()) {
      for (NatRule rule : set.rules()) {
        if (rule.enabled() && rule.options().masquerade()) {
          problems.accept(
              Problem.note(
                  "nat.masquerade.cluster",
                  Places.of(cluster, set, rule, "translated source"),
                  "Masqueraded connections die when the other node takes over, so the rule translates"
                      + " to the virtual address of the output interface instead.",
                  "Put the cluster interface into the cell to say the same openly."));
        }
      }
    }
  }
}
