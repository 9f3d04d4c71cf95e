package org.twinkeep.ui.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.twinkeep.compile.AutomaticRow;
import org.twinkeep.compile.AutomaticRows;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Latest;
import org.twinkeep.workbench.Workbench;

/**
 * What a table shows: the rows of one rule set of the firewall that the workbench shows. Changes
 * are made by {@link RuleActions} and {@link Drops}.
 */
public final class RulesViewModel {

  private final Workbench workbench;
  private final Kind kind;
  private final RuleSelection selection;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<RuleSet>> ruleSets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<RuleSet>> ruleSet =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty automaticShown = new SimpleBooleanProperty(false);
  private final Set<String> collapsed = new HashSet<>();
  private final Latest search;
  private Optional<Filtered> found = Optional.empty();
  private Map<Id, Integer> numbers = Map.of();
  private Marks marks = Marks.NONE;
  private Optional<Id> wantedSet = Optional.empty();
  private Optional<Id> shownFirewall = Optional.empty();

  /** Follows the workbench from now on; what is filtered is sought in the {@code background}. */
  public RulesViewModel(Workbench workbench, Kind kind, Background background) {
    this.workbench = workbench;
    this.kind = kind;
    this.search = new Latest(background);
    this.selection = new RuleSelection(this, workbench.selection());
    automaticShown.addListener((property, before, after) -> refresh());
    filter.addListener((property, before, after) -> search());
    workbench.onProject(
        project -> {
          refresh();
          if (isFiltered()) {
            search();
          }
        });
    workbench.hitsProperty().addListener((p, before, after) -> version.set(version.get() + 1));
    workbench
        .selection()
        .firewallProperty()
        .addListener(
            (p, before, after) -> {
              refresh();
              selection.follow(workbench.selection().items());
            });
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
    return workbench.firewall();
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

  /** What is selected. */
  RuleSelection selection() {
    return selection;
  }

  /** Whether a rule stands in the rule set that is shown. */
  boolean isHere(Id rule) {
    return numbers.containsKey(rule);
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
      selection.select(Cursor.cell(rule.value(), RuleColumn.NUMBER));
    }
    return here;
  }

  /** Shows these problems from now on. */
  public void followProblems(ObservableValue<List<Problem>> problems) {
    problems.subscribe(
        now -> {
          marks = Marks.of(now);
          version.set(version.get() + 1);
        });
  }

  /** The problems of rules. */
  Marks marks() {
    return marks;
  }

  /** Packets that met a rule when the nodes were asked last: {@code 12,345}; empty = not known. */
  String hits(Id rule) {
    Long packets = workbench.hitsProperty().get().get(rule);
    return packets == null ? "" : String.format(Locale.ENGLISH, "%,d", packets);
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
        rows, Rows.of(rules, automatic(firewall), automaticShown.get(), collapsed, this::isWanted));
    selection.dropVanished();
    version.set(version.get() + 1);
  }

  private static Map<Id, Integer> numbers(List<? extends Rule> rules) {
    Map<Id, Integer> numbers = HashMap.newHashMap(rules.size());
    rules.forEach(rule -> numbers.put(rule.id(), numbers.size() + 1));
    return numbers;
  }

  private boolean isFiltered() {
    return !filter.get().isBlank();
  }

  /** Finds what the filter lets through; until then the rows stay as they are. */
  private void search() {
    if (isFiltered()) {
      Project project = project();
      String text = filter.get();
      List<? extends Rule> rules = rules();
      search.ask(() -> Filtered.of(project, text, rules), now -> show(Optional.of(now)));
    } else {
      search.forget();
      show(Optional.empty());
    }
  }

  private void show(Optional<Filtered> now) {
    found = now;
    refresh();
  }

  private boolean isWanted(Rule rule) {
    return found.isEmpty() || found.get().passes(rule);
  }

  /** Automatic rows belong to what every packet passes: the top policy, unfiltered. */
  private List<AutomaticRow> automatic(Optional<Firewall> firewall) {
    boolean top =
        kind == Kind.POLICY
            && !ruleSets.get().isEmpty()
            && ruleSet().equals(Optional.of(ruleSets.get().getFirst()));
    return top && found.isEmpty()
        ? firewall.map(f -> AutomaticRows.of(project(), f)).orElse(List.of())
        : List.of();
  }

  private Optional<RuleSet> holder(Id rule) {
    return ruleSets.get().stream()
        .filter(set -> set.rules().stream().anyMatch(r -> r.id().equals(rule)))
        .findFirst();
  }

  /** Shows the row of a rule of this kind that stands in another rule set or is hidden. */
  void uncover(Id rule) {
    Optional<RuleSet> holder = isShown(rule) ? Optional.empty() : holder(rule);
    holder.ifPresent(
        set -> {
          wantedSet = Optional.of(set.id());
          set.rules().stream()
              .filter(r -> r.id().equals(rule))
              .forEach(r -> collapsed.remove(r.info().section()));
          refresh();
          if (!isShown(rule)) {
            filter.set("");
          }
        });
  }

  private boolean isShown(Id rule) {
    return numbers.containsKey(rule) && indexOf(rule.value()) >= 0;
  }
}
