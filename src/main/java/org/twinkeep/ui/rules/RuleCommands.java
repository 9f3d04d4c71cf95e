package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;

/** Lets menu and palette give the tables their commands: the table in front obeys. */
public final class RuleCommands {

  private final List<RulesView> views;

  private RuleCommands(List<RulesView> views) {
    this.views = views;
  }

  /** Binds the commands about rules. */
  public static void bind(Commands commands, List<RulesView> views) {
    new RuleCommands(List.copyOf(views)).bind(commands);
  }

  private void bind(Commands commands) {
    BooleanBinding table = Bindings.createBooleanBinding(() -> front().isPresent(), shown());
    BooleanBinding rule =
        Bindings.createBooleanBinding(
            () ->
                front()
                    .filter(v -> !v.model().selection().selectedProperty().get().isEmpty())
                    .isPresent(),
            Stream.<Observable>concat(
                    Stream.of(shown()),
                    views.stream().map(v -> v.model().selection().selectedProperty()))
                .toArray(Observable[]::new));
    bind(commands, Command.ADD_RULE, table, c -> c.rules().insert());
    bind(commands, Command.ADD_RULE_ABOVE, table, c -> c.rules().insertAbove());
    bind(commands, Command.EDIT_CELL, rule, c -> c.editors().edit(""));
    bind(commands, Command.NEGATE_CELL, rule, c -> c.cells().negate());
    bind(commands, Command.TOGGLE_RULE, rule, c -> c.rules().toggleEnabled());
    bind(commands, Command.LOG_RULE, rule, c -> c.rules().toggleLogging());
    bind(commands, Command.COMMENT_RULE, rule, c -> c.editors().comment(""));
    bind(commands, Command.SECTION_RULE, rule, c -> c.editors().section());
    bind(commands, Command.MOVE_RULE_UP, rule, c -> c.rules().moveUp());
    bind(commands, Command.MOVE_RULE_DOWN, rule, c -> c.rules().moveDown());
    bind(commands, Command.DUPLICATE_RULE, rule, c -> c.rules().duplicate());
    bind(commands, Command.DELETE_RULE, rule, c -> c.rules().deleteRules());
    commands.bind(Command.COPY_RULES, () -> front().ifPresent(v -> v.clips().copyRules()), rule);
    commands.bind(Command.NEW_RULE_SET, () -> front().ifPresent(v -> v.tabs().create()), table);
  }

  private void bind(
      Commands commands, Command command, BooleanBinding when, Consumer<TableContext> action) {
    commands.bind(
        command,
        () ->
            front()
                .ifPresent(
                    view -> {
                      view.focus();
                      action.accept(view.context());
                    }),
        when);
  }

  private Observable[] shown() {
    return views.stream().map(RulesView::shownProperty).toArray(Observable[]::new);
  }

  private Optional<RulesView> front() {
    return views.stream().filter(v -> v.shownProperty().get()).findFirst();
  }
}
