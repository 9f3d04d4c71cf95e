package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;

/** The editors and menus that open at the cell under the cursor. */
final class CellEditors {

  private final RulesViewModel model;
  private final RuleActions rules;
  private final CellActions cells;
  private final Supplier<Optional<Node>> atCursor;
  private final Supplier<ContextMenu> fullMenu;
  private final RuleMenu menus;
  private ContextMenu open = new ContextMenu();

  /**
   * Builds them.
   *
   * @param atCursor the cell under the cursor, brought into view; absent when there is none
   * @param fullMenu the menu of that cell
   */
  CellEditors(
      RulesViewModel model,
      RuleActions rules,
      CellActions cells,
      RuleMenu menus,
      Supplier<Optional<Node>> atCursor) {
    this.model = model;
    this.rules = rules;
    this.cells = cells;
    this.menus = menus;
    this.atCursor = atCursor;
    this.fullMenu = () -> menus.menu(this);
  }

  /** Opens the editor that fits the cell under the cursor. */
  void edit(String typed) {
    Cursor cursor = model.selection().cursor();
    Optional<Rule> found = model.ruleAt(cursor.row());
    if (found.isEmpty()) {
      return;
    }
    RuleInfo info = found.get().info();
    switch (cursor.column()) {
      case NUMBER, HITS -> menu();
      case ENABLED -> rules.toggleEnabled();
      case SOURCE,
          DESTINATION,
          SERVICE,
          INTERFACE,
          NAT_INTERFACE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY,
          OUT -> {
        if (typed.equals("!")) {
          cells.negate();
        } else {
          search(typed);
        }
      }
      case ACTION -> action(typed);
      case OPTIONS -> options(typed);
      case METRIC -> metric(typed);
      case COMMENT -> comment(typed);
      case OWNER -> note("Owner", info.owner(), typed, RuleInfo::withOwner);
      case TICKET -> note("Ticket", info.ticket(), typed, RuleInfo::withTicket);
      case REVIEW -> day("Review on", info.review(), typed, RuleInfo::withReview);
      case EXPIRES -> day("Last day", info.expires(), typed, RuleInfo::withExpires);
    }
  }

  /** A letter chooses the action at once; otherwise the menu opens. */
  private void action(String typed) {
    Optional<Action> meant =
        switch (typed.toLowerCase(Locale.ROOT)) {
          case "a" -> Optional.of(new Action.Accept());
          case "d" -> Optional.of(new Action.Deny());
          case "r" -> Optional.of(new Action.Reject(RejectWith.PORT_UNREACHABLE));
          case "c" -> Optional.of(new Action.Continue());
          default -> Optional.empty();
        };
    if (meant.isPresent() && model.kind() == Kind.POLICY) {
      Action action = meant.get();
      rules.changePolicy(
          "Action: " + RuleText.action(model.project(), action), r -> r.withAction(action));
    } else {
      show(menus.actionMenu());
    }
  }

  /** {@code l} switches logging; otherwise the menu opens. */
  private void options(String typed) {
    if (typed.equalsIgnoreCase("l") && model.kind() == Kind.POLICY) {
      rules.toggleLogging();
    } else {
      show(menus.optionsMenu(this));
    }
  }

  private void search(String typed) {
    Optional<Firewall> firewall = model.firewall();
    RuleColumn column = model.selection().cursor().column();
    atCursor
        .get()
        .filter(node -> firewall.isPresent())
        .ifPresent(
            node ->
                new Picker(
                        new PickerViewModel(model.project(), firewall.orElseThrow(), column),
                        cells::pick)
                    .show(node, typed));
  }

  void comment(String typed) {
    rule()
        .ifPresent(
            r ->
                text(
                    "Comment (Shift+Enter for a new line)",
                    r.info().comment(),
                    typed,
                    TextEditor.ANYTHING,
                    t -> rules.changeInfo("Comment", i -> i.withComment(t))));
  }

