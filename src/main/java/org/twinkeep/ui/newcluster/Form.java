package org.twinkeep.ui.newcluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardPage;

/**
 * A page of the wizard: fields above, what is wrong below. Fields are built anew when the page is
 * entered and when rows come or go; while somebody types they stay.
 */
final class Form {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final int SHOWN = 3;

  private final NewClusterViewModel model;
  private final Page page;
  private final VBox fields = new VBox();
  private final VBox complaints = new VBox();
  private final Map<String, TextField> byKey = new HashMap<>();
  private final WizardPage wizardPage;
  private final Consumer<Form> build;

  /**
   * Makes the page.
   *
   * @param build fills {@link #add}; called again whenever rows change
   */
  Form(NewClusterViewModel model, Page page, String text, Consumer<Form> build) {
    this.model = model;
    this.page = page;
    this.build = build;
    fields.getStyleClass().add("wizard-fields");
    complaints.getStyleClass().add("wizard-complaints");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox content = new VBox(scroll, complaints);
    content.getStyleClass().add("wizard-form");
    wizardPage = new WizardPage(page.title(), text, content);
    wizardPage.readyProperty().bind(model.done(page));
    wizardPage.onEntered(this::rebuild);
    model.problemsProperty().subscribe(this::complain);
  }

  WizardPage page() {
    return wizardPage;
  }

  /** Builds all fields anew from the answers. */
  void rebuild() {
    fields.getChildren().clear();
    byKey.clear();
    build.accept(this);
    complain();
  }

  void add(Node node) {
    fields.getChildren().add(node);
  }

  /**
   * A text field of the draft.
   *
   * @param key the field's name in problems, such as {@code node 1 name}
   */
  TextField field(String key, String value, String prompt, Consumer<String> typed) {
    TextField field = new TextField(value);
    field.setId("draft-" + key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-"));
    field.setPromptText(prompt);
    field.setAccessibleText(key);
    field.setMaxWidth(Double.MAX_VALUE);
    field.textProperty().addListener((o, before, now) -> typed.accept(now));
    byKey.put(key, field);
    return field;
  }

  Button remove(String what, Runnable action) {
    Button button = new Button("", Icons.of("mdi2c-close"));
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setTooltip(new Tooltip("Remove " + what));
    button.setAccessibleText("Remove " + what);
    button.setOnAction(
        event -> {
          action.run();
          rebuild();
        });
    return button;
  }

  Button more(String id, String text, Runnable action) {
    Button button = new Button(text, Icons.of("mdi2p-plus"));
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setOnAction(
        event -> {
          action.run();
          rebuild();
        });
    return button;
  }

  static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("wizard-heading");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void complain() {
    List<Problem> problems = model.problems(page);
    byKey.forEach(
        (key, field) ->
            field.pseudoClassStateChanged(
                DANGER,
                !field.getText().isBlank()
                    && problems.stream()
                        .anyMatch(p -> p.isError() && p.place().part().equals(key))));
    List<Node> lines = new ArrayList<>();
    problems.stream().limit(SHOWN).map(this::line).forEach(lines::add);
    if (problems.size() > SHOWN) {
      Label rest = new Label("and " + (problems.size() - SHOWN) + " more");
      rest.getStyleClass().add("problem-remedy");
      lines.add(rest);
    }
    complaints.getChildren().setAll(lines);
    complaints.setVisible(!lines.isEmpty());
    complaints.setManaged(!lines.isEmpty());
  }

  /** A problem with its remedy. */
  Node line(Problem problem) {
    Label message = new Label(problem.message());
    message.setWrapText(true);
    Label remedy = new Label(problem.remedy());
    remedy.setWrapText(true);
    remedy.getStyleClass().add("problem-remedy");
    HBox line = new HBox(8, icon(problem), new VBox(message, remedy));
    line.getStyleClass().add("complaint");
    return line;
  }

  /** What was not typed yet is open, not wrong. */
  private FontIcon icon(Problem problem) {
    TextField field = byKey.get(problem.place().part());
    if (problem.isError() && field != null && field.getText().isBlank()) {
      return Icons.of("mdi2c-checkbox-blank-circle-outline", "open");
    }
    return Icons.of(
        problem.isError() ? "mdi2a-alert-circle-outline" : "mdi2a-alert-outline",
        "severity-" + problem.severity().name().toLowerCase(Locale.ROOT));
  }
}
