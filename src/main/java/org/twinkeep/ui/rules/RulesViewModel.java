package org.twinkeep.ui.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.twinkeep.compile.AutomaticRow;
import org.twinkeep.compile.AutomaticRows;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.RuleSearch;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.workbench.Workbench;

/**
 * What a table shows and what is selected in it: the rows of one rule set of the firewall that the
 * workbench shows. Changes are made by {@link RuleActions} and {@link Drops}.
 */
public final class RulesViewModel {

  private final Workbench workbench;
  private final Kind kind;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<RuleSet>> ruleSets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<RuleSet>> ruleSet =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Cursor> cursor = new ReadOnlyObjectWrapper<>(Cursor.NOWHERE);
  private final ReadOnlyObjectWrapper<Set<Id>> selected = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Set<Id>> highlighted = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty automaticShown = new SimpleBooleanProperty(false);
  private final Set<String> collapsed = new HashSet<>();
  private Map<Id, Integer> numbers = Map.of();
  private Optional<Id> wantedSet = Optional.empty();
  private Optional<Id> shownFirewall = Optional.empty();

  /** Follows the workbench from now on. */
  public RulesViewModel(Workbench workbench, Kind kind) {
    this.workbench = workbench;
    this.kind = kind;
    automaticShown.addListener((property, before, after) -> refresh());
    filter.addListener((property, before, after) -> refresh());
    workbench.onProject(project -> refresh());
    workbench
        .selection()
        .firewallProperty()
        .addListener(
            (p, before, after) -> {
              refresh();
              follow(workbench.selection().items());
            });
    workbench.selection().itemsProperty().addListener((p, before, after) -> follow(after));
  }

  // What is shown

  public Kind kind() {
    return kind;
  }

  public ObservableList<Row> rows() {
    return rows;
  }

  /** The rule sets of this kind, the top one first. */
  public ReadOnlyObjectProperty<List<RuleSet>> ruleSetsProperty() {
    return ruleSets.getReadOnlyProperty();
  }

  /** The rule set whose rows are shown; absent when the firewall has none of this kind. */
  public ReadOnlyObjectProperty<Optional<RuleSet>> ruleSetProperty() {
    return ruleSet.getReadOnlyProperty();
  }

  Optional<RuleSet> ruleSet() {
    return ruleSet.get();
  }

  List<? extends Rule> rules() {
    return ruleSet().map(RuleSet::rules).orElse(List.of());
  }

  /** Shows another rule set of this kind. */
  public void showRuleSet(Id id) {
    wantedSet = Optional.of(id);
    refresh();
  }

  /** The firewall whose rules are shown; absent in a project without one. */
  public Optional<Firewall> firewall() {
    List<Id> chosen = workbench.selection().firewallProperty().get();
    Project project = project();
    return chosen.stream()
        .flatMap(id -> project.firewall(id).stream())
        .findFirst()
        .or(() -> project.firewalls().stream().findFirst());
  }

  Project project() {
    return workbench.project();
  }

  /** Counts the changes of what is shown, for cells that depend on more than their row. */
  ReadOnlyLongProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** The number of a rule in its set, from 1. */
  int number(Id rule) {
    return numbers.getOrDefault(rule, 0);
  }

  /** Only rules that match this text are shown; empty = all. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** The last thing that the user should know, such as why a drop was refused. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  void say(String text) {
    message.set(text);
  }

  /** Whether the automatic rows above the rules are unfolded. */
  public BooleanProperty automaticShownProperty() {
    return automaticShown;
  }

  /** Folds what stands under a title, or unfolds it; other rows have nothing to fold. */
  void fold(Row row, boolean collapse) {
    switch (row) {
      case Row.Section section -> {
        if (section.collapsed() != collapse) {
          toggleSection(section.title());
        }
      }
      case Row.AutomaticSection _ -> automaticShown.set(!collapse);
      case Row.User _, Row.Automatic _ -> {}
    }
  }

  /** Hides the rules of a section, or shows them again. */
  public void toggleSection(String title) {
    if (!collapsed.remove(title)) {
      collapsed.add(title);
    }
    refresh();
  }

