package org.twinkeep.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A split pane that comes back as the user left it. */
public final class RememberedSplit extends SplitPane {

  /**
   * Builds it.
   *
   * @param key under which the positions are kept
   * @param positions of the dividers, 0 to 1, when nothing is kept yet
   */
  public RememberedSplit(
      Settings settings, String key, Orientation orientation, double[] positions, Node... parts) {
    super(parts);
    setOrientation(orientation);
    for (int i = 0; i < positions.length; i++) {
      String place = key + "." + i;
      setDividerPosition(i, settings.number(place, positions[i]));
      getDividers()
          .get(i)
          .positionProperty()
          .addListener(
              (property, before, after) ->
                  settings.put(place, "%.4f".formatted(after.doubleValue())));
    }
  }
}
