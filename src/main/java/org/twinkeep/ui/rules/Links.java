package org.twinkeep.ui.rules;

import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.LetThrough;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rule;

/** From a DNAT rule to the policy rule that lets its traffic through. */
final class Links {

  private final RulesViewModel model;
  private final Consumer<Id> reveal;

  Links(RulesViewModel model, Consumer<Id> reveal) {
    this.model = model;
    this.reveal = reveal;
  }

  /** The DNAT rule under the cursor. */
  Optional<NatRule> published() {
    Optional<Rule> rule = model.ruleAt(model.selection().cursor().row());
    return rule.filter(NatRule.class::isInstance)
        .map(NatRule.class::cast)
        .filter(LetThrough::isNeeded);
  }

  /** The policy rule that lets the traffic of that rule through. */
  Optional<PolicyRule> policy() {
    Optional<Firewall> firewall = model.firewall();
    return published()
        .filter(nat -> firewall.isPresent())
        .flatMap(nat -> LetThrough.find(model.project(), firewall.orElseThrow(), nat));
  }

  boolean isMissing() {
    return published().isPresent() && policy().isEmpty();
  }

  /** Goes to the policy rule. */
  void show() {
    policy().map(PolicyRule::id).ifPresent(reveal);
  }

  /** Makes the policy rule. */
  void add() {
    Optional<Firewall> firewall = model.firewall();
    Optional<Edit> edit =
        published()
            .filter(nat -> firewall.isPresent())
            .flatMap(nat -> LetThrough.add(model.project(), firewall.orElseThrow(), nat));
    edit.ifPresentOrElse(
        e -> model.apply(e, "Added the policy rule that lets this traffic through."),
        () -> model.say("This firewall has no policy yet."));
  }
}
