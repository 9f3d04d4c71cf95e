package org.twinkeep.ui.install;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.Question;
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
    List<WizardPage> pages = List.of(access(), answers());
    model
        .questionProperty()
        .subscribe(asked -> asked.ifPresent(q -> Platform.runLater(() -> ask(q, pages, owner))));
    try {
      return new WizardDialog(owner, words.title(), pages).showAndWait();
    } finally {
      model.close();
    }
  }

  private WizardPage access() {
    Label complaint = new Label();
    complaint.getStyleClass().add("complaint-text");
    complaint.setWrapText(true);
    VBox content = new VBox(AccessForm.of(model.nodes(), model.credentials()), complaint);
    content.getStyleClass().add("wizard-form");
    WizardPage page = new WizardPage("Nodes", words.sentence(), content);
    var complaints = model.complaints();
    complaints.subscribe(
        list -> {
          complaint.setText(String.join(" ", list));
          page.readyProperty().set(list.isEmpty());
        });
    content.setUserData(complaints); // keeps the binding alive as long as the page
    page.verbProperty().set("Ask");
    return page;
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

  private void ask(Asked asked, List<WizardPage> pages, Window owner) {
    if (model.questionProperty().get().filter(asked::equals).isEmpty()) {
      return; // answered by a cancel meanwhile
    }
    Question question = new Question(window(pages).orElse(owner));
    switch (asked) {
      case Asked.AboutHostKey about ->
          model.answer(about, HostKeyQuestion.accepts(question, about.key()));
      case Asked.ForSecret secret ->
          model.answer(secret, question.secret("Log in", secret.text(), "Log in"));
    }
  }

  private static Optional<Window> window(List<WizardPage> pages) {
    return pages.stream()
        .flatMap(page -> Optional.ofNullable(page.content().getScene()).stream())
        .map(scene -> scene.getWindow())
        .findFirst();
  }
}