  // What is selected

  ReadOnlyObjectProperty<Cursor> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  Cursor cursor() {
    return cursor.get();
  }

  /** Selected rules, in the order in which they were selected. */
  ReadOnlyObjectProperty<Set<Id>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Objects that are selected anywhere in the window; their chips stand out in all cells. */
  ReadOnlyObjectProperty<Set<Id>> highlightedProperty() {
    return highlighted.getReadOnlyProperty();
  }

  /** The selected rules in the order of the table. */
  List<Rule> selectedRules() {
    Set<Id> ids = selected.get();
    return rules().stream().filter(r -> ids.contains(r.id())).map(r -> (Rule) r).toList();
  }

  /** Puts the cursor somewhere and selects that row alone. */
  void select(Cursor to) {
    selectRules(to, ruleAt(to.row()).map(r -> Set.of(r.id())).orElse(Set.of()));
  }

  /** Puts the cursor somewhere and selects these rules. */
  void selectRules(Cursor to, Set<Id> rules) {
    selected.set(new LinkedHashSet<>(rules));
    cursor.set(to);
    workbench.selection().select(shared());
  }

  /** Adds a row to the selection, or takes it out. */
  void toggle(Cursor to) {
    Set<Id> rules = new LinkedHashSet<>(selected.get());
    ruleAt(to.row())
        .map(Rule::id)
        .ifPresent(
            id -> {
              if (!rules.remove(id)) {
                rules.add(id);
              }
            });
    selectRules(to, rules);
  }

  /** Selects all rules from the row of the cursor to this one. */
  void extend(Cursor to) {
    int from = Math.max(0, indexOf(anchor()));
    int until = indexOf(to.row());
    if (until < 0) {
      return;
    }
    Set<Id> rules = new LinkedHashSet<>();
    rows.subList(Math.min(from, until), Math.max(from, until) + 1).stream()
        .filter(Row.User.class::isInstance)
        .forEach(row -> rules.add(((Row.User) row).rule().id()));
    String anchor = anchor();
    selectRules(to, anchorFirst(rules, anchor));
  }

  void selectAll() {
    Set<Id> all = new LinkedHashSet<>();
    rules().forEach(rule -> all.add(rule.id()));
    selectRules(Cursor.cell(cursor().row(), RuleColumn.NUMBER), all);
  }

  /** The row from which a selection of several rows extends. */
  private String anchor() {
    return selected.get().stream().findFirst().map(Id::value).orElse(cursor().row());
  }

  private static Set<Id> anchorFirst(Set<Id> rules, String anchor) {
    Set<Id> ordered = new LinkedHashSet<>();
    rules.stream().filter(id -> id.value().equals(anchor)).forEach(ordered::add);
    ordered.addAll(rules);
    return ordered;
  }

  /** Where a row is now; -1 when it is not shown. */
  int indexOf(String key) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The rule of a row of the user. */
  Optional<Rule> ruleAt(String key) {
    return key.isEmpty() || key.startsWith("#")
        ? Optional.empty()
        : rules().stream().filter(r -> r.id().value().equals(key)).findFirst().map(r -> (Rule) r);
  }

  /** Brings a rule into view, in whichever rule set of this kind it is. False = not here. */
  public boolean reveal(Id rule) {
    boolean here = holder(rule).isPresent();
    if (here) {
      uncover(rule);
      select(Cursor.cell(rule.value(), RuleColumn.NUMBER));
    }
    return here;
  }

  // Changes

  /** Makes a step, with what the user should know about it. */
  void apply(Edit edit, String said) {
    message.set(said);
    workbench.apply(edit);
  }

  void apply(Edit edit) {
    apply(edit, "");
  }

