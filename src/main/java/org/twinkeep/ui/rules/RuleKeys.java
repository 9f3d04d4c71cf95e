package org.twinkeep.ui.rules;

import javafx.scene.input.KeyEvent;

/** What the keys do in a table; the same list stands in the menu and in the help. */
final class RuleKeys {

  private final TableContext context;
  private final RuleTable table;
  private final SystemClips clips;
  private final RulesViewModel model;
  private final RuleActions rules;
  private final Movement movement;

  RuleKeys(TableContext context, RuleTable table, SystemClips clips) {
    this.context = context;
    this.table = table;
    this.clips = clips;
    this.model = context.model();
    this.rules = context.rules();
    this.movement = new Movement(model);
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
      case UP -> rules.moveUp();
      case DOWN -> rules.moveDown();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case C -> clips.copy();
      case X -> clips.cut();
      case V -> clips.paste();
      case D -> rules.duplicate();
      case A -> model.selection().selectAll();
      case DELETE -> rules.deleteRules();
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
      case LEFT -> movement.left(table.visible());
      case RIGHT -> movement.right(table.visible());
      case PAGE_UP -> movement.jump(-table.page());
      case PAGE_DOWN -> movement.jump(table.page());
      case HOME ->
          model
              .selection()
              .select(Cursor.cell(model.selection().cursor().row(), RuleColumn.NUMBER));
      case INSERT -> insert(event);
      case DELETE, BACK_SPACE -> context.cells().delete();
      case SPACE -> rules.toggleEnabled();
      case F2 -> context.editors().rename();
      case ENTER, F4 -> context.editors().edit("");
      case CONTEXT_MENU -> context.editors().menu();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void insert(KeyEvent event) {
    if (event.isShiftDown()) {
      rules.insertAbove();
    } else {
      rules.insert();
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
    if (Picker.isTyping(event) && model.ruleAt(model.selection().cursor().row()).isPresent()) {
      context.editors().edit(event.getCharacter());
      event.consume();
    }
  }
}
