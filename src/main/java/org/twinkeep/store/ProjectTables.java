package org.twinkeep.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The statements on projects, revisions and parts. */
final class ProjectTables {

  /** The end of versions that hold today. */
  private static final long FOR_EVER = Long.MAX_VALUE;

  private static final int LONGEST_TITLE = 1000;

  private final Connection connection;

  ProjectTables(Connection connection) {
    this.connection = connection;
  }

  /** One stored version of a part. */
  record PartRow(long number, String kind, long parent, long position, String body) {}

  long insertProject(String name) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into project (name, revision) values (?, 0)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, shortened(name));
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  List<StoredProject> projects() throws SQLException {
    String sql =
        "select p.id, p.name, p.revision, r.saved from project p join revision r"
            + " on r.project = p.id and r.number = p.revision order by p.name, p.id";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      List<StoredProject> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new StoredProject(
                rows.getLong(1), rows.getString(2), rows.getLong(3), instant(rows, 4)));
      }
      return found;
    }
  }

  void addRevision(
      long project, long number, Instant saved, String title, String name, Fingerprint print)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("insert into revision values (?, ?, ?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement("update project set revision = ?, name = ? where id = ?");
        PreparedStatement count =
            connection.prepareStatement("update change_count set changes = changes + 1")) {
      insert.setLong(1, project);
      insert.setLong(2, number);
      insert.setObject(3, OffsetDateTime.ofInstant(saved, ZoneOffset.UTC));
      insert.setString(4, shortened(title));
      insert.setString(5, print.toString());
      insert.executeUpdate();
      update.setLong(1, number);
      update.setString(2, shortened(name));
      update.setLong(3, project);
      update.executeUpdate();
      count.executeUpdate();
    }
  }

  void addParts(long project, long revision, List<Difference.Version> versions)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into part values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Difference.Version version : versions) {
        insert.setLong(1, project);
        insert.setLong(2, version.number());
        insert.setLong(3, revision);
        insert.setLong(4, FOR_EVER);
        insert.setString(5, version.kind());
        insert.setLong(6, version.parent());
        insert.setLong(7, version.position());
        insert.setString(8, version.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void endParts(long project, long revision, List<Long> numbers) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update part set until = ? where project = ? and number = ? and until = ?")) {
      for (long number : numbers) {
        update.setLong(1, revision);
        update.setLong(2, project);
        update.setLong(3, number);
        update.setLong(4, FOR_EVER);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** The parts that hold at a revision, in the order of their positions. */
  List<PartRow> parts(long project, long revision) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, kind, parent, position, body from part"
                + " where project = ? and until > ? and since <= ? order by position")) {
      select.setLong(1, project);
      select.setLong(2, revision);
      select.setLong(3, revision);
      try (ResultSet rows = select.executeQuery()) {
        List<PartRow> found = new ArrayList<>();
        while (rows.next()) {
          found.add(
              new PartRow(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getString(5)));
        }
        return found;
      }
    }
  }

  long lastPartNumber(long project) throws SQLException {
    return number("select coalesce(max(number), 0) from part where project = ?", project);
  }

  long lastRevision(long project) throws SQLException {
    return number("select coalesce(max(revision), 0) from project where id = ?", project);
  }

  private long number(String sql, long project) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, project);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** The recorded fingerprint of a revision; empty text when there is no such revision. */
  String fingerprint(long project, long revision) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select fingerprint from revision where project = ? and number = ?")) {
      select.setLong(1, project);
      select.setLong(2, revision);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  List<Revision> revisions(long project) throws SQLException {
    String sql =
        "select r.number, r.saved, r.title, count(distinct c.part) from revision r left join"
            + " (select since as at, number as part from part where project = ?"
            + " union all select until, number from part where project = ?) c"
            + " on c.at = r.number"
            + " where r.project = ? group by r.number, r.saved, r.title order by r.number";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, project);
      select.setLong(2, project);
      select.setLong(3, project);
      try (ResultSet rows = select.executeQuery()) {
        List<Revision> found = new ArrayList<>();
        while (rows.next()) {
          found.add(
              new Revision(rows.getLong(1), instant(rows, 2), rows.getString(3), rows.getInt(4)));
        }
        return found;
      }
    }
  }

  void deleteProject(long project) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("delete from project where id = ?");
        PreparedStatement count =
            connection.prepareStatement("update change_count set changes = changes + 1")) {
      delete.setLong(1, project);
      delete.executeUpdate();
      count.executeUpdate();
    }
  }

  long changes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select changes from change_count")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
  }
}
