package org.twinkeep.check;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.twinkeep.edit.LetThrough;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** DNAT rules whose traffic no policy rule accepts: the server looks published and is not. */
final class NatPolicyMissing implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      Function<NatRule, Optional<PolicyRule>> letThrough = LetThrough.finder(project, firewall);
      for (RuleSet.Nat set : firewall.ruleSets().nat()) {
        set.rules().stream()
            .filter(LetThrough::isNeeded)
            .filter(nat -> letThrough.apply(nat).isEmpty())
            .forEach(nat -> problems.accept(problem(firewall, set, nat)));
      }
    }
  }

  private static Problem problem(Firewall firewall, RuleSet set, NatRule nat) {
    return Problem.warning(
        "nat.policy.missing",
        Places.of(firewall, set, nat, "translated destination"),
        "No policy rule accepts the traffic that this rule publishes, so that it is denied after"
            + " the translation.",
        "Select the NAT rule and add the policy rule that lets it through.");
  }
}
