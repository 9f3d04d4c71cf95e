package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.Ids;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;

/** What can be done with the rules that are selected. */
public final class RuleActions {

  private final RulesViewModel model;

  public RuleActions(RulesViewModel model) {
    this.model = model;
  }

  /** Adds a rule below the selected ones, or at the end; a policy rule denies until it is told. */
  public void insert() {
    insert(positionBelow(), sectionAtCursor(), rule -> rule, "New rule");
  }

  /** Adds a rule above the selected ones. */
  public void insertAbove() {
    List<Rule> selected = model.selection().selectedRules();
    int position = selected.isEmpty() ? 0 : model.rules().indexOf(selected.getFirst());
    insert(position, sectionAtCursor(), rule -> rule, "New rule");
  }

  /** Adds a rule; returns its id, or nothing when there is no firewall to add it to. */
  Optional<Id> insert(int position, String section, UnaryOperator<Rule> fill, String title) {
    return ensureRuleSet()
        .map(
            set -> {
              Id id = Ids.fresh(model.project(), "rule");
              Rule fresh = fresh(set, id);
              Rule rule = fill.apply(fresh.withInfo(fresh.info().withSection(section)));
              model.apply(RuleEdits.insert(title, set.id(), position, List.of(rule)));
              model.selection().select(Cursor.cell(id.value(), firstObjectColumn()));
              return id;
            });
  }

  private RuleColumn firstObjectColumn() {
    return RuleColumn.of(model.kind()).stream()
        .filter(RuleColumn::holdsObjects)
        .findFirst()
        .orElseThrow();
  }

  private static Rule fresh(RuleSet set, Id id) {
    return switch (set) {
      case RuleSet.Policy _ -> PolicyRule.of(id, new Action.Deny());
      case RuleSet.Nat _ -> NatRule.of(id);
      case RuleSet.Routing _ -> RoutingRule.of(id);
    };
  }

  /** The rule set that is shown; a firewall that has none of the kind gets one. */
  private Optional<RuleSet> ensureRuleSet() {
    if (model.ruleSet().isEmpty()) {
      model.firewall().ifPresent(this::addFirstRuleSet);
    }
    if (model.ruleSet().isEmpty()) {
      model.say("There is no firewall yet that could have rules.");
    }
    return model.ruleSet();
  }

  private void addFirstRuleSet(Firewall firewall) {
    String name = model.kind().title();
    Id id = Ids.fresh(model.project(), firewall.id() + "-" + name);
    model.apply(RuleSetEdits.add(firewall.id(), model.kind().empty(id, name)));
  }

  /** Takes the selected rules out. */
  public void deleteRules() {
    onSelected(
        (set, ids) -> {
          int next = indexAfter(ids);
          model.apply(RuleEdits.remove(plural("Delete", ids.size()), set.id(), ids));
          selectAt(next);
        });
  }

  private int indexAfter(Set<Id> ids) {
    int last = 0;
    for (int i = 0; i < model.rules().size(); i++) {
      if (ids.contains(model.rules().get(i).id())) {
        last = i;
      }
    }
    return last + 1 - ids.size();
  }

  private void selectAt(int position) {
    List<? extends Rule> rules = model.rules();
    if (rules.isEmpty()) {
      model.selection().select(Cursor.NOWHERE);
    } else {
      Rule rule = rules.get(Math.clamp(position, 0, rules.size() - 1));
      model.selection().select(Cursor.cell(rule.id().value(), RuleColumn.NUMBER));
    }
  }

  /** Copies the selected rules to just below them. */
  public void duplicate() {
    List<Rule> rules = model.selection().selectedRules();
    if (!rules.isEmpty()) {
      insertCopies(plural("Duplicate", rules.size()), rules, positionBelow());
    }
  }

  /** Adds copies of rules and selects them. */
  void insertCopies(String title, List<Rule> rules, int position) {
    model
        .ruleSet()
        .ifPresent(
            set -> {
              List<Rule> copies = RuleEdits.copies(model.project(), rules);
              model.apply(RuleEdits.insert(title, set.id(), position, copies));
              selectRules(copies.stream().map(Rule::id).toList());
            });
  }

  void selectRules(List<Id> ids) {
    if (!ids.isEmpty()) {
      model
          .selection()
          .selectRules(
              Cursor.cell(ids.getFirst().value(), RuleColumn.NUMBER), new LinkedHashSet<>(ids));
    }
  }

