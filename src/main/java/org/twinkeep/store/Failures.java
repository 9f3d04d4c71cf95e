package org.twinkeep.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Turns what the database throws into sentences for people. */
final class Failures {

  /** Errors of a file that holds something else than it should. */
  private static final Set<Integer> DAMAGE =
      Set.of(
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DESERIALIZATION_FAILED_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.WRONG_USER_OR_PASSWORD,
          ErrorCode.FILE_ENCRYPTION_ERROR_1);

  private Failures() {}

  static WorkspaceException opening(Path directory, Exception e) {
    if (e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return OwnerFile.inUse(directory);
    }
    boolean damaged =
        e instanceof RuntimeException
            || e instanceof SQLException sql && DAMAGE.contains(sql.getErrorCode());
    return damaged
        ? damaged(directory, "The database of the workspace " + directory + " is damaged", e)
        : new WorkspaceException(
            "The workspace " + directory + " cannot be opened: " + firstLine(e) + ".", e);
  }

  static WorkspaceException running(Path directory, String what, SQLException e) {
    return DAMAGE.contains(e.getErrorCode()) && e.getErrorCode() != ErrorCode.IO_EXCEPTION_1
        ? damaged(directory, "Could not " + what + ": the database is damaged", e)
        : new WorkspaceException("Could not " + what + ": " + firstLine(e) + ".", e);
  }

  static WorkspaceDamagedException damaged(Path directory, String what, Exception e) {
    List<Path> backups = backups(directory);
    String remedy =
        backups.isEmpty()
            ? "There is no backup."
            : "The last backup is " + backups.getFirst() + "; restore it.";
    return new WorkspaceDamagedException(what + " (" + firstLine(e) + "). " + remedy, backups, e);
  }

  private static List<Path> backups(Path directory) {
    try {
      return Backups.list(directory);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst(" \\[[0-9]+-[0-9]+]$", "").replaceFirst("[.;]$", "");
  }
}
