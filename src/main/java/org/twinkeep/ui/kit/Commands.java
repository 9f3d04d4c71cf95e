package org.twinkeep.ui.kit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/**
 * What each {@link Command} does in this window, and when it can be done. A feature binds its
 * commands when it is built; the shell makes menus, keys and the palette from them.
 */
public final class Commands {

  private record Binding(
      Runnable action, BooleanExpression executable, ObservableValue<String> text) {}

  private final Map<Command, Binding> bindings = new EnumMap<>(Command.class);

  /** Binds a command that can always be given. */
  public void bind(Command command, Runnable action) {
    bind(command, action, Bindings.createBooleanBinding(() -> true));
  }

  /** Binds a command that can be given while {@code executable} holds. */
  public void bind(Command command, Runnable action, ObservableBooleanValue executable) {
    bind(
        command,
        action,
        executable,
        new ReadOnlyStringWrapper(command.text()).getReadOnlyProperty());
  }

  /** Binds a command whose text changes: {@code Undo Delete web-1}. */
  public void bind(
      Command command,
      Runnable action,
      ObservableBooleanValue executable,
      ObservableValue<String> text) {
    bindings.put(
        command, new Binding(action, BooleanExpression.booleanExpression(executable), text));
  }

  /** The bound commands in their order. */
  public List<Command> all() {
    return List.copyOf(bindings.keySet());
  }

  public Stream<Command> in(Command.Group group) {
    return bindings.keySet().stream().filter(c -> c.group() == group);
  }

  public boolean isExecutable(Command command) {
    return find(command).map(b -> b.executable().get()).orElse(false);
  }

  /** The text as it is now. */
  public String text(Command command) {
    return find(command).map(b -> b.text().getValue()).orElse(command.text());
  }

  /** Does it, when it can be done now. */
  public void run(Command command) {
    find(command).filter(b -> b.executable().get()).ifPresent(b -> b.action().run());
  }

  /** A menu item that stays in step with the command. */
  public MenuItem menuItem(Command command) {
    MenuItem item = new MenuItem(command.text(), Icons.of(command.icon()));
    item.setId("menu-" + id(command));
    command.key().filter(k -> command.everywhere()).ifPresent(item::setAccelerator);
    find(command)
        .ifPresentOrElse(
            binding -> {
              item.textProperty().bind(binding.text());
              item.disableProperty().bind(binding.executable().not());
              item.setOnAction(e -> binding.action().run());
            },
            () -> item.setDisable(true));
    return item;
  }

  /** A toolbar button with icon; text and key stand in its tooltip. */
  public Button iconButton(Command command) {
    Button button = new Button("", Icons.of(command.icon()));
    button.getStyleClass().addAll("flat", "button-icon");
    connect(button, command);
    return button;
  }

  /** A button with icon and text. */
  public Button button(Command command) {
    Button button = new Button(command.text(), Icons.of(command.icon()));
    connect(button, command);
    return button;
  }

  private void connect(Button button, Command command) {
    button.setId("command-" + id(command));
    button.setFocusTraversable(false);
    find(command)
        .ifPresentOrElse(
            binding -> {
              button.disableProperty().bind(binding.executable().not());
              button.setOnAction(e -> binding.action().run());
              Tooltip tooltip = new Tooltip();
              tooltip
                  .textProperty()
                  .bind(
                      Bindings.createStringBinding(
                          () -> binding.text().getValue() + keyText(command), binding.text()));
              button.setTooltip(tooltip);
            },
            () -> button.setDisable(true));
  }

  /** Makes the keys of all bound commands work in a scene that shows no menu of them. */
  public void installKeys(Scene scene) {
    for (Command command : bindings.keySet()) {
      if (command.everywhere()) {
        command.key().ifPresent(k -> scene.getAccelerators().put(k, () -> run(command)));
      }
    }
  }

  /** The key in words with two blanks before it, or nothing. */
  public static String keyText(Command command) {
    return command.key().map(k -> "  " + k.getDisplayText()).orElse("");
  }

  private static String id(Command command) {
    return command.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private Optional<Binding> find(Command command) {
    return Optional.ofNullable(bindings.get(command));
  }
}
