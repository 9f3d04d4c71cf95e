package org.twinkeep.ui.install;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardDialog;
import org.twinkeep.ui.kit.WizardPage;

/**
 * Asks nodes something: where they are and with what to log in, then their answers.
 *
 * @param <T> what one node answers
 */
final class AskNodesDialog<T> {

  /**
   * The words of a dialog.
   *
   * @param title of the window
   * @param sentence what is asked, and that nothing changes on the nodes
   * @param verb what the last button says
   */
  record Words(String title, String sentence, String verb) {}

  private final AskNodesViewModel<T> model;
  private final Words words;
  private final Function<List<T>, List<Node>> shown;

  /**
   * A dialog that is not shown yet.
   *
   * @param shown the answers as they are shown
   */
  AskNodesDialog(AskNodesViewModel<T> model, Words words, Function<List<T>, List<Node>> shown) {
    this.model = model;
    this.words = words;
    this.shown = shown;
  }

  /** Shows the dialog and waits; answers whether the user went through to the end. */
  boolean showAndWait(Window owner) {
    List<WizardPage> pages =
        List.of(AccessPage.of("Nodes", words.sentence(), "Ask", model.access()), answers());
    new AskedInWindow(model.questionProperty(), model::answer, model::answer).over(pages, owner);
    try {
      return new WizardDialog(owner, words.title(), pages).showAndWait();
    } finally {
      model.close();
    }
  }

  private WizardPage answers() {
    VBox list = new VBox(12);
    list.setId("answers");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button again = new Button("Ask again", Icons.of("mdi2r-refresh"));
    again.setId("ask-again");
    again.setOnAction(event -> model.ask());
    again.disableProperty().bind(model.busyProperty());
    VBox content = new VBox(new Waiting(model), scroll, again);
    content.getStyleClass().add("wizard-form");
    WizardPage page = new WizardPage("Answers", "What the nodes say of themselves.", content);
    page.verbProperty().set(words.verb());
    model.answersProperty().subscribe(answers -> list.getChildren().setAll(shown.apply(answers)));
    page.readyProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.answersProperty().get().isEmpty(), model.answersProperty()));
    page.onEntered(model::ask);
    page.onCancelled(
        () -> {
          model.cancel();
          return true;
        });
    return page;
  }
}