  /** Switches the selected rules off when one of them is on, else on. */
  public void toggleEnabled() {
    boolean on = model.selection().selectedRules().stream().noneMatch(Rule::enabled);
    onSelected(
        (set, ids) ->
            model.apply(
                RuleEdits.changeAll(
                    plural(on ? "Enable" : "Disable", ids.size()),
                    set.id(),
                    ids,
                    r -> r.withEnabled(on))));
  }

  /** Moves the selected rules up by one; across a title they first change the section. */
  public void moveUp() {
    shift(-1);
  }

  /** Moves the selected rules down by one. */
  public void moveDown() {
    shift(1);
  }

  private void shift(int step) {
    onSelected(
        (set, ids) -> {
          List<? extends Rule> rules = set.rules();
          List<Integer> at = new ArrayList<>();
          for (int i = 0; i < rules.size(); i++) {
            if (ids.contains(rules.get(i).id())) {
              at.add(i);
            }
          }
          int edge = step < 0 ? at.getFirst() : at.getLast();
          int neighbour = edge + step;
          String own = rules.get(edge).info().section();
          String title = plural(step < 0 ? "Move up" : "Move down", ids.size());
          if (neighbour < 0 || neighbour >= rules.size()) {
            if (!own.isEmpty()) {
              place(title, set, ids, step < 0 ? 0 : rules.size(), "");
            }
            return;
          }
          String other = rules.get(neighbour).info().section();
          boolean contiguous = at.getLast() - at.getFirst() + 1 == at.size();
          if (contiguous && !own.equals(other)) {
            place(title, set, ids, at.getFirst(), other);
          } else {
            place(title, set, ids, step < 0 ? neighbour : neighbour + 1, other);
          }
        });
  }

  /** Moves rules before what is now at {@code position}, and into a section. */
  void place(String title, RuleSet set, Set<Id> ids, int position, String section) {
    Edit move = RuleEdits.move(title, set.id(), ids, position);
    Edit join = RuleEdits.changeInfo(title, set.id(), ids, i -> i.withSection(section));
    model.apply(Edit.all(title, List.of(move, join)));
  }

  /** Logs the packets of the selected rules, or stops when one of them logs. */
  public void toggleLogging() {
    boolean on =
        model.selection().selectedRules().stream()
            .noneMatch(r -> r instanceof PolicyRule p && p.logging().isPresent());
    changePolicy(
        on ? "Log packets" : "Stop logging",
        r -> r.withLogging(on ? Optional.of(Logging.DEFAULT) : Optional.empty()));
  }

  /** Changes the notes on the selected rules. */
  public void changeInfo(String title, UnaryOperator<RuleInfo> change) {
    onSelected((set, ids) -> model.apply(RuleEdits.changeInfo(title, set.id(), ids, change)));
  }

  /** Changes the selected policy rules. */
  public void changePolicy(String title, UnaryOperator<PolicyRule> change) {
    onSelected(
        (set, ids) ->
            model.apply(
                RuleEdits.changeAll(
                    title, set.id(), ids, r -> r instanceof PolicyRule p ? change.apply(p) : r)));
  }

  /** Changes the selected NAT rules. */
  public void changeNat(String title, UnaryOperator<NatRule> change) {
    onSelected(
        (set, ids) ->
            model.apply(
                RuleEdits.changeAll(
                    title, set.id(), ids, r -> r instanceof NatRule n ? change.apply(n) : r)));
  }

  /** Changes the selected routing rules. */
  public void changeRouting(String title, UnaryOperator<RoutingRule> change) {
    onSelected(
        (set, ids) ->
            model.apply(
                RuleEdits.changeAll(
                    title, set.id(), ids, r -> r instanceof RoutingRule n ? change.apply(n) : r)));
  }

  int positionBelow() {
    List<Rule> selected = model.selection().selectedRules();
    return selected.isEmpty()
        ? model.rules().size()
        : model.rules().indexOf(selected.getLast()) + 1;
  }

  private String sectionAtCursor() {
    List<Rule> selected = model.selection().selectedRules();
    if (!selected.isEmpty()) {
      return selected.getLast().info().section();
    }
    return model.rules().isEmpty() ? "" : model.rules().getLast().info().section();
  }

  private interface OnSelected {
    void run(RuleSet set, Set<Id> ids);
  }

  private void onSelected(OnSelected action) {
    Set<Id> ids = model.selection().selectedProperty().get();
    if (!ids.isEmpty()) {
      model.ruleSet().ifPresent(set -> action.run(set, ids));
    }
  }

  static String plural(String verb, int count) {
    return count == 1 ? verb + " rule" : verb + " " + count + " rules";
  }
}
