package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import org.twinkeep.compile.AutomaticRow;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;

/** Makes the rows of a table. */
final class Rows {

  /** From so many rows on, one "all is new" is cheaper for the table than single replacements. */
  private static final int MANY = 300;

  private Rows() {}

  /**
   * The rows in their order: automatic ones above, the rules under the titles of their sections,
   * automatic ones below.
   *
   * @param rules all rules of the set
   * @param automatic the rows that Twinkeep adds
   * @param automaticShown whether the automatic rows above the rules are unfolded
   * @param collapsed titles of sections whose rules are hidden
   * @param wanted which rules pass the filter
   */
  static List<Row> of(
      List<? extends Rule> rules,
      List<AutomaticRow> automatic,
      boolean automaticShown,
      Set<String> collapsed,
      Predicate<Rule> wanted) {
    List<Row> rows = new ArrayList<>(rules.size() + automatic.size());
    addAbove(rows, automatic, automaticShown);
    List<? extends Rule> shown = rules.stream().filter(wanted).toList();
    for (int from = 0; from < shown.size(); ) {
      int to = endOfSection(shown, from);
      addSection(rows, shown.subList(from, to), collapsed);
      from = to;
    }
    addAutomatic(rows, automatic, false);
    return rows;
  }

  /** The rules that stand under the title of a section. */
  static Set<Id> section(List<? extends Rule> rules, Row.Section section) {
    Set<Id> ids = new LinkedHashSet<>();
    rules.stream()
        .dropWhile(r -> !r.id().equals(section.first()))
        .takeWhile(r -> r.info().section().equals(section.title()))
        .forEach(r -> ids.add(r.id()));
    return ids;
  }

  private static int endOfSection(List<? extends Rule> rules, int from) {
    String section = rules.get(from).info().section();
    int to = from + 1;
    while (to < rules.size() && rules.get(to).info().section().equals(section)) {
      to++;
    }
    return to;
  }

  private static void addSection(
      List<Row> rows, List<? extends Rule> rules, Set<String> collapsed) {
    Rule first = rules.getFirst();
    String title = first.info().section();
    boolean hidden = !title.isEmpty() && collapsed.contains(title);
    if (!title.isEmpty()) {
      rows.add(new Row.Section(title, rules.size(), hidden, first.id()));
    }
    if (!hidden) {
      rules.forEach(rule -> rows.add(new Row.User(rule)));
    }
  }

  private static void addAbove(List<Row> rows, List<AutomaticRow> automatic, boolean shown) {
    List<String> titles =
        automatic.stream().filter(AutomaticRow::above).map(r -> r.rule().title()).toList();
    if (titles.isEmpty()) {
      return;
    }
    String summary = titles.stream().distinct().collect(Collectors.joining(", "));
    rows.add(new Row.AutomaticSection(titles.size(), !shown, summary));
    if (shown) {
      addAutomatic(rows, automatic, true);
    }
  }

  private static void addAutomatic(List<Row> rows, List<AutomaticRow> automatic, boolean above) {
    for (int i = 0; i < automatic.size(); i++) {
      if (automatic.get(i).above() == above) {
        rows.add(new Row.Automatic(automatic.get(i), i));
      }
    }
  }

  /** Brings the list that is shown to the new content and touches only the rows that differ. */
  static void update(ObservableList<Row> shown, List<Row> fresh) {
    int shorter = Math.min(shown.size(), fresh.size());
    int before = 0;
    while (before < shorter && shown.get(before).equals(fresh.get(before))) {
      before++;
    }
    int after = 0;
    while (after < shorter - before
        && shown.get(shown.size() - 1 - after).equals(fresh.get(fresh.size() - 1 - after))) {
      after++;
    }
    int oldEnd = shown.size() - after;
    List<Row> changed = fresh.subList(before, fresh.size() - after);
    if (oldEnd - before == changed.size() && changed.size() <= MANY) {
      for (int i = 0; i < changed.size(); i++) {
        shown.set(before + i, changed.get(i));
      }
    } else if (oldEnd - before + changed.size() > MANY) {
      shown.setAll(fresh);
    } else {
      shown.remove(before, oldEnd);
      shown.addAll(before, changed);
    }
  }
}
