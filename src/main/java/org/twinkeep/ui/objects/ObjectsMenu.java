package org.twinkeep.ui.objects;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.twinkeep.edit.Reference;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.workbench.Navigator;

/** The context menu of the tree. */
final class ObjectsMenu {

  private static final int LONGEST = 25;

  private ObjectsMenu() {}

  static ContextMenu of(
      ObjectsViewModel model, Commands commands, Navigator navigator, ObjectsView view) {
    Menu create = new Menu("New", Icons.of("mdi2p-plus"));
    commands
        .in(Command.Group.OBJECT)
        .filter(Creation.KINDS::containsKey)
        .map(commands::menuItem)
        .forEach(create.getItems()::add);
    Menu usedBy = new Menu("Used by", Icons.of("mdi2l-link-variant"));
    MenuItem move = new MenuItem("Move to folder…", Icons.of("mdi2f-folder-move-outline"));
    move.setOnAction(event -> view.moveToFolder());
    ContextMenu menu =
        new ContextMenu(
            create,
            new SeparatorMenuItem(),
            commands.menuItem(Command.RENAME_OBJECT),
            commands.menuItem(Command.DUPLICATE_OBJECT),
            move,
            commands.menuItem(Command.DELETE_OBJECT),
            new SeparatorMenuItem(),
            usedBy);
    menu.setOnShowing(
        event -> {
          List<Reference> uses = model.references(view.selected());
          usedBy.setDisable(uses.isEmpty());
          usedBy.setText(uses.isEmpty() ? "Used nowhere" : "Used in " + uses.size() + places(uses));
          usedBy
              .getItems()
              .setAll(
                  uses.stream().limit(LONGEST).map(use -> item(model, navigator, use)).toList());
          move.setDisable(view.movable().isEmpty());
        });
    usedBy.getItems().add(new MenuItem("nowhere"));
    return menu;
  }

  private static String places(List<Reference> uses) {
    return uses.size() == 1 ? " place" : " places";
  }

  private static MenuItem item(ObjectsViewModel model, Navigator navigator, Reference use) {
    MenuItem item = new MenuItem(model.place(use));
    item.setOnAction(event -> navigator.show(use.holder()));
    return item;
  }
}
