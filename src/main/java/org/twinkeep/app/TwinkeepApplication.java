package org.twinkeep.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.ui.kit.Settings;

/** The JavaFX application. Its parameters are the workspace's directory and, perhaps, a project. */
public final class TwinkeepApplication extends Application {

  private final ExecutorService worker =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("worker-", 1).factory());

  @Override
  public void start(Stage stage) {
    List<String> parameters = getParameters().getRaw();
    Settings settings = Settings.in(configuration().resolve("window.properties"));
    MainWindow window = new MainWindow(stage, settings, new Background(worker, Platform::runLater));
    Thread.setDefaultUncaughtExceptionHandler(
        new Faults(Platform::runLater, (title, text) -> new Question(stage).tell(title, text)));
    window.show();
    window.start(Path.of(parameters.getFirst()), parameters.stream().skip(1).findFirst());
  }

  @Override
  public void stop() {
    worker.shutdownNow();
  }

  /** Where the window keeps what it remembers (XDG Base Directory Specification). */
  private static Path configuration() {
    return Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
        .filter(home -> !home.isEmpty())
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".config"))
        .resolve("twinkeep");
  }
}
