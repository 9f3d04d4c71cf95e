package org.twinkeep.ui.rules;

import javafx.scene.input.KeyEvent;

/** What the keys do in a table; the same list stands in the menu and in the help. */
final class RuleKeys {

  private final RulesView view;
  private final RulesViewModel model;
  private final RuleActions actions;
  private final Movement movement;

  RuleKeys(RulesView view, RulesViewModel model, RuleActions actions) {
    this.view = view;
    this.model = model;
    this.actions = actions;
    this.movement = new Movement(model);
    RuleTable table = view.table();
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    boolean done =
        event.isAltDown() ? alt(event) : event.isShortcutDown() ? shortcut(event) : plain(event);
    if (done) {
      event.consume();
    }
  }

  private boolean alt(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> actions.moveUp();
      case DOWN -> actions.moveDown();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case C -> view.copy();
      case X -> view.cut();
      case V -> view.paste();
      case D -> actions.duplicate();
      case A -> model.selectAll();
      case DELETE -> actions.deleteRules();
      case HOME -> movement.jump(Integer.MIN_VALUE);
      case END -> movement.jump(Integer.MAX_VALUE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> vertical(event, -1);
      case DOWN -> vertical(event, 1);
      case LEFT -> movement.left(view.table().visible());
      case RIGHT -> movement.right(view.table().visible());
      case PAGE_UP -> movement.jump(-view.table().page());
      case PAGE_DOWN -> movement.jump(view.table().page());
      case HOME -> model.select(Cursor.cell(model.cursor().row(), RuleColumn.NUMBER));
      case INSERT -> insert(event);
      case DELETE, BACK_SPACE -> actions.delete();
      case SPACE -> actions.toggleEnabled();
      case F2 -> view.atCursor(view::rename);
      case ENTER, F4 -> view.atCursor(node -> view.edit(node, ""));
      case CONTEXT_MENU -> view.menuAtCursor();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void insert(KeyEvent event) {
    if (event.isShiftDown()) {
      actions.insertAbove();
    } else {
      actions.insert();
    }
  }

  private void vertical(KeyEvent event, int step) {
    if (event.isShiftDown()) {
      movement.extend(step);
    } else if (step < 0) {
      movement.up();
    } else {
      movement.down();
    }
  }

  private void typed(KeyEvent event) {
    if (Picker.isTyping(event) && model.ruleAt(model.cursor().row()).isPresent()) {
      String character = event.getCharacter();
      view.atCursor(node -> view.edit(node, character));
      event.consume();
    }
  }
}
