package org.twinkeep.ui.rules;

import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.twinkeep.ui.kit.Icons;

/** Menu items with icon, key and an id for tests. */
final class MenuItems {

  private MenuItems() {}

  /** An item; {@code key} is shown beside it, empty = none. */
  static MenuItem item(String text, String key, String icon, Runnable action) {
    MenuItem item = new MenuItem(text, Icons.of(icon));
    item.setId(id(text));
    if (!key.isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(key));
    }
    item.setOnAction(event -> action.run());
    return item;
  }

  /** A menu below a menu. */
  static Menu menu(String text, String icon) {
    Menu menu = new Menu(text, Icons.of(icon));
    menu.setId(id(text));
    return menu;
  }

  /** An item that is on or off. */
  static CheckMenuItem tick(String text, boolean on, Runnable action) {
    CheckMenuItem item = new CheckMenuItem(text);
    item.setId(id(text));
    item.setSelected(on);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** One of several items, of which one is on. */
  static RadioMenuItem oneOf(ToggleGroup group, String text, boolean on, Runnable action) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setId(id(text));
    item.setToggleGroup(group);
    item.setSelected(on);
    item.setOnAction(event -> action.run());
    return item;
  }

  private static String id(String text) {
    return "rule-menu-"
        + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
  }
}
