package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/**
 * The rules of another firewall for a new cluster. What they say of that firewall is said of the
 * cluster instead. A rule that speaks of a part which the cluster does not have comes along
 * disabled: without that part it would say something else.
 */
final class CopiedRules {

  private final Firewall from;
  private final Cluster to;
  private final Map<Id, List<Id>> counterparts;
  private final UnaryOperator<Id> fresh;
  private final Map<Id, Id> sets = new HashMap<>();

  /**
   * Copies.
   *
   * @param fresh an id like this one that nothing has
   */
  CopiedRules(Firewall from, Cluster to, UnaryOperator<Id> fresh) {
    this.from = from;
    this.to = to;
    this.counterparts = Counterparts.of(from, to);
    this.fresh = fresh;
    number("policy", from.ruleSets().policy());
    number("nat", from.ruleSets().nat());
    number("routing", from.ruleSets().routing());
  }

  /** The first of a kind is the top one and has the usual id. */
  private void number(String kind, List<? extends RuleSet> ofKind) {
    for (int i = 0; i < ofKind.size(); i++) {
      String suffix = i == 0 ? "" : "-" + (i + 1);
      sets.put(ofKind.get(i).id(), Id.of(to.id() + ":" + kind + suffix));
    }
  }

  RuleSets all() {
    RuleSets original = from.ruleSets();
    return new RuleSets(
        original.policy().stream()
            .map(
                s ->
                    new RuleSet.Policy(
                        set(s),
                        s.name(),
                        s.families(),
                        s.rules().stream().map(this::policy).toList()))
            .toList(),
        original.nat().stream()
            .map(
                s ->
                    new RuleSet.Nat(
                        set(s), s.name(), s.families(), s.rules().stream().map(this::nat).toList()))
            .toList(),
        original.routing().stream()
            .map(
                s ->
                    new RuleSet.Routing(
                        set(s),
                        s.name(),
                        s.families(),
                        s.rules().stream().map(this::common).toList()))
            .toList());
  }

  /** Who may manage the nodes, as there; what the cluster does not have is left out. */
  Cell managementAccess() {
    Cell access = from.settings().managementAccess();
    return access.withMembers(
        access.members().stream()
            .flatMap(id -> translated(id).stream().flatMap(List::stream))
            .toList());
  }

  private Id set(RuleSet original) {
    return sets.getOrDefault(original.id(), original.id());
  }

  private PolicyRule policy(PolicyRule rule) {
    PolicyRule copy = common(rule);
    return copy.action() instanceof Action.Branch(Id target)
        ? copy.withAction(new Action.Branch(sets.getOrDefault(target, target)))
        : copy;
  }

  private NatRule nat(NatRule rule) {
    NatRule copy = common(rule);
    return copy.action() instanceof NatAction.Branch(Id target)
        ? copy.withAction(new NatAction.Branch(sets.getOrDefault(target, target)))
        : copy;
  }

  @SuppressWarnings("unchecked") // a part of a rule is replaced; its kind stays
  private <R extends Rule> R common(R rule) {
    Rule copy = rule.withId(fresh.apply(rule.id()));
    List<String> lost = new ArrayList<>();
    for (RulePart part : RulePart.partsOf(rule)) {
      Cell cell = part.of(rule).orElse(Cell.ANY);
      List<Id> members = new ArrayList<>();
      for (Id member : cell.members()) {
        Optional<List<Id>> counterpart = translated(member);
        members.addAll(counterpart.orElse(List.of(member)));
        if (counterpart.isEmpty()) {
          lost.add(Counterparts.name(from, member));
        }
      }
      copy = part.with(copy, cell.withMembers(members));
    }
    if (!lost.isEmpty()) {
      String why =
          "Disabled: "
              + to.name()
              + " has nothing in the place of "
              + String.join(", ", lost)
              + " of "
              + from.name()
              + ". "
              + rule.info().comment();
      copy = copy.withEnabled(false).withInfo(copy.info().withComment(why.strip()));
    }
    return (R) copy;
  }

  /** What stands for an element here; objects stand for themselves; absent = nothing does. */
  private Optional<List<Id>> translated(Id member) {
    return from.elements().anyMatch(e -> e.id().equals(member))
        ? Optional.ofNullable(counterparts.get(member))
        : Optional.of(List.of(member));
  }
}
