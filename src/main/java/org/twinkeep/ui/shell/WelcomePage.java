package org.twinkeep.ui.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.twinkeep.store.StoredProject;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Icons;

/** What one sees while no project is open: ways to begin, and what there is already. */
public final class WelcomePage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm");
  private static final double LIST_WIDTH = 420;

  private final BorderPane root = new BorderPane();
  private final ListView<StoredProject> recent = new ListView<>();

  /**
   * Builds the page.
   *
   * @param commands those that work without a project
   * @param projects of the workspace, the last one used first
   * @param open opens a project
   * @param delete deletes one, after asking
   */
  public WelcomePage(
      Commands commands,
      List<StoredProject> projects,
      Consumer<StoredProject> open,
      Consumer<StoredProject> delete) {
    root.setId("welcome");
    root.setTop(MenuRow.of(commands));
    buildRecent(projects, open, delete);
    Label heading = new Label("Projects");
    heading.getStyleClass().add("welcome-heading");
    VBox right = new VBox(8, heading, recent);
    VBox.setVgrow(recent, Priority.ALWAYS);
    right.setPrefWidth(LIST_WIDTH);
    HBox middle = new HBox(48, beginnings(commands), right);
    middle.setAlignment(Pos.CENTER);
    middle.setMaxHeight(Region.USE_PREF_SIZE);
    BorderPane.setAlignment(middle, Pos.CENTER);
    root.setCenter(middle);
  }

  public Parent root() {
    return root;
  }

  private static Node beginnings(Commands commands) {
    Label name = new Label("Twinkeep");
    name.getStyleClass().add("welcome-title");
    Label tagline =
        new Label("Highly available Linux firewalls: draw the pair, write the policy, install it.");
    tagline.getStyleClass().add("welcome-text");
    tagline.setWrapText(true);
    VBox box = new VBox(8, name, tagline);
    box.getChildren()
        .addAll(
            List.of(
                beginning(
                    commands,
                    Command.OPEN_SAMPLE,
                    "Two nodes, an outside and an inside network, a web server"),
                beginning(commands, Command.NEW_CLUSTER, "A few questions, then a working pair"),
                beginning(
                    commands, Command.NEW_PROJECT, "Empty, for those who know what they want"),
                beginning(commands, Command.OPEN_FILE, "A project file somebody gave you")));
    return box;
  }

  private static Node beginning(Commands commands, Command command, String explanation) {
    Label title = new Label(command.text());
    title.getStyleClass().add("welcome-action");
    Label detail = new Label(explanation);
    detail.getStyleClass().add("welcome-text");
    HBox content = new HBox(12, Icons.of(command.icon(), "large"), new VBox(title, detail));
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = commands.button(command);
    button.setText("");
    button.setGraphic(content);
    button.setTooltip(null);
    button.setFocusTraversable(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("welcome-button");
    return button;
  }

  private void buildRecent(
      List<StoredProject> projects, Consumer<StoredProject> open, Consumer<StoredProject> delete) {
    recent.setId("recent-projects");
    recent.getItems().setAll(projects);
    recent.setPlaceholder(
        new EmptyState(
            "mdi2f-folder-outline", "No project yet", "What you make is kept here by itself."));
    recent.setCellFactory(view -> new ProjectCell(open, delete));
    recent.setOnKeyPressed(
        event -> {
          StoredProject chosen = recent.getSelectionModel().getSelectedItem();
          if (chosen != null && event.getCode() == KeyCode.ENTER) {
            open.accept(chosen);
          } else if (chosen != null && event.getCode() == KeyCode.DELETE) {
            delete.accept(chosen);
          }
        });
  }

  /** When a project was changed, in the local time zone. */
  static String when(Instant changed) {
    return WHEN.format(changed.atZone(ZoneId.systemDefault()));
  }

  private static final class ProjectCell extends ListCell<StoredProject> {

    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox row =
        new HBox(12, Icons.of("mdi2s-server-network", "large"), new VBox(name, detail));

    ProjectCell(Consumer<StoredProject> open, Consumer<StoredProject> delete) {
      name.getStyleClass().add("welcome-action");
      detail.getStyleClass().add("welcome-text");
      row.setAlignment(Pos.CENTER_LEFT);
      setOnMouseClicked(
          event -> {
            if (getItem() != null && event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
              open.accept(getItem());
            }
          });
      MenuItem opening = new MenuItem("Open", Icons.of("mdi2f-folder-open-outline"));
      opening.setOnAction(event -> open.accept(getItem()));
      MenuItem deleting = new MenuItem("Delete…", Icons.of("mdi2t-trash-can-outline"));
      deleting.setOnAction(event -> delete.accept(getItem()));
      setContextMenu(new ContextMenu(opening, deleting));
    }

    @Override
    protected void updateItem(StoredProject project, boolean empty) {
      super.updateItem(project, empty);
      setGraphic(empty || project == null ? null : row);
      if (project != null) {
        name.setText(project.name());
        detail.setText("changed " + when(project.changed()));
      }
    }
  }
}
