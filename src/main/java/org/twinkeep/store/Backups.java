package org.twinkeep.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Copies of the database, made when the workspace is opened and has changed since the last one.
 * Their names say when they were made and how many steps they hold.
 */
public final class Backups {

  private static final int KEPT = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
  private static final String FILE = Database.NAME + ".mv.db";

  private Backups() {}

  /** The backups of a workspace, newest first. */
  public static List<Path> list(Path workspace) throws IOException {
    try (Stream<Path> files = Files.list(directory(workspace))) {
      return files
          .filter(file -> file.getFileName().toString().matches("workspace-[0-9-]+\\.zip"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  static void make(Path workspace, Connection connection, long changes)
      throws SQLException, IOException {
    List<Path> before = list(workspace);
    String steps = String.format(Locale.ROOT, "-%09d.zip", changes);
    if (changes == 0 || before.stream().anyMatch(file -> file.toString().endsWith(steps))) {
      return;
    }
    Files.createDirectories(directory(workspace));
    Path fresh =
        directory(workspace).resolve("workspace-" + LocalDateTime.now().format(TIME) + steps);
    try (Statement statement = connection.createStatement()) {
      statement.execute("backup to '" + fresh.toString().replace("'", "''") + "'");
    }
    for (Path old : before.subList(Math.min(before.size(), KEPT - 1), before.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static Path directory(Path workspace) {
    return workspace.resolve("backups");
  }

  /**
   * Puts a backup in the place of the database, which must not be open. The file that stood there
   * is kept beside it.
   *
   * @return where the replaced file is now
   * @throws WorkspaceInUseException when the workspace is open
   */
  public static Path restore(Path workspace, Path backup)
      throws IOException, WorkspaceInUseException {
    try (OwnerFile _ = OwnerFile.take(workspace);
        ZipFile zip = new ZipFile(backup.toFile())) {
      ZipEntry entry = zip.getEntry(FILE);
      if (entry == null) {
        throw new IOException(backup + " is not a backup of a Twinkeep workspace");
      }
      Path fresh = workspace.resolve(FILE + ".restored");
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      }
      Path current = workspace.resolve(FILE);
      Path aside = workspace.resolve("replaced-" + LocalDateTime.now().format(TIME) + ".mv.db");
      if (Files.exists(current)) {
        Files.move(current, aside);
      }
      Files.move(fresh, current);
      HighWaterMark.forget(workspace);
      return aside;
    }
  }
}
