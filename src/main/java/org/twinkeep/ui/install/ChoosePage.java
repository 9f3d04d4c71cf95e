package org.twinkeep.ui.install;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.twinkeep.ui.install.Credentials.Method;
import org.twinkeep.ui.kit.WizardPage;

/** Where the nodes are, and with what to log in. */
final class ChoosePage {

  private final InstallWizardViewModel model;

  private ChoosePage(InstallWizardViewModel model) {
    this.model = model;
  }

  static WizardPage of(InstallWizardViewModel model) {
    ChoosePage page = new ChoosePage(model);
    Label complaint = new Label();
    complaint.getStyleClass().add("complaint-text");
    complaint.setWrapText(true);
    VBox content =
        new VBox(page.nodes(), heading("Log in with"), page.login(), page.confirm(), complaint);
    content.getStyleClass().add("wizard-form");
    WizardPage result =
        new WizardPage(
            "Choose",
            "Where are the nodes, and with what do you log in? Changes made here are for this"
                + " install only.",
            content);
    var complaints = model.complaints();
    complaints.subscribe(
        list -> {
          complaint.setText(String.join(" ", list));
          result.readyProperty().set(list.isEmpty());
        });
    content.setUserData(complaints); // keeps the binding alive as long as the page
    result.verbProperty().set("Connect");
    return result;
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("wizard-heading");
    return label;
  }

  private GridPane nodes() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("wizard-grid");
    List<String> titles = List.of("Node", "Address", "SSH port", "User", "Jump host (optional)");
    for (int i = 0; i < titles.size(); i++) {
      Label title = heading(titles.get(i));
      grid.add(title, i, 0);
    }
    int row = 1;
    for (NodeAccess node : model.nodes()) {
      String name = node.name();
      TextField port = field(name + "-port", node.portProperty(), "22");
      TextField user = field(name + "-user", node.userProperty(), "root");
      TextField jump = field(name + "-jump", node.jumpHostProperty(), "me@gate.example:22");
      port.setPrefColumnCount(5);
      user.setPrefColumnCount(8);
      TextField address = field(name + "-address", node.hostProperty(), "192.0.2.2");
      GridPane.setHgrow(address, Priority.ALWAYS);
      GridPane.setHgrow(jump, Priority.ALWAYS);
      grid.addRow(row++, new Label(name), address, port, user, jump);
    }
    return grid;
  }

  private static TextField field(String id, StringProperty value, String prompt) {
    TextField field = new TextField();
    field.setId("install-" + id);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private Node login() {
    ToggleGroup group = new ToggleGroup();
    VBox box = new VBox(6);
    for (Method method : Method.values()) {
      RadioButton button = new RadioButton(method.title());
      button.setId("login-" + method.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      button.setToggleGroup(group);
      button.setSelected(model.credentials().methodProperty().get() == method);
      button.setOnAction(event -> model.credentials().methodProperty().set(method));
      HBox row = new HBox(8, button);
      row.getStyleClass().add("wizard-row");
      details(method).ifPresent(row.getChildren()::add);
      box.getChildren().add(row);
    }
    Label note =
        new Label(
            "Passwords and passphrases stay in memory until this wizard closes; they are never"
                + " stored.");
    note.getStyleClass().add("problem-remedy");
    box.getChildren().add(note);
    return box;
  }

  private Optional<Node> details(Method method) {
    Node details =
        switch (method) {
          case AGENT_AND_KEYS -> new Label("");
          case KEY_FILE -> keyFile();
          case PASSWORD -> password();
        };
    details.disableProperty().bind(model.credentials().methodProperty().isNotEqualTo(method));
    return Optional.of(details);
  }

  private Node keyFile() {
    TextField path = field("key-file", model.credentials().keyFileProperty(), "~/.ssh/id_ed25519");
    path.setPrefColumnCount(28);
    Button choose = new Button("Choose…");
    choose.setOnAction(
        event -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle("Private key");
          File home = new File(System.getProperty("user.home"), ".ssh");
          if (home.isDirectory()) {
            chooser.setInitialDirectory(home);
          }
          Optional.ofNullable(chooser.showOpenDialog(choose.getScene().getWindow()))
              .ifPresent(file -> path.setText(file.getPath()));
        });
    return new HBox(8, path, choose);
  }

  private Node password() {
    PasswordField field = new PasswordField();
    field.setId("install-password");
    field.setPromptText("asked for when empty");
    field.setPrefColumnCount(20);
    field.textProperty().addListener((o, before, now) -> model.credentials().setPassword(now));
    return field;
  }

  private Node confirm() {
    Spinner<Integer> seconds = new Spinner<>(10, 3600, model.confirmSecondsProperty().get(), 10);
    seconds.setId("install-confirm");
    seconds.setEditable(true);
    seconds.setPrefWidth(100);
    seconds
        .valueProperty()
        .addListener((o, before, now) -> model.confirmSecondsProperty().set(now));
    HBox row =
        new HBox(
            8,
            new Label("A node that hears no confirmation goes back after"),
            seconds,
            new Label("seconds."));
    row.getStyleClass().add("wizard-row");
    return row;
  }
}
