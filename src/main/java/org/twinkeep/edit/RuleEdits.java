package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;

/** Edits of rule sets; a rule set is named by its id, which is unique in the project. */
public final class RuleEdits {

  private RuleEdits() {}

  /** Replaces the rule by what {@code change} makes of it; kind and id must stay. */
  public static <R extends Rule> Edit change(
      String title, Id ruleSet, Id rule, Class<R> kind, UnaryOperator<R> change) {
    return rules(
        title,
        ruleSet,
        rules ->
            rules.stream().map(r -> r.id().equals(rule) ? change.apply(kind.cast(r)) : r).toList());
  }

  /** Replaces each of these rules by what {@code change} makes of it; ids must stay. */
  public static Edit changeAll(
      String title, Id ruleSet, Set<Id> changed, UnaryOperator<Rule> change) {
    return rules(
        title,
        ruleSet,
        rules ->
            rules.stream()
                .map(r -> changed.contains(r.id()) ? change.apply(r) : (Rule) r)
                .toList());
  }

  /** Changes what people note about these rules: comment, section, owner, … */
  public static Edit changeInfo(
      String title, Id ruleSet, Set<Id> changed, UnaryOperator<RuleInfo> change) {
    return changeAll(title, ruleSet, changed, r -> r.withInfo(change.apply(r.info())));
  }

  /**
   * The rules as they can be added to a project: with ids that nothing in it has.
   *
   * @param from rules of this or another project
   */
  public static List<Rule> copies(Project project, List<? extends Rule> from) {
    Set<Id> used = Ids.used(project);
    List<Rule> copies = new ArrayList<>();
    for (Rule rule : from) {
      Id id = Ids.fresh(used, rule.id().value().replaceFirst("-[0-9]+$", ""));
      used.add(id);
      copies.add(rule.withId(id));
    }
    return copies;
  }

  /** Puts rules at a position, 0 being the top. */
  public static Edit insert(String title, Id ruleSet, int position, List<? extends Rule> added) {
    return rules(
        title,
        ruleSet,
        rules -> {
          List<Rule> changed = new ArrayList<>(rules);
          changed.addAll(Math.clamp(position, 0, rules.size()), added);
          return changed;
        });
  }

  public static Edit remove(String title, Id ruleSet, Set<Id> removed) {
    return rules(
        title, ruleSet, rules -> rules.stream().filter(r -> !removed.contains(r.id())).toList());
  }

  /**
   * Moves rules, keeping their order, so that they stand before what is now at {@code position};
   * the number of rules = to the end.
   */
  public static Edit move(String title, Id ruleSet, Set<Id> moved, int position) {
    return rules(
        title,
        ruleSet,
        rules -> {
          List<Rule> before = new ArrayList<>();
          List<Rule> block = new ArrayList<>();
          List<Rule> after = new ArrayList<>();
          for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            (moved.contains(rule.id()) ? block : i < position ? before : after).add(rule);
          }
          before.addAll(block);
          before.addAll(after);
          return before;
        });
  }

  /** Any change of a rule set's rules. */
  public static Edit rules(String title, Id ruleSet, UnaryOperator<List<? extends Rule>> change) {
    return new Edit(
        title,
        project -> onRuleSet(project, ruleSet, set -> withRules(set, change.apply(set.rules()))));
  }

  /** Any change of a rule set; the same project when there is none of that id. */
  public static Project onRuleSet(Project project, Id ruleSet, UnaryOperator<RuleSet> change) {
    for (Firewall firewall : project.firewalls()) {
      var set = firewall.ruleSets().find(ruleSet);
      if (set.isPresent()) {
        return project.with(
            firewall.withRuleSets(firewall.ruleSets().with(change.apply(set.get()))));
      }
    }
    return project;
  }

  private static RuleSet withRules(RuleSet set, List<? extends Rule> rules) {
    return switch (set) {
      case RuleSet.Policy s -> s.withRules(cast(rules, PolicyRule.class));
      case RuleSet.Nat s -> s.withRules(cast(rules, NatRule.class));
      case RuleSet.Routing s -> s.withRules(cast(rules, RoutingRule.class));
    };
  }

  private static <R extends Rule> List<R> cast(List<? extends Rule> rules, Class<R> kind) {
    List<R> result = new ArrayList<>(rules.size());
    rules.forEach(r -> result.add(kind.cast(r)));
    return result;
  }
}
