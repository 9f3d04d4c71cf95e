package org.twinkeep.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.twinkeep.cli.Opening;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.ui.kit.Settings;

/** The JavaFX application, which takes its parameters as words. */
public final class TwinkeepApplication extends Application {

  private static final String NAMED = "named";
  private static final String SAMPLE = "sample";

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
    window.start(Path.of(parameters.getFirst()), opening(parameters.subList(1, parameters.size())));
  }

  /** What {@link #start} reads. */
  static String[] parameters(Path workspace, Opening opening) {
    return switch (opening) {
      case Opening.Last() -> new String[] {workspace.toString()};
      case Opening.Named(String project) -> new String[] {workspace.toString(), NAMED, project};
      case Opening.Sample() -> new String[] {workspace.toString(), SAMPLE};
    };
  }

  private static Opening opening(List<String> words) {
    if (words.isEmpty()) {
      return new Opening.Last();
    }
    return words.getFirst().equals(NAMED)
        ? new Opening.Named(words.getLast())
        : new Opening.Sample();
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
