package org.twinkeep.ui.topology;

import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.twinkeep.ui.kit.Icons;

/**
 * The corner of a node from which a connection is drawn; seen under the mouse and when selected.
 */
final class ConnectHandle extends StackPane {

  ConnectHandle() {
    super(Icons.of("mdi2p-plus"));
    getStyleClass().add("connect-handle");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Tooltip.install(this, new Tooltip("Drag to a network to connect this node  (C)"));
  }
}
