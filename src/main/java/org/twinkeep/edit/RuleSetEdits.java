package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/** Edits of the rule sets of a firewall. */
public final class RuleSetEdits {

  /** The three tables of a firewall. */
  public enum Kind {
    POLICY("Policy"),
    NAT("NAT"),
    ROUTING("Routing");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /** The rule sets of this kind, the top one first. */
    public List<? extends RuleSet> of(RuleSets sets) {
      return switch (this) {
        case POLICY -> sets.policy();
        case NAT -> sets.nat();
        case ROUTING -> sets.routing();
      };
    }

    public static Kind of(RuleSet set) {
      return switch (set) {
        case RuleSet.Policy _ -> POLICY;
        case RuleSet.Nat _ -> NAT;
        case RuleSet.Routing _ -> ROUTING;
      };
    }

    /** A rule set of this kind without rules. */
    public RuleSet empty(Id id, String name) {
      return switch (this) {
        case POLICY -> new RuleSet.Policy(id, name, Families.BOTH, List.of());
        case NAT -> new RuleSet.Nat(id, name, Families.BOTH, List.of());
        case ROUTING -> new RuleSet.Routing(id, name, Families.BOTH, List.of());
      };
    }
  }

  private RuleSetEdits() {}

  /** Adds a rule set after the others of its kind. */
  public static Edit add(Id firewall, RuleSet added) {
    return ObjectEdits.changeFirewall(
        "New rule set " + added.name(), firewall, f -> f.withRuleSets(plus(f.ruleSets(), added)));
  }

  public static Edit rename(Id ruleSet, String newName) {
    return new Edit(
        "Rename rule set to " + newName,
        project -> RuleEdits.onRuleSet(project, ruleSet, set -> set.withName(newName)));
  }

  /** Says for which families the rules are meant. */
  public static Edit setFamilies(RuleSet ruleSet, Set<Family> families) {
    return new Edit(
        "Rule set " + ruleSet.name() + ": " + Families.words(families),
        project -> RuleEdits.onRuleSet(project, ruleSet.id(), set -> set.withFamilies(families)));
  }

  /** Takes a rule set away; branches to it stay and are errors until they are mended. */
  public static Edit delete(RuleSet deleted) {
    return new Edit(
        "Delete rule set " + deleted.name(),
        project ->
            project
                .owner(deleted.id())
                .map(f -> project.with(without(f, deleted.id())))
                .orElse(project));
  }

  /**
   * Why a rule set cannot be deleted, as a sentence; absent when it can. The top rule set of a kind
   * is what the firewall runs.
   */
  public static Optional<String> whyKept(Project project, RuleSet set) {
    return project
        .owner(set.id())
        .map(f -> Kind.of(set).of(f.ruleSets()))
        .filter(sets -> !sets.isEmpty() && sets.getFirst().id().equals(set.id()))
        .map(sets -> set.name() + " is the top rule set, where every packet begins; it stays.");
  }

  private static RuleSets plus(RuleSets sets, RuleSet added) {
    return switch (added) {
      case RuleSet.Policy p -> new RuleSets(with(sets.policy(), p), sets.nat(), sets.routing());
      case RuleSet.Nat n -> new RuleSets(sets.policy(), with(sets.nat(), n), sets.routing());
      case RuleSet.Routing r -> new RuleSets(sets.policy(), sets.nat(), with(sets.routing(), r));
    };
  }

  private static Firewall without(Firewall firewall, Id removed) {
    RuleSets sets = firewall.ruleSets();
    Predicate<RuleSet> stays = s -> !s.id().equals(removed);
    return firewall.withRuleSets(
        new RuleSets(
            sets.policy().stream().filter(stays).toList(),
            sets.nat().stream().filter(stays).toList(),
            sets.routing().stream().filter(stays).toList()));
  }

  private static <S> List<S> with(List<S> list, S added) {
    List<S> more = new ArrayList<>(list);
    more.add(added);
    return more;
  }
}
