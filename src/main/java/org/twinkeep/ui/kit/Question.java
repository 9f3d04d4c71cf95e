package org.twinkeep.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Short questions; the button that does it carries its verb. */
public final class Question {

  private static final double WIDTH = 480;
  private static final double ROW = 26;
  private static final int ROWS = 8;

  /** Letters of a detail that surely stand in one line. */
  private static final int LETTERS = 55;

  private final Window owner;

  public Question(Window owner) {
    this.owner = owner;
  }

  /**
   * Asks before something that is hard to overlook.
   *
   * @param title the question: {@code Delete web-1?}
   * @param text what will happen
   * @param details a list to look through; may be empty
   * @param verb what the button says: {@code Delete}
   * @return whether the user said yes
   */
  public boolean confirm(String title, String text, List<String> details, String verb) {
    return ask(title, content(text, details), verb);
  }

  /**
   * What can be chosen along with a yes.
   *
   * @param label what the choice is about: {@code In its place:}
   * @param none what it means to choose nothing, as it is at first
   * @param choices may be empty; then nothing is asked
   * @param name what a choice is called
   */
  public record Choice<T>(String label, String none, List<T> choices, Function<T, String> name) {}

  /**
   * The same, with a choice.
   *
   * @return absent = no; else what was chosen, which may be nothing
   */
  public <T> Optional<Optional<T>> confirm(
      String title, String text, List<String> details, String verb, Choice<T> choice) {
    SearchableComboBox<Optional<T>> box = new SearchableComboBox<>();
    box.setId("question-choice");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new Shown<>((Optional<T> shown) -> shown.map(choice.name()).orElse(choice.none())));
    box.getItems().add(Optional.empty());
    choice.choices().forEach(c -> box.getItems().add(Optional.of(c)));
    box.setValue(Optional.empty());
    VBox content = content(text, details);
    if (!choice.choices().isEmpty()) {
      content.getChildren().addAll(new Label(choice.label()), box);
    }
    return ask(title, content, verb) ? Optional.of(box.getValue()) : Optional.empty();
  }

  private boolean ask(String title, Node content, String verb) {
    ButtonType yes = new ButtonType(verb, ButtonBar.ButtonData.OK_DONE);
    return DialogSize.showAndWait(alert(title, content, yes)).filter(yes::equals).isPresent();
  }

  private Alert alert(String title, Node content, ButtonType yes) {
    Alert alert = new Alert(Alert.AlertType.NONE, "", yes, ButtonType.CANCEL);
    alert.initOwner(owner);
    alert.setTitle(title);
    alert.setHeaderText(title);
    alert.getDialogPane().setContent(content);
    alert.getDialogPane().setPrefWidth(WIDTH);
    alert.getDialogPane().lookupButton(yes).setId("question-yes");
    alert.getDialogPane().lookupButton(ButtonType.CANCEL).setId("question-no");
    return alert;
  }

  /** Tells the user something that needs no answer, such as why a thing cannot be done. */
  public void tell(String title, String text) {
    tell(title, text, List.of());
  }

  /** The same, with a list to look through. */
  public void tell(String title, String text, List<String> details) {
    Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
    alert.initOwner(owner);
    alert.setTitle(title);
    alert.setHeaderText(title);
    alert.getDialogPane().setContent(content(text, details));
    alert.getDialogPane().setPrefWidth(WIDTH);
    DialogSize.showAndWait(alert);
  }

  /** Asks for a line of text; absent when the user changes their mind. */
  public Optional<String> text(String title, String label, String proposal) {
    TextInputDialog dialog = new TextInputDialog(proposal);
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setHeaderText(title);
    dialog.setContentText(label);
    dialog.setGraphic(null);
    dialog.getEditor().setId("question-text");
    return DialogSize.showAndWait(dialog).map(String::strip);
  }

  /**
   * Asks for a password; what is typed is not shown. Absent when the user changes their mind.
   *
   * @return characters for the caller to wipe
   */
  public Optional<char[]> secret(String title, String text, String verb) {
    ButtonType yes = new ButtonType(verb, ButtonBar.ButtonData.OK_DONE);
    PasswordField field = new PasswordField();
    field.setId("question-secret");
    Alert alert = alert(title, new VBox(8, new Label(text), field), yes);
    alert.setOnShown(event -> field.requestFocus());
    Optional<char[]> answer =
        DialogSize.showAndWait(alert).filter(yes::equals).map(b -> field.getText().toCharArray());
    field.clear();
    return answer;
  }

  /**
   * Asks why something is wanted; there is no yes without a reason. Absent when the user changes
   * their mind.
   *
   * @param label what the reason is for
   */
  public Optional<String> reason(String title, String text, String label, String verb) {
    TextField field = new TextField();
    field.setId("question-reason");
    VBox content = content(text, List.of());
    content.getChildren().addAll(new Label(label), field);
    ButtonType yes = new ButtonType(verb, ButtonBar.ButtonData.OK_DONE);
    Alert alert = alert(title, content, yes);
    alert
        .getDialogPane()
        .lookupButton(yes)
        .disableProperty()
        .bind(field.textProperty().map(String::isBlank));
    alert.setOnShown(event -> field.requestFocus());
    return DialogSize.showAndWait(alert).filter(yes::equals).map(b -> field.getText().strip());
  }

  private static VBox content(String text, List<String> details) {
    Label sentence = new Label(text);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(8, sentence);
    if (!details.isEmpty()) {
      ListView<String> list = new ListView<>();
      list.getItems().setAll(details);
      list.getStyleClass().add("dense");
      list.setCellFactory(view -> new WrappedCell());
      int lines = details.stream().mapToInt(line -> 1 + line.length() / LETTERS).sum();
      list.setPrefHeight(ROW * Math.min(lines, ROWS) + 4);
      list.setMinHeight(ROW + 4);
      box.getChildren().add(list);
    }
    return box;
  }

  /** Shows the whole sentence, on as many lines as it takes. */
  private static final class WrappedCell extends ListCell<String> {

    private static final double AROUND = 30;

    private final Label sentence = new Label();

    WrappedCell() {
      sentence.setWrapText(true);
      sentence.setPrefWidth(WIDTH - 2 * AROUND);
      setPrefWidth(0);
    }

    /** The theme gives all cells one height. */
    @Override
    protected double computePrefHeight(double width) {
      return getGraphic() == null
          ? super.computePrefHeight(width)
          : snappedTopInset() + sentence.prefHeight(sentence.getPrefWidth()) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable String detail, boolean empty) {
      super.updateItem(detail, empty);
      sentence.setText(detail);
      setGraphic(empty ? null : sentence);
    }
  }
}
