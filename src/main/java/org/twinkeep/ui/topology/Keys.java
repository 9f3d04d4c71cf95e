package org.twinkeep.ui.topology;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.twinkeep.diagram.Drawing.Figure;

/**
 * The keyboard on the diagram: Tab walks from figure to figure, Space selects, arrows move what is
 * selected by 10 pixels (with Shift by one), C connects a node to a network, R shows the rules
 * about what is selected.
 */
final class Keys {

  private static final double FAR = 10;

  private final TopologyViewModel model;
  private final Viewport viewport;
  private final Gestures gestures;
  private final DiagramMenu menu;
  private final Runnable rules;

  Keys(
      TopologyViewModel model,
      Viewport viewport,
      Gestures gestures,
      DiagramMenu menu,
      Runnable rules) {
    this.rules = rules;
    this.menu = menu;
    this.model = model;
    this.viewport = viewport;
    this.gestures = gestures;
    viewport.setFocusTraversable(true);
    viewport.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    double step = event.isShiftDown() ? 1 : FAR;
    boolean done = event.isShortcutDown() ? shortcut(event) : plain(event, step);
    if (done) {
      event.consume();
    }
  }

  private boolean plain(KeyEvent event, double step) {
    switch (event.getCode()) {
      case LEFT -> model.arranging().nudge(-step, 0);
      case RIGHT -> model.arranging().nudge(step, 0);
      case UP -> model.arranging().nudge(0, -step);
      case DOWN -> model.arranging().nudge(0, step);
      case SPACE, ENTER -> focused(event, false);
      case ESCAPE -> gestures.cancel();
      case C -> connect(event);
      case R -> rules.run();
      case PLUS, ADD -> viewport.zoomIn();
      case MINUS, SUBTRACT -> viewport.zoomOut();
      case DIGIT0, NUMPAD0 -> viewport.fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case A -> model.selectAll();
      case SPACE -> focused(event, true);
      case DIGIT0, NUMPAD0 -> viewport.fit();
      case PLUS, ADD, EQUALS -> viewport.zoomIn();
      case MINUS, SUBTRACT -> viewport.zoomOut();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void connect(KeyEvent event) {
    if (event.getTarget() instanceof FigureView view && view.figure() instanceof Figure.Node) {
      model.select(view.figure().elements());
      menu.showNetworks(view);
    }
  }

  private void focused(KeyEvent event, boolean toggle) {
    if (event.getTarget() instanceof Node node && node instanceof FigureView view) {
      if (toggle) {
        model.toggle(view.figure().elements());
      } else {
        model.select(view.figure().elements());
      }
    }
  }
}
