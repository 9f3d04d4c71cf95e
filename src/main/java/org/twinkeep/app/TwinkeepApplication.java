package org.twinkeep.app;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.stage.Stage;
import org.twinkeep.model.Project;
import org.twinkeep.ui.kit.Settings;

/** The JavaFX application. */
public final class TwinkeepApplication extends Application {

  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("results").factory());

  @Override
  public void start(Stage stage) {
    Settings settings = Settings.in(configuration().resolve("window.properties"));
    new MainWindow(stage, settings, background, Project.empty("New project")).show();
  }

  @Override
  public void stop() {
    background.shutdownNow();
  }

  private static Path configuration() {
    String home = System.getenv("XDG_CONFIG_HOME");
    return home == null || home.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".config", "twinkeep")
        : Path.of(home, "twinkeep");
  }
}
