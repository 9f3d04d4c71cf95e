package org.twinkeep.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;

/**
 * The connection to the database file.
 *
 * <p>{@code WRITE_DELAY=0}: by default H2 loses up to half a second of commits when the process is
 * killed. {@code CHECKPOINT SYNC} after each commit: it alone survives a loss of power.
 */
final class Database implements AutoCloseable {

  /** The name of the file without H2's ending {@code .mv.db}. */
  static final String NAME = "workspace";

  private final String url;
  private Connection connection;

  private Database(String url) throws SQLException {
    this.url = url;
    this.connection = connect(url);
  }

  static Database open(Path directory) throws SQLException {
    return new Database(
        "jdbc:h2:file:"
            + directory.toAbsolutePath().resolve(NAME)
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0");
  }

  private static Connection connect(String url) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", "twinkeep");
    login.setProperty("password", "");
    Connection fresh = new Driver().connect(url, login);
    if (fresh == null) {
      throw new SQLException("H2 does not know " + url);
    }
    fresh.setAutoCommit(false);
    return fresh;
  }

  /** The connection; opened anew when a full disk or the like has closed it. */
  Connection connection() throws SQLException {
    if (connection.isClosed() || !connection.isValid(1)) {
      connection.close();
      connection = connect(url);
    }
    return connection;
  }

  /** Commits, and makes sure that the disk has it. */
  void commit() throws SQLException {
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  void rollback() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
