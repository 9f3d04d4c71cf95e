package org.twinkeep.ui.shell;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;

/** The menu bar, made from the commands that are bound. */
final class MenuRow {

  private MenuRow() {}

  static MenuBar of(Commands commands) {
    MenuBar bar = new MenuBar();
    bar.setId("menu");
    for (Command.Group group : Command.Group.values()) {
      Menu menu = new Menu(group.title());
      menu.setId("menu-" + group.name().toLowerCase(java.util.Locale.ROOT));
      commands.in(group).map(commands::menuItem).forEach(menu.getItems()::add);
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }
}
