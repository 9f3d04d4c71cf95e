package org.twinkeep.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.twinkeep.ui.MouseDrag;

/** Real drag and drop, on whatever platform the tests run. */
final class ObjectDragGuiIT extends ApplicationTest {

  private final List<String> dropped = new ArrayList<>();
  private Label source;
  private Label target;
  private Label refusing;

  @Override
  public void start(Stage stage) {
    source = label("drag me");
    target = label("to me");
    refusing = label("not me");
    source.setOnDragDetected(
        event -> {
          ObjectDrag.begin(
              source,
              "2 objects",
              ObjectDrag.content(List.of("web-1", "inside-net"), List.of("web-1", "Inside")),
              TransferMode.COPY);
          event.consume();
        });
    target.setOnDragOver(
        event -> {
          if (!ObjectDrag.ids(event.getDragboard()).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    target.setOnDragDropped(
        event -> {
          dropped.addAll(ObjectDrag.ids(event.getDragboard()));
          event.setDropCompleted(true);
          event.consume();
        });
    stage.setScene(new Scene(new HBox(80, source, target, refusing), 600, 200));
    stage.show();
    stage.toFront();
  }

  @Test
  void carriesAllIdsToTheTarget() {
    MouseDrag.from(this, source).over(target).drop();

    assertThat(dropped).containsExactly("web-1", "inside-net");
  }

  @Test
  void aTargetThatDoesNotAcceptGetsNothing() {
    MouseDrag.from(this, source).over(refusing).drop();

    assertThat(dropped).isEmpty();
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.setMinSize(120, 100);
    return label;
  }
}
