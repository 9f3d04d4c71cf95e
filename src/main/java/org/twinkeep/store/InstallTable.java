package org.twinkeep.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The statements on the history of installs. */
final class InstallTable {

  private final Connection connection;

  InstallTable(Connection connection) {
    this.connection = connection;
  }

  void add(long project, InstallRecord install) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into install (project, revision, firewall, node, at, result, details)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, project);
      insert.setLong(2, install.revision());
      insert.setString(3, install.firewall());
      insert.setString(4, install.node());
      insert.setObject(5, OffsetDateTime.ofInstant(install.at(), ZoneOffset.UTC));
      insert.setString(6, install.result());
      insert.setString(7, install.details());
      insert.executeUpdate();
    }
  }

  /** The installs of a project, oldest first. */
  List<InstallRecord> of(long project) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select revision, firewall, node, at, result, details from install"
                + " where project = ? order by id")) {
      select.setLong(1, project);
      try (ResultSet rows = select.executeQuery()) {
        List<InstallRecord> found = new ArrayList<>();
        while (rows.next()) {
          found.add(
              new InstallRecord(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getObject(4, OffsetDateTime.class).toInstant(),
                  rows.getString(5),
                  rows.getString(6)));
        }
        return found;
      }
    }
  }
}
