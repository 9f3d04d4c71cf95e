package org.twinkeep.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a view shows when there is nothing to show: what would be here, and how to get it. */
public final class EmptyState extends VBox {

  /**
   * Builds it.
   *
   * @param icon an Ikonli name
   * @param title a few words
   * @param text a sentence that says what to do
   * @param actions buttons, may be none
   */
  public EmptyState(String icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    FontIcon picture = Icons.of(icon);
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label sentence = new Label(text);
    sentence.getStyleClass().add("empty-text");
    sentence.setWrapText(true);
    getChildren().addAll(picture, heading, sentence);
    if (actions.length > 0) {
      HBox row = new HBox(8, actions);
      row.setAlignment(Pos.CENTER);
      getChildren().add(row);
    }
  }
}
