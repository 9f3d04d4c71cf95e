package org.twinkeep.ui.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;

/**
 * What travels when objects are dragged or copied: their ids as text, one a line, under the format
 * {@code twinkeep-ids}; for other programs their names as plain text.
 */
public final class ObjectDrag {

  private static final String MIME = "twinkeep-ids";

  private ObjectDrag() {}

  /** The format of the ids. */
  public static DataFormat format() {
    return Formats.of(MIME);
  }

  /** Clipboard content of these ids, with {@code names} for other programs. */
  public static ClipboardContent content(List<String> ids, List<String> names) {
    ClipboardContent content = new ClipboardContent();
    content.put(format(), String.join("\n", ids));
    content.putString(String.join("\n", names));
    return content;
  }

  /**
   * Begins a drag; call it from an {@code onDragDetected} handler, and consume that event.
   *
   * @param source the node under the mouse
   * @param label what is drawn beside the mouse
   * @param content all that travels: a window system may take only what is there at the beginning
   * @param modes what may be done with it where it is dropped
   */
  public static void begin(
      Node source, String label, ClipboardContent content, TransferMode... modes) {
    Dragboard board = source.startDragAndDrop(modes);
    board.setContent(content);
    board.setDragView(image(label), -12, 8);
  }

  /** What to call these objects while they travel. */
  public static String label(List<String> names) {
    return names.size() == 1 ? names.getFirst() : names.size() + " objects";
  }

  /** The ids on a clipboard or dragboard; none when it holds something else. */
  public static List<String> ids(javafx.scene.input.Clipboard board) {
    return board.getContent(format()) instanceof String text && !text.isEmpty()
        ? List.of(text.split("\n"))
        : List.of();
  }

  private static javafx.scene.image.Image image(String text) {
    Label label = new Label(text);
    label.setStyle(
        "-fx-background-color: #0969da; -fx-text-fill: white; -fx-padding: 3 8 3 8;"
            + " -fx-background-radius: 4; -fx-font-size: 12;");
    new javafx.scene.Scene(label);
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    return label.snapshot(parameters, null);
  }
}
