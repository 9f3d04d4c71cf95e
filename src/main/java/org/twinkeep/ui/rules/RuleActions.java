package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.Ids;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
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
    List<Rule> selected = model.selectedRules();
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
              model.select(Cursor.cell(id.value(), firstObjectColumn()));
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
      model.select(Cursor.NOWHERE);
    } else {
      Rule rule = rules.get(Math.clamp(position, 0, rules.size() - 1));
      model.select(Cursor.cell(rule.id().value(), RuleColumn.NUMBER));
    }
  }

  /** Copies the selected rules to just below them. */
  public void duplicate() {
    List<Rule> rules = model.selectedRules();
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
      model.selectRules(
          Cursor.cell(ids.getFirst().value(), RuleColumn.NUMBER), new LinkedHashSet<>(ids));
    }
  }

  /** Switches the selected rules off when one of them is on, else on. */
  public void toggleEnabled() {
    boolean on = model.selectedRules().stream().noneMatch(Rule::enabled);
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

  // Cells

  /** Turns the cell under the cursor into its complement, and back. */
  public void negate() {
    at().ifPresent(
            at -> {
              if (!at.part().isNegatable()) {
                model.say("A " + at.part().title() + " cannot be negated: it is not a condition.");
              } else if (cell(at).isAny()) {
                model.say("\"Not any\" would match nothing; put an object here first.");
              } else {
                model.apply(CellEdits.negate("Negate " + at.part().title(), at));
              }
            });
  }

  /** Takes out what the cursor is on: objects, the content of a cell, or the rules. */
  public void delete() {
    switch (target()) {
      case OBJECTS -> removeMembers(Set.copyOf(model.cursor().members()));
      case CELL -> clearCell();
      case RULES -> deleteRules();
    }
  }

  /** What copy, cut and delete work on. */
  enum Target {
    OBJECTS,
    CELL,
    RULES
  }

  Target target() {
    Cursor cursor = model.cursor();
    if (model.selectedProperty().get().size() > 1 || !cursor.column().holdsObjects()) {
      return Target.RULES;
    }
    return cursor.members().isEmpty() ? Target.CELL : Target.OBJECTS;
  }

  private void clearCell() {
    boolean empty =
        model
            .ruleAt(model.cursor().row())
            .map(
                r ->
                    model.cursor().column().parts().stream()
                        .allMatch(p -> p.of(r).filter(c -> !c.isAny()).isEmpty()))
            .orElse(true);
    if (empty) {
      model.say("There is nothing in this cell. To delete the rule, select its number.");
      return;
    }
    Cursor cursor = model.cursor();
    model
        .ruleSet()
        .ifPresent(
            set -> {
              Id rule = Id.of(cursor.row());
              List<Edit> edits =
                  cursor.column().parts().stream()
                      .map(part -> new CellEdits.At(set.id(), rule, part))
                      .map(at -> CellEdits.change("Clear", at, cell -> Cell.ANY))
                      .toList();
              String name = cursor.column().title().toLowerCase(java.util.Locale.ROOT);
              model.apply(
                  Edit.all("Clear " + name, edits), emptied(cursor.column().parts().getFirst()));
            });
  }

  private void removeMembers(Set<Id> members) {
    at().ifPresent(
            at -> {
              String what =
                  members.size() == 1
                      ? RuleText.name(model.project(), members.iterator().next())
                      : members.size() + " objects";
              boolean last = members.containsAll(cell(at).members());
              model.apply(
                  CellEdits.remove("Remove " + what + " from " + at.part().title(), at, members),
                  last ? emptied(at.part()) : "");
            });
  }

  static String emptied(RulePart part) {
    return "The " + part.title() + " is now " + part.emptyMeans() + ".";
  }

  /** Turns an interface condition round: in, out or either. */
  public void direct(RulePart to) {
    at().ifPresent(
            from -> {
              List<Id> members =
                  model.cursor().members().isEmpty()
                      ? cell(from).members()
                      : model.cursor().members();
              CellEdits.At target = new CellEdits.At(from.ruleSet(), from.rule(), to);
              model.apply(CellEdits.move("Make it the " + to.title(), from, target, members));
            });
  }

  /**
   * The cell of the rule under the cursor: that of the picked object, else the first filled one.
   */
  Optional<CellEdits.At> at() {
    Cursor cursor = model.cursor();
    return model
        .ruleAt(cursor.row())
        .filter(r -> cursor.column().holdsObjects())
        .flatMap(
            rule -> {
              RulePart part =
                  cursor
                      .part()
                      .or(
                          () ->
                              cursor.column().parts().stream()
                                  .filter(p -> p.of(rule).filter(c -> !c.isAny()).isPresent())
                                  .findFirst())
                      .orElse(cursor.column().parts().getFirst());
              return model.ruleSet().map(set -> new CellEdits.At(set.id(), rule.id(), part));
            });
  }

  Cell cell(CellEdits.At at) {
    return model.ruleAt(at.rule().value()).flatMap(at.part()::of).orElse(Cell.ANY);
  }

  /** Adds what was picked in the search to the cell under the cursor. */
  void pick(Choice choice) {
    Cursor cursor = model.cursor();
    model
        .ruleSet()
        .filter(set -> model.ruleAt(cursor.row()).isPresent())
        .ifPresent(
            set -> {
              CellEdits.At at = new CellEdits.At(set.id(), Id.of(cursor.row()), choice.part());
              Id id = choice.element().id();
              model.apply(choice.edit(at), choice.hint());
              model.select(Cursor.chip(cursor.row(), cursor.column(), choice.part(), id));
            });
  }

  // Where new rules go

  int positionBelow() {
    List<Rule> selected = model.selectedRules();
    return selected.isEmpty()
        ? model.rules().size()
        : model.rules().indexOf(selected.getLast()) + 1;
  }

  private String sectionAtCursor() {
    List<Rule> selected = model.selectedRules();
    if (!selected.isEmpty()) {
      return selected.getLast().info().section();
    }
    return model.rules().isEmpty() ? "" : model.rules().getLast().info().section();
  }

  private interface OnSelected {
    void run(RuleSet set, Set<Id> ids);
  }

  private void onSelected(OnSelected action) {
    Set<Id> ids = model.selectedProperty().get();
    if (!ids.isEmpty()) {
      model.ruleSet().ifPresent(set -> action.run(set, ids));
    }
  }

  static String plural(String verb, int count) {
    return count == 1 ? verb + " rule" : verb + " " + count + " rules";
  }

  Project project() {
    return model.project();
  }
}