  private void refresh() {
    Optional<Firewall> firewall = firewall();
    if (!firewall.map(Firewall::id).equals(shownFirewall)) {
      shownFirewall = firewall.map(Firewall::id);
      wantedSet = Optional.empty();
    }
    List<RuleSet> sets =
        firewall.map(f -> List.<RuleSet>copyOf(kind.of(f.ruleSets()))).orElse(List.of());
    Optional<RuleSet> current =
        sets.stream()
            .filter(s -> wantedSet.filter(s.id()::equals).isPresent())
            .findFirst()
            .or(() -> sets.stream().findFirst());
    ruleSet.set(current);
    ruleSets.set(sets);
    List<? extends Rule> rules = rules();
    numbers = numbers(rules);
    Rows.update(
        rows, Rows.of(rules, automatic(firewall), automaticShown.get(), collapsed, wanted()));
    dropVanished();
    version.set(version.get() + 1);
  }

  private static Map<Id, Integer> numbers(List<? extends Rule> rules) {
    Map<Id, Integer> numbers = HashMap.newHashMap(rules.size());
    rules.forEach(rule -> numbers.put(rule.id(), numbers.size() + 1));
    return numbers;
  }

  private Predicate<Rule> wanted() {
    String text = filter.get().strip();
    return text.isEmpty() ? rule -> true : RuleSearch.of(project(), text)::matches;
  }

  /** Automatic rows belong to what every packet passes: the top policy, unfiltered. */
  private List<AutomaticRow> automatic(Optional<Firewall> firewall) {
    boolean top =
        kind == Kind.POLICY
            && !ruleSets.get().isEmpty()
            && ruleSet().equals(Optional.of(ruleSets.get().getFirst()));
    return top && filter.get().isBlank()
        ? firewall.map(f -> AutomaticRows.of(project(), f)).orElse(List.of())
        : List.of();
  }

  private void dropVanished() {
    Set<Id> still = new LinkedHashSet<>(selected.get());
    if (still.retainAll(numbers.keySet())) {
      selected.set(still);
    }
    Cursor at = cursor();
    if (at.row().isEmpty()) {
      return;
    }
    if (indexOf(at.row()) < 0) {
      cursor.set(Cursor.NOWHERE);
      return;
    }
    List<Id> members =
        ruleAt(at.row())
            .flatMap(rule -> at.part().flatMap(part -> part.of(rule)))
            .map(cell -> at.members().stream().filter(cell.members()::contains).toList())
            .orElse(List.of());
    if (!members.equals(at.members())) {
      cursor.set(
          members.isEmpty()
              ? Cursor.cell(at.row(), at.column())
              : new Cursor(at.row(), at.column(), at.part(), members));
    }
  }

  /** What the rest of the window sees: the picked objects, then the rules. */
  private List<Id> shared() {
    Set<Id> ids = new LinkedHashSet<>(cursor().members().reversed());
    ids.addAll(selected.get());
    return List.copyOf(ids);
  }

  /** Follows what other views select: rules of this kind, and objects to highlight. */
  private void follow(List<Id> items) {
    if (!items.equals(shared())) {
      Optional<Id> elsewhere = items.stream().findFirst().filter(this::isHiddenRule);
      if (elsewhere.isPresent()) {
        uncover(elsewhere.get());
      }
      Set<Id> rules = new LinkedHashSet<>(items);
      rules.retainAll(numbers.keySet());
      selected.set(rules);
      cursor.set(
          rules.stream()
              .findFirst()
              .map(id -> Cursor.cell(id.value(), RuleColumn.NUMBER))
              .orElse(Cursor.NOWHERE));
    }
    highlighted.set(new HashSet<>(items.stream().filter(id -> !numbers.containsKey(id)).toList()));
  }

  private boolean isHiddenRule(Id id) {
    return holder(id).isPresent() && indexOf(id.value()) < 0;
  }

  private Optional<RuleSet> holder(Id rule) {
    return ruleSets.get().stream()
        .filter(set -> set.rules().stream().anyMatch(r -> r.id().equals(rule)))
        .findFirst();
  }

  private void uncover(Id rule) {
    holder(rule)
        .ifPresent(
            set -> {
              wantedSet = Optional.of(set.id());
              refresh();
              if (indexOf(rule.value()) < 0) {
                collapsed.clear();
                filter.set("");
                refresh();
              }
            });
  }
}
