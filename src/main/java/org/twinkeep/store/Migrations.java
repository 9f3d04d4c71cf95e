package org.twinkeep.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings the tables up to date: a list of scripts, and a table that says which have run. */
final class Migrations {

  private static final List<String> SCRIPTS = List.of("001-projects.sql");

  private Migrations() {}

  static void run(Connection connection) throws SQLException, WorkspaceException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists schema_version (version int primary key)");
      int version = version(statement);
      if (version > SCRIPTS.size()) {
        throw new WorkspaceException(
            "The workspace was last used by a newer Twinkeep (its tables have version "
                + version
                + ", this one knows "
                + SCRIPTS.size()
                + "). Use the newer one, or another workspace with --workspace.");
      }
      for (int i = version; i < SCRIPTS.size(); i++) {
        statement.execute(script(SCRIPTS.get(i)));
        statement.execute("insert into schema_version values (" + (i + 1) + ")");
      }
      connection.commit();
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String script(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream("/migrations/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part migrations/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the program's part migrations/" + name + " is unreadable", e);
    }
  }
}
