package org.twinkeep.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** What a rule says beside its action, and the action has no use for. */
final class OptionsOfOtherActions implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet.Policy set : firewall.ruleSets().policy()) {
        set.rules().stream()
            .filter(rule -> rule.enabled() && rule.options().stateless())
            .filter(rule -> !mayBeStateless(rule.action()))
            .map(rule -> stateless(firewall, set, rule))
            .forEach(problems);
      }
      for (RuleSet.Nat set : firewall.ruleSets().nat()) {
        for (NatRule rule : set.rules()) {
          List<String> unused = rule.enabled() ? unused(rule) : List.of();
          if (!unused.isEmpty()) {
            problems.accept(unused(firewall, set, rule, unused));
          }
        }
      }
    }
  }

  /** A packet that is denied has no connection either way. */
  private static boolean mayBeStateless(Action action) {
    return switch (action) {
      case Action.Accept(), Action.Deny(), Action.Reject _ -> true;
      case Action.Continue(), Action.Branch _, Action.Return(), Action.Custom _ -> false;
    };
  }

  private static List<String> unused(NatRule rule) {
    return switch (rule.action()) {
      case NatAction.Translate() -> hairpin(rule);
      case NatAction.Exempt(), NatAction.Branch _ -> translations(rule);
    };
  }

  private static List<String> hairpin(NatRule rule) {
    boolean source = !rule.translatedSource().isAny() || rule.options().masquerade();
    boolean destination =
        !rule.translatedDestination().isAny() || !source && !rule.translatedService().isAny();
    return rule.options().hairpin() && !destination ? List.of("hairpin") : List.of();
  }

  private static List<String> translations(NatRule rule) {
    List<String> unused = new ArrayList<>();
    NatOptions options = rule.options();
    add(unused, !rule.translatedSource().isAny(), "translated source");
    add(unused, !rule.translatedDestination().isAny(), "translated destination");
    add(unused, !rule.translatedService().isAny(), "translated service");
    add(unused, options.masquerade(), "masquerade");
    add(unused, options.random(), "random ports");
    add(unused, options.persistent(), "persistent");
    add(unused, options.hairpin(), "hairpin");
    return unused;
  }

  private static void add(List<String> unused, boolean set, String word) {
    if (set) {
      unused.add(word);
    }
  }

  private static Problem stateless(Firewall firewall, RuleSet set, PolicyRule rule) {
    return Problem.error(
        "rule.stateless.action",
        Places.of(firewall, set, rule, "options"),
        "Only a rule that accepts or denies can be stateless: what takes packets out of connection"
            + " tracking must say what becomes of them.",
        "Switch it off here, and on for the rules that accept these packets.");
  }

  private static Problem unused(Firewall firewall, RuleSet set, NatRule rule, List<String> unused) {
    boolean translates = rule.action() instanceof NatAction.Translate;
    return Problem.warning(
        "nat.unused",
        Places.of(firewall, set, rule, "options"),
        (translates ? "The rule publishes nothing" : "The rule translates nothing itself")
            + ", so that this has no effect: "
            + String.join(", ", unused)
            + ".",
        translates ? "Switch it off." : "Empty it, or let the rule translate.");
  }
}
