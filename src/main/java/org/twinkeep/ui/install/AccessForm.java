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
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.twinkeep.ui.install.Credentials.Method;

/** How nodes are reached, and with what to log in. */
final class AccessForm {

  private final List<NodeAccess> nodes;
  private final Credentials credentials;

  private AccessForm(List<NodeAccess> nodes, Credentials credentials) {
    this.nodes = nodes;
    this.credentials = credentials;
  }

  static Node of(List<NodeAccess> nodes, Credentials credentials) {
    AccessForm form = new AccessForm(nodes, credentials);
    VBox box = new VBox(form.nodes(), heading("Log in with"), form.login());
    box.getStyleClass().add("wizard-form");
    return box;
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
    for (NodeAccess node : nodes) {
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
      button.setSelected(credentials.methodProperty().get() == method);
      button.setOnAction(event -> credentials.methodProperty().set(method));
      HBox row = new HBox(8, button);
      row.getStyleClass().add("wizard-row");
      details(method).ifPresent(row.getChildren()::add);
      box.getChildren().add(row);
    }
    Label note =
        new Label(
            "Passwords and passphrases stay in memory until this window closes; they are never"
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
    details.disableProperty().bind(credentials.methodProperty().isNotEqualTo(method));
    return Optional.of(details);
  }

  private Node keyFile() {
    TextField path = field("key-file", credentials.keyFileProperty(), "~/.ssh/id_ed25519");
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
    HBox row = new HBox(8, path, choose);
    row.getStyleClass().add("wizard-row");
    return row;
  }

  private Node password() {
    PasswordField field = new PasswordField();
    field.setId("install-password");
    field.setPromptText("asked for when empty");
    field.setPrefColumnCount(20);
    field.textProperty().addListener((o, before, now) -> credentials.setPassword(now));
    return field;
  }
}
