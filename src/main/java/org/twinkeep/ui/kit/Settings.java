package org.twinkeep.ui.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the window remembers about itself: sizes, theme, columns. Losing it loses no work, so that
 * an unreadable file counts as an empty one.
 */
public final class Settings {

  private final Optional<Path> file;
  private final Map<String, String> values = new TreeMap<>();

  private Settings(Optional<Path> file) {
    this.file = file;
  }

  /** Settings that last as long as the program. */
  public static Settings inMemory() {
    return new Settings(Optional.empty());
  }

  /** Settings kept in a file of {@code key=value} lines, which is made when it is first saved. */
  public static Settings in(Path file) {
    Settings settings = new Settings(Optional.of(file));
    if (Files.isReadable(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          int equals = line.indexOf('=');
          if (equals > 0) {
            settings.values.put(line.substring(0, equals), line.substring(equals + 1));
          }
        }
      } catch (IOException unreadable) {
        settings.values.clear();
      }
    }
    return settings;
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The number under a key, or {@code fallback} when there is none. */
  public double number(String key, double fallback) {
    try {
      return get(key).map(Double::parseDouble).orElse(fallback);
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  /** Remembers a value; {@link #save} keeps it beyond the program's end. */
  public void put(String key, String value) {
    values.put(key, value.replaceAll("[\r\n]", " "));
  }

  /**
   * Writes the file, when there is one.
   *
   * @throws IOException when that is not possible
   */
  public void save() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    Path target = file.get().toAbsolutePath();
    String text =
        values.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue() + "\n")
            .collect(Collectors.joining());
    Files.createDirectories(target.getParent());
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
