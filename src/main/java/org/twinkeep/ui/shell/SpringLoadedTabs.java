package org.twinkeep.ui.shell;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.util.Duration;

/**
 * Brings a tab to the front while something is held over its title, so that it can be dropped on
 * what is there.
 */
final class SpringLoadedTabs {

  /** Long enough to pass over the titles on the way to something else. */
  private static final Duration PATIENCE = Duration.millis(450);

  private final TabPane pane;
  private final PauseTransition waiting = new PauseTransition(PATIENCE);
  private Optional<Tab> under = Optional.empty();

  private SpringLoadedTabs(TabPane pane) {
    this.pane = pane;
    waiting.setOnFinished(event -> under.ifPresent(pane.getSelectionModel()::select));
    pane.addEventFilter(DragEvent.DRAG_OVER, event -> watch(tab(event.getTarget())));
    pane.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> watch(Optional.empty()));
  }

  static void on(TabPane pane) {
    new SpringLoadedTabs(pane);
  }

  private void watch(Optional<Tab> now) {
    if (!now.equals(under)) {
      under = now;
      waiting.stop();
      if (now.isPresent()) {
        waiting.playFromStart();
      }
    }
  }

  /** The tab whose title this is a part of. */
  private Optional<Tab> tab(EventTarget target) {
    Node node = target instanceof Node n ? n : null;
    while (node != null && !node.getStyleClass().contains("tab")) {
      node = node.getParent();
    }
    String id = node == null ? null : node.getId();
    return pane.getTabs().stream().filter(t -> t.getId().equals(id)).findFirst();
  }
}
