package org.twinkeep.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.app.MainWindow;
import org.twinkeep.app.ProjectPage;
import org.twinkeep.cli.Opening;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.store.Workspace;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/**
 * Base of the tests that use the real window: each test gets a fresh window with {@link #project()}
 * in it, and a robot to use it with (the methods of {@link org.testfx.api.FxRobot}).
 */
public abstract class WindowTest extends ApplicationTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final int PATIENCE_SECONDS = 30;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final ExecutorService worker = Executors.newCachedThreadPool();
  private Workspace workspace;
  private Stage stage;
  private MainWindow window;

  /** The project that the window shows; the sample unless overridden. */
  protected Project project() {
    return ArticlePair.project();
  }

  /** What the window remembers from the last time; nothing unless overridden. */
  protected Settings settings() {
    return Settings.inMemory();
  }

  /** What the window begins with; the project of the test unless overridden. */
  protected Opening opening() {
    return new Opening.Named(project().name());
  }

  @Override
  public final void init() throws Exception {
    workspace = Workspace.open(Files.createTempDirectory("twinkeep-window"));
    workspace.create(project(), "Test");
  }

  @Override
  public final void start(Stage primary) {
    stage = primary;
    window = new MainWindow(stage, settings(), new Background(worker, Platform::runLater));
    stage.setWidth(WIDTH); // the tests share one stage, and some change its size
    stage.setHeight(HEIGHT);
    window.show();
    window.start(workspace, opening());
    stage.toFront();
  }

  @BeforeEach
  final void waitForTheProject() throws TimeoutException {
    waitUntil(() -> window.page().isPresent());
    results(); // they mark rows and move what is below
  }

  @AfterEach
  final void closeTheWindow() throws Exception {
    doOnFx(window::quit);
    waitUntil(() -> !stage.isShowing());
    worker.shutdown();
    try (Stream<Path> files = Files.walk(workspace.directory())) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /** Waits until something holds on the JavaFX thread. */
  protected final void waitUntil(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
    WaitForAsyncUtils.waitForFxEvents();
  }

  protected final Stage stage() {
    return stage;
  }

  protected final Workspace workspace() {
    return workspace;
  }

  protected final MainWindow window() {
    return window;
  }

  /** The project that is open, with all its views. */
  protected final ProjectPage page() {
    return window.page().orElseThrow();
  }

  protected final Workbench workbench() {
    return page().workbench();
  }

  /** Gives a command, as menu, key or palette would. */
  protected final void run(Command command) {
    doOnFx(() -> page().commands().run(command));
  }

  /** The project as it is now. */
  protected final Project shown() {
    return onFx(() -> workbench().project());
  }

  /** Fails with the lines of the project file that differ, when another project is shown. */
  protected final void assertShows(Project expected) {
    List<String> wanted = ProjectJson.write(expected).lines().toList();
    List<String> there = ProjectJson.write(shown()).lines().toList();
    assertThat(there.stream().filter(line -> !wanted.contains(line)))
        .as("lines that should not be there")
        .isEmpty();
    assertThat(wanted.stream().filter(line -> !there.contains(line))).as("missing lines").isEmpty();
    assertThat(shown()).isEqualTo(expected);
  }

  /** Waits until problems and generated files are those of the project as it is now. */
  protected final LiveResults.Results results() throws TimeoutException {
    waitUntil(() -> !page().live().workingProperty().get());
    return onFx(() -> page().live().resultsProperty().get());
  }

  /** The node with this id, which must be on the screen. */
  protected final <N extends Node> N byId(String id) {
    return lookup("#" + id).query();
  }

  /** Where a node is on the screen. */
  protected final Bounds screen(String id) {
    return onFx(
        () -> {
          var node = byId(id);
          return node.localToScreen(node.getLayoutBounds());
        });
  }

  /** Whether a node looks selected. */
  protected final boolean isSelected(String id) {
    return onFx(
        () ->
            byId(id).getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("selected")));
  }

  /** The node that a query finds, as soon as it is on the screen; menus and popups take a while. */
  protected final Node appearing(String query) {
    try {
      waitUntil(() -> lookup(query).tryQuery().filter(Node::isVisible).isPresent());
    } catch (TimeoutException e) {
      throw new AssertionError(query + " does not appear", e);
    }
    return lookup(query).query();
  }

  /** Runs something on the JavaFX thread and waits for its result. */
  protected final <T> T onFx(Callable<T> action) {
    T result = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    WaitForAsyncUtils.waitForFxEvents();
    return result;
  }

  /** Runs something on the JavaFX thread and waits until its consequences are on the screen. */
  protected final void doOnFx(Runnable action) {
    onFx(
        () -> {
          action.run();
          return true;
        });
  }

  /**
   * Types keys, each until the window was told of it: what {@code write} types does not come by way
   * of the display server and would overtake a key that is still on its way there.
   */
  @Override
  public FxRobot type(KeyCode... keys) {
    for (KeyCode key : keys) {
      told(key, () -> super.type(key));
    }
    return this;
  }

  @Override
  public FxRobot type(KeyCode key, int times) {
    for (int i = 0; i < times; i++) {
      type(key);
    }
    return this;
  }

  private void told(KeyCode key, Runnable action) {
    List<Window> windows = onFx(() -> List.copyOf(Window.getWindows()));
    if (windows.stream().anyMatch(PopupWindow.class::isInstance)) {
      action.run(); // keys that a popup takes do not pass by here
      return;
    }
    AtomicBoolean seen = new AtomicBoolean();
    EventHandler<KeyEvent> filter = event -> seen.set(seen.get() || event.getCode() == key);
    windows.forEach(window -> window.addEventFilter(KeyEvent.KEY_PRESSED, filter));
    action.run();
    try {
      waitUntil(seen::get);
    } catch (TimeoutException e) {
      throw new AssertionError("the window system did not tell of the key " + key, e);
    } finally {
      windows.forEach(window -> window.removeEventFilter(KeyEvent.KEY_PRESSED, filter));
    }
  }

  /** Drags one node to another with the real mouse. */
  protected final void dragTo(Node from, Node to) {
    MouseDrag.from(this, from).over(to).drop();
  }

  /** Writes the window to {@code target/screenshots/NAME.png}. */
  protected final Path screenshot(String name) {
    return screenshot(name, 1);
  }

  /** The same at another scale: 2 = a display of 200 %. */
  protected final Path screenshot(String name, double scale) {
    return screenshot(stage.getScene().getRoot(), name, scale);
  }

  /** Writes a part of a window to {@code target/screenshots/NAME.png}. */
  protected final Path screenshot(Parent part, String name, double scale) {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        onFx(
            () -> {
              SnapshotParameters parameters = new SnapshotParameters();
              parameters.setTransform(Transform.scale(scale, scale));
              return part.snapshot(parameters, null);
            });
    return write(image, name);
  }

  /** Writes what stands on the screen where the window is, with menus and popups. */
  protected final Path captured(String name) {
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS); // popups reach the screen with a frame
    return write(
        onFx(
            () ->
                new Robot()
                    .getScreenCapture(
                        null,
                        new Rectangle2D(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))),
        name);
  }

  private static Path write(WritableImage image, String name) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    try {
      Files.createDirectories(SCREENSHOTS);
      Path file = SCREENSHOTS.resolve(name + ".png");
      ImageIO.write(picture, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("cannot write the screenshot " + name, e);
    }
  }
}
