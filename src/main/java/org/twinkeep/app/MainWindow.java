package org.twinkeep.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.twinkeep.cli.Opening;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.Workspace;
import org.twinkeep.store.WorkspaceException;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.EmptyState;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.ui.kit.Theme;
import org.twinkeep.ui.rules.RuleClipboard;
import org.twinkeep.ui.shell.WelcomePage;

/**
 * The one window of the program. It shows the welcome page, a project, or why neither is possible.
 */
public final class MainWindow {

  private static final Logger LOG = Logger.getLogger(MainWindow.class.getName());
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 960;
  private static final double LEAST_HEIGHT = 600;
  private static final String LAST_PROJECT = "project";

  private final Stage stage;
  private final Settings settings;
  private final Background background;
  private final Scene scene;
  private Optional<Workspace> workspace = Optional.empty();
  private final RuleClipboard clipboard = new RuleClipboard();
  private Optional<ProjectPage> page = Optional.empty();

  /** An empty window; {@link #start} fills it. */
  public MainWindow(Stage stage, Settings settings, Background background) {
    this.stage = stage;
    this.settings = settings;
    this.background = background;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    this.scene =
        new Scene(
            busy(),
            Math.min(settings.number("width", WIDTH), screen.getWidth()),
            Math.min(settings.number("height", HEIGHT), screen.getHeight()));
    Theme.style(scene);
    stage.setScene(scene);
    stage.setTitle("Twinkeep");
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    stage.setMaximized(settings.get("maximized").filter("true"::equals).isPresent());
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          quit();
        });
  }

  /** Shows the window in the theme that was chosen last. */
  public void show() {
    theme().apply();
    stage.show();
  }

  /** Opens the workspace, and shows what of it the window begins with. */
  public void start(Path directory, Opening opening) {
    show(busy());
    background.run(
        () -> Workspace.open(directory),
        opened -> start(opened, opening),
        failure -> unavailable(directory, opening, failure));
  }

  /** The same with a workspace that is open already; the window closes it in the end. */
  public void start(Workspace opened, Opening opening) {
    workspace = Optional.of(opened);
    opened.findings().stream().findFirst().ifPresent(this::tell);
    switch (opening) {
      case Opening.Named(String project) -> files().openNamed(project);
      case Opening.Sample() -> files().showSample();
      case Opening.Last() ->
          background.run(
              () -> last(opened),
              last -> last.ifPresentOrElse(this::open, this::showWelcome),
              this::failed);
    }
  }

  private Optional<StoredProject> last(Workspace opened) throws WorkspaceException {
    Optional<String> key = settings.get(LAST_PROJECT);
    return opened.projects().stream()
        .filter(p -> key.filter(Long.toString(p.key())::equals).isPresent())
        .findFirst();
  }

  /** Loads a project and shows it. */
  public void open(StoredProject stored) {
    open(stored, opened -> {});
  }

  /** Loads a project and shows it; then goes on with it. */
  void open(StoredProject stored, Consumer<ProjectPage> then) {
    leave(
        () -> {
          show(busy());
          background.run(
              () -> workspace().load(stored.key()),
              project -> then.accept(show(stored, project)),
              this::failed);
        });
  }

  private ProjectPage show(StoredProject stored, Project project) {
    Commands commands = commands();
    commands.bind(
        Command.EXPORT_FILE,
        () -> page.ifPresent(p -> files().chooseAndSave(p.workbench().project())));
    commands.bind(Command.CLOSE_PROJECT, this::showWelcome);
    ProjectPage opened =
        new ProjectPage(
            stage, settings, background, commands, clipboard, workspace(), stored, project);
    page = Optional.of(opened);
    settings.put(LAST_PROJECT, Long.toString(stored.key()));
    opened.workbench().onProject(p -> stage.setTitle(p.name() + " – Twinkeep"));
    show(opened.root());
    return opened;
  }

  /** Shows the ways to begin and the projects of the workspace. */
  public void showWelcome() {
    leave(
        () ->
            background.run(
                () ->
                    workspace().projects().stream()
                        .sorted(Comparator.comparing(StoredProject::changed).reversed())
                        .toList(),
                this::welcome,
                this::failed));
  }

  private void welcome(List<StoredProject> projects) {
    stage.setTitle("Twinkeep");
    settings.put(LAST_PROJECT, "");
    show(new WelcomePage(commands(), projects, this::open, this::delete).root());
  }

  private void delete(StoredProject stored) {
    boolean sure =
        question()
            .confirm(
                "Delete the project " + stored.name() + "?",
                "It is removed with its history. A project file that you saved stays.",
                List.of(),
                "Delete");
    if (sure) {
      discard(stored);
    }
  }

  /** Deletes a project without a question, and shows what is left. */
  void discard(StoredProject stored) {
    leave(
        () ->
            background.run(
                () -> {
                  workspace().delete(stored.key());
                  return true;
                },
                done -> showWelcome(),
                this::failed));
  }

  /** The commands of the window; those of a project come on top. */
  private Commands commands() {
    Commands commands = new Commands();
    ProjectFiles files = files();
    commands.bind(Command.NEW_PROJECT, files::createEmpty);
    commands.bind(Command.NEW_CLUSTER, files::createCluster);
    commands.bind(Command.OPEN_SAMPLE, files::openSample);
    commands.bind(Command.OPEN_FILE, files::chooseAndOpen);
    commands.bind(Command.SWITCH_THEME, this::switchTheme);
    commands.bind(Command.QUIT, this::quit);
    return commands;
  }

  private ProjectFiles files() {
    return new ProjectFiles(this, workspace());
  }

  /** Ends what is open, when everything of it is stored; then goes on. */
  private void leave(Runnable then) {
    if (page.isEmpty()) {
      then.run();
      return;
    }
    ProjectPage left = page.get();
    scene.getRoot().requestFocus(); // a field that is being typed in writes what it has
    scene.getRoot().setDisable(true);
    background.run(
        () -> {
          left.close();
          return true;
        },
        done -> {
          page = Optional.empty();
          then.run();
        },
        failure -> {
          scene.getRoot().setDisable(false);
          question()
              .tell(
                  "The last steps could not be stored",
                  failure.getMessage()
                      + " Nothing is lost while the window is open. Save the project as a file with"
                      + " File, Save as project file, or mend the cause and try again.");
        });
  }

  /** Closes the window once everything is stored. */
  public void quit() {
    boolean openProject = page.isPresent();
    String last = settings.get(LAST_PROJECT).orElse("");
    leave(
        () -> {
          settings.put(LAST_PROJECT, openProject ? last : "");
          rememberWindow();
          background.run(
              () -> {
                if (workspace.isPresent()) {
                  workspace.get().close();
                }
                return true;
              },
              done -> stage.close(),
              failure -> {
                LOG.log(Level.WARNING, "the workspace did not close", failure);
                stage.close();
              });
        });
  }

  private void rememberWindow() {
    settings.put("maximized", Boolean.toString(stage.isMaximized()));
    if (!stage.isMaximized()) {
      settings.put("width", "%.0f".formatted(scene.getWidth()));
      settings.put("height", "%.0f".formatted(scene.getHeight()));
    }
    try {
      settings.save();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the window's settings were not kept", e);
    }
  }

  private void unavailable(Path directory, Opening opening, Exception failure) {
    Button again = new Button("Try again");
    again.setOnAction(event -> start(directory, opening));
    Button quit = new Button("Quit");
    quit.setOnAction(event -> stage.close());
    EmptyState state =
        new EmptyState(
            "mdi2d-database-alert-outline",
            "Your projects cannot be opened",
            String.valueOf(failure.getMessage()),
            again,
            quit);
    state.setId("unavailable");
    show(state);
  }

  /** Says what went wrong; what is open stays open. */
  void failed(Exception failure) {
    LOG.log(Level.WARNING, "an action of the window failed", failure);
    question().tell("That did not work", String.valueOf(failure.getMessage()));
    showPresent();
  }

  /** Shows what is open, or else the welcome page. */
  void showPresent() {
    if (page.isEmpty()) {
      showWelcome();
    } else {
      show(page.get().root());
    }
  }

  private void tell(Problem problem) {
    question().tell(problem.message(), problem.remedy());
  }

  private void show(Parent root) {
    scene.setRoot(root);
  }

  private static Parent busy() {
    ProgressIndicator wheel = new ProgressIndicator();
    wheel.setMaxSize(32, 32);
    return new StackPane(wheel);
  }

  private Workspace workspace() {
    return workspace.orElseThrow(() -> new IllegalStateException("the workspace is not open"));
  }

  /** The project that is open. */
  public Optional<ProjectPage> page() {
    return page;
  }

  Stage stage() {
    return stage;
  }

  Question question() {
    return new Question(stage);
  }

  Background background() {
    return background;
  }

  private Theme theme() {
    return settings.get("theme").map(Theme::valueOf).orElse(Theme.LIGHT);
  }

  private void switchTheme() {
    settings.put("theme", theme().other().name());
    theme().apply();
  }
}