  void section() {
    rule()
        .ifPresent(
            r ->
                text(
                    "Section of the selected rules",
                    r.info().section(),
                    "",
                    TextEditor.ANYTHING,
                    t -> rules.changeInfo("Section " + t, i -> i.withSection(line(t)))));
  }

  void note(String title, String now, String typed, BiFunction<RuleInfo, String, RuleInfo> with) {
    text(
        title,
        now,
        typed,
        TextEditor.ANYTHING,
        t -> rules.changeInfo(title + " " + line(t), i -> with.apply(i, line(t))));
  }

  void day(
      String title,
      Optional<LocalDate> now,
      String typed,
      BiFunction<RuleInfo, Optional<LocalDate>, RuleInfo> with) {
    text(
        title + " (2027-01-31, or +90 days; empty for none)",
        now.map(LocalDate::toString).orElse(""),
        typed,
        t -> DayText.problem(t, LocalDate.now()),
        t -> {
          Optional<LocalDate> day = DayText.parse(t, LocalDate.now());
          rules.changeInfo(title, i -> with.apply(i, day));
        });
  }

  private void metric(String typed) {
    text(
        "Metric: the route with the smallest one is used",
        "",
        typed,
        t -> t.matches("[0-9]{1,9}") ? Optional.empty() : Optional.of("Give a number from 0."),
        t -> rules.changeRouting("Metric " + t, r -> r.withMetric(Integer.parseInt(t))));
  }

  /** Renames what the cursor is on: an object, or the title of a section. */
  void rename() {
    Cursor cursor = model.selection().cursor();
    int row = model.indexOf(cursor.row());
    if (row >= 0 && model.rows().get(row) instanceof Row.Section section) {
      text(
          "Title of the section",
          section.title(),
          "",
          TextEditor.ANYTHING,
          t -> renameSection(section, line(t)));
      return;
    }
    Optional<ProjectObject> object =
        cursor.members().stream().findFirst().flatMap(model.project()::object);
    if (object.isPresent()) {
      rename(object.get());
    } else if (!cursor.members().isEmpty()) {
      model.say("Interfaces and firewalls are renamed in the inspector.");
    } else {
      comment("");
    }
  }

  private void rename(ProjectObject object) {
    if (object.id().isStandard()) {
      model.say(object.name() + " belongs to the Standard library and keeps its name.");
      return;
    }
    text(
        "Name",
        object.name(),
        "",
        t -> t.isBlank() ? Optional.of("Give a name.") : Optional.empty(),
        t -> model.apply(ObjectEdits.rename(object.id(), line(t))));
  }

  private void renameSection(Row.Section section, String title) {
    model
        .ruleSet()
        .ifPresent(
            set ->
                model.apply(
                    RuleEdits.changeInfo(
                        "Rename section",
                        set.id(),
                        Rows.section(set.rules(), section),
                        i -> i.withSection(title))));
  }

  /** Asks for a text at the cell under the cursor. */
  void text(
      String title,
      String now,
      String typed,
      Function<String, Optional<String>> check,
      Consumer<String> done) {
    atCursor.get().ifPresent(node -> new TextEditor(title, now, check, done).show(node, typed));
  }

  // Menus

  /** Shows the menu of the cell under the cursor, where the mouse is. */
  void menuAt(Node node, double screenX, double screenY) {
    open.hide();
    open = fullMenu.get();
    open.show(node, screenX, screenY);
  }

  /** Shows the menu of the cell under the cursor below it. */
  void menu() {
    show(fullMenu.get());
  }

  void show(ContextMenu menu) {
    atCursor
        .get()
        .ifPresent(
            node -> {
              open.hide();
              open = menu;
              open.show(node, Side.BOTTOM, 0, 0);
              selectFirst(menu);
            });
  }

  /** So that arrow keys and Enter work at once. */
  private static void selectFirst(ContextMenu menu) {
    menu.getItems().stream()
        .filter(item -> !item.isDisable())
        .findFirst()
        .map(MenuItem::getStyleableNode)
        .ifPresent(Node::requestFocus);
  }

  private Optional<Rule> rule() {
    return model.ruleAt(model.selection().cursor().row());
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ").strip();
  }
}
