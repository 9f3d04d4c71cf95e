package org.twinkeep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * The projects of a user with their revisions. One process at a time has it open. All methods may
 * be called from any thread, wait for the disk, and run one after the other.
 */
public final class Workspace implements AutoCloseable {

  private final Path directory;
  private final OwnerFile owner;
  private final Database database;
  private final Clock clock;
  private final List<Problem> findings;
  private final Map<Long, Saved> open = new HashMap<>();

  /** What the database holds of a project, so that a save need not read it. */
  private record Saved(Stored root, long lastNumber, long revision, Fingerprint fingerprint) {}

  private Workspace(
      Path directory, OwnerFile owner, Database database, Clock clock, List<Problem> findings) {
    this.directory = directory;
    this.owner = owner;
    this.database = database;
    this.clock = clock;
    this.findings = findings;
  }

  /**
   * Opens the workspace in a directory, which is made when there is none.
   *
   * @throws WorkspaceInUseException when another process has it open
   * @throws WorkspaceDamagedException when the database cannot be read
   */
  public static Workspace open(Path directory) throws WorkspaceException {
    return open(directory, Clock.systemUTC());
  }

  static Workspace open(Path directory, Clock clock) throws WorkspaceException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (absolute.toString().contains(";")) {
      throw new WorkspaceException(
          "The path of a workspace cannot contain ';': " + absolute + ". Choose another one.");
    }
    try {
      Files.createDirectories(absolute);
      OwnerFile owner = OwnerFile.take(absolute);
      try {
        return open(absolute, owner, clock);
      } catch (WorkspaceException | RuntimeException e) {
        owner.close();
        throw e;
      }
    } catch (IOException e) {
      throw new WorkspaceException(
          "The workspace "
              + absolute
              + " cannot be used: "
              + e.getMessage()
              + ". Check its permissions and the free space, or choose another one with"
              + " --workspace.",
          e);
    }
  }

  private static Workspace open(Path directory, OwnerFile owner, Clock clock)
      throws WorkspaceException {
    try {
      Database database = Database.open(directory);
      try {
        Connection connection = database.connection();
        Migrations.run(connection);
        long changes = new ProjectTables(connection).changes();
        List<Problem> findings = lostSteps(directory, changes);
        if (findings.isEmpty()) {
          Backups.make(directory, connection, changes);
        }
        HighWaterMark.write(directory, changes);
        return new Workspace(directory, owner, database, clock, findings);
      } catch (SQLException | WorkspaceException | IOException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      throw Failures.opening(directory, e);
    }
  }

  private static List<Problem> lostSteps(Path directory, long changes) throws IOException {
    long lost = HighWaterMark.read(directory) - changes;
    if (lost <= 0) {
      return List.of();
    }
    String remedy =
        Backups.list(directory).stream()
            .findFirst()
            .map(b -> "If something is missing, restore " + b + ".")
            .orElse("There is no backup; look at your projects.");
    return List.of(
        Problem.warning(
            "workspace.older",
            Place.named(directory.toString()),
            "The database lacks the last "
                + lost
                + (lost == 1 ? " step" : " steps")
                + " that were saved: its file was cut short or replaced by an older one.",
            remedy));
  }

  /** What was noticed while opening; the user should be told. */
  public List<Problem> findings() {
    return findings;
  }

  /** The directory, absolute. */
  public Path directory() {
    return directory;
  }

  /** All projects by name. */
  public synchronized List<StoredProject> projects() throws WorkspaceException {
    return run("list the projects", ProjectTables::projects);
  }

  /** The projects of a name; several may have the same. */
  public List<StoredProject> find(String name) throws WorkspaceException {
    return projects().stream().filter(project -> project.name().equals(name)).toList();
  }

  /** Stores a project that is not in the workspace yet. */
  public synchronized StoredProject create(Project project, String title)
      throws WorkspaceException {
    return run(
        "store the project " + project.name(),
        tables -> {
          long key = tables.insertProject(project.name());
          Instant now = write(tables, key, Optional.empty(), project, title);
          return new StoredProject(key, project.name(), 1, now);
        });
  }

  /**
   * Stores a project as its next revision; only the parts that differ from the last one are
   * written.
   *
   * @return the number of the new revision; empty when nothing differs
   */
  public synchronized Optional<Long> save(long key, Project project, String title)
      throws WorkspaceException {
    try {
      return run(
          "save the project " + project.name(),
          tables -> {
            Saved saved = saved(tables, key);
            write(tables, key, Optional.of(saved), project, title);
            long revision = open.getOrDefault(key, saved).revision();
            return revision == saved.revision() ? Optional.empty() : Optional.of(revision);
          });
    } catch (WorkspaceException e) {
      open.remove(key); // whether the last step reached the disk is unknown: read it again
      throw e;
    }
  }

  private Instant write(
      ProjectTables tables, long key, Optional<Saved> saved, Project project, String title)
      throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Difference.Outcome difference =
        Difference.between(
            saved.map(Saved::root),
            new Part.Root(project),
            saved.map(Saved::lastNumber).orElse(0L));
    long lastNumber =
        difference.written().stream()
            .mapToLong(Difference.Version::number)
            .reduce(saved.map(Saved::lastNumber).orElse(0L), Math::max);
    long before = saved.map(Saved::revision).orElse(0L);
    Fingerprint print =
        saved.map(Saved::fingerprint).orElse(Fingerprint.NONE).plus(difference.change());
    if (difference.isEmpty()) {
      open.put(key, new Saved(difference.root(), lastNumber, before, print));
      return now;
    }
    long revision = before + 1;
    tables.endParts(key, revision, difference.ended());
    tables.addParts(key, revision, difference.written());
    tables.addRevision(key, revision, now, title, project.name(), print);
    commit(tables);
    open.put(key, new Saved(difference.root(), lastNumber, revision, print));
    return now;
  }

  /** Commits, and notes the step outside; the note is no part of the promise that all is stored. */
  private void commit(ProjectTables tables) throws SQLException {
    long changes = tables.changes();
    database.commit();
    try {
      HighWaterMark.write(directory, changes);
    } catch (IOException e) {
      System.getLogger(Workspace.class.getName())
          .log(System.Logger.Level.WARNING, "cannot note the number of steps", e);
    }
  }

  /**
   * The last revision of a project.
   *
   * @throws WorkspaceDamagedException when its rows are not the ones that were saved
   */
  public synchronized Project load(long key) throws WorkspaceException {
    return run(
        "load the project " + key,
        tables -> {
          open.remove(key);
          return ((Part.Root) saved(tables, key).root().part()).value();
        });
  }

  private Saved saved(ProjectTables tables, long key) throws SQLException, WorkspaceException {
    Saved known = open.get(key);
    if (known != null) {
      return known;
    }
    long revision = tables.lastRevision(key);
    Assembly.Result result = assemble(tables, key, revision);
    Saved saved =
        new Saved(result.root(), tables.lastPartNumber(key), revision, result.fingerprint());
    open.put(key, saved);
    return saved;
  }

  /** An earlier state of a project, as it was after the step {@code revision}. */
  public synchronized Project at(long key, long revision) throws WorkspaceException {
    return run(
        "load revision " + revision + " of the project " + key,
        tables -> ((Part.Root) assemble(tables, key, revision).root().part()).value());
  }

  private Assembly.Result assemble(ProjectTables tables, long key, long revision)
      throws SQLException, WorkspaceException {
    String expected = tables.fingerprint(key, revision);
    if (expected.isEmpty()) {
      throw new WorkspaceException(
          "The workspace " + directory + " has no such project or revision.");
    }
    try {
      Assembly.Result result = Assembly.of(tables.parts(key, revision));
      if (!result.fingerprint().toString().equals(expected)) {
        throw new Assembly.BrokenException("its check sum is wrong");
      }
      return result;
    } catch (Assembly.BrokenException e) {
      throw Failures.damaged(
          directory, "Revision " + revision + " of the project " + key + " is damaged", e);
    }
  }

  /** The steps of a project, oldest first. */
  public synchronized List<Revision> history(long key) throws WorkspaceException {
    return run("list the history", tables -> tables.revisions(key));
  }

  /** Gives a project another name, as a step of its own. */
  public synchronized void rename(long key, String name) throws WorkspaceException {
    save(key, load(key).withName(name), "Rename project");
  }

  /** Removes a project with its history; only a backup has it afterwards. */
  public synchronized void delete(long key) throws WorkspaceException {
    run(
        "delete the project " + key,
        tables -> {
          tables.deleteProject(key);
          commit(tables);
          return open.remove(key) != null;
        });
  }

  /** Adds to the history of installs. */
  public synchronized void record(long key, InstallRecord install) throws WorkspaceException {
    run(
        "note the install",
        tables -> {
          new InstallTable(database.connection()).add(key, install);
          database.commit();
          return true;
        });
  }

  /** The installs of a project, oldest first. */
  public synchronized List<InstallRecord> installs(long key) throws WorkspaceException {
    return run("list the installs", tables -> new InstallTable(database.connection()).of(key));
  }

  /** Something that is done with the tables. */
  @FunctionalInterface
  private interface Work<T> {
    T with(ProjectTables tables) throws SQLException, WorkspaceException;
  }

  private <T> T run(String what, Work<T> work) throws WorkspaceException {
    try {
      Connection connection = database.connection();
      try {
        return work.with(new ProjectTables(connection));
      } finally {
        database.rollback(); // what is not committed by now failed, or was only read
      }
    } catch (SQLException e) {
      throw Failures.running(directory, what, e);
    }
  }

  /** Closes the database; everything that was stored stays. */
  @Override
  public synchronized void close() throws WorkspaceException {
    try {
      database.close();
      owner.close();
    } catch (SQLException | IOException e) {
      throw new WorkspaceException("The workspace " + directory + " could not be closed: " + e, e);
    }
  }
}
