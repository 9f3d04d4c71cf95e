package org.twinkeep.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the workspace is when the user names no directory: the platform's place for user data. */
public final class WorkspaceDirectory {

  private WorkspaceDirectory() {}

  /** The directory on this machine. */
  public static Path standard() {
    return standard(System.getProperty("os.name"), System.getProperty("user.home"), System::getenv);
  }

  /** Twinkeep's own file of accepted host keys. */
  public static Path knownHosts(Path workspace) {
    return workspace.resolve("known_hosts");
  }

  /**
   * The directory: {@code $XDG_DATA_HOME/twinkeep} or {@code ~/.local/share/twinkeep} on Linux (XDG
   * Base Directory Specification), {@code ~/Library/Application Support/Twinkeep} on macOS, {@code
   * %APPDATA%\Twinkeep} on Windows.
   */
  static Path standard(String system, String home, UnaryOperator<@Nullable String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String data = environment.apply("APPDATA");
      return (data == null ? Path.of(home, "AppData", "Roaming") : Path.of(data))
          .resolve("Twinkeep");
    }
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Twinkeep");
    }
    String data = environment.apply("XDG_DATA_HOME");
    boolean usable = data != null && Path.of(data).isAbsolute();
    return (usable ? Path.of(data) : Path.of(home, ".local", "share")).resolve("twinkeep");
  }
}
