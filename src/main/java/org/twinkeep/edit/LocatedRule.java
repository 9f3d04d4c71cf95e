package org.twinkeep.edit;

import java.util.Optional;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;

/**
 * A rule and where it stands.
 *
 * @param firewall whose rule it is
 * @param ruleSet the table it stands in
 * @param number its row, from 1
 * @param rule the rule
 */
public record LocatedRule(Firewall firewall, RuleSet ruleSet, int number, Rule rule) {

  /** The rule that something is about, when it is about a rule. */
  public static Optional<LocatedRule> at(Project project, Optional<Id> element) {
    return element.flatMap(id -> find(project, id));
  }

  /** The rule with this id. */
  public static Optional<LocatedRule> find(Project project, Id id) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet set : firewall.ruleSets().all().toList()) {
        for (int i = 0; i < set.rules().size(); i++) {
          Rule rule = set.rules().get(i);
          if (rule.id().equals(id)) {
            return Optional.of(new LocatedRule(firewall, set, i + 1, rule));
          }
        }
      }
    }
    return Optional.empty();
  }
}
