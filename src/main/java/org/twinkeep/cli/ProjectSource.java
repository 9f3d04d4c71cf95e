package org.twinkeep.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.Workspace;
import org.twinkeep.store.WorkspaceException;

/** Finds what PROJECT means: a project file, or the name of a project in the workspace. */
final class ProjectSource {

  private final Path workspace;

  ProjectSource(Path workspace) {
    this.workspace = workspace;
  }

  /** Something is done with an open workspace. */
  @FunctionalInterface
  interface Work<T> {
    T with(Workspace workspace) throws CallException, WorkspaceException;
  }

  /** Opens the workspace for a moment. */
  <T> T inWorkspace(Work<T> work) throws CallException, WorkspaceException {
    try (Workspace opened = Workspace.open(workspace)) {
      return work.with(opened);
    }
  }

  /** Whether a text names a file rather than a project of the workspace. */
  static Optional<Path> asFile(String text) {
    try {
      Path path = Path.of(text);
      boolean looksLikeOne =
          text.endsWith(".json") || text.contains("/") || Files.isRegularFile(path);
      return looksLikeOne ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The project; a file that cannot be read is refused with all that is wrong. */
  Reading<Project> read(String text) throws CallException, WorkspaceException {
    Optional<Path> file = asFile(text);
    return file.isPresent()
        ? ProjectFile.read(file.get())
        : new Reading.Read<>(inWorkspace(w -> w.load(find(w, text).key())));
  }

  /** What was read; the call is refused when it could not be. */
  static Project required(Reading<Project> reading) throws CallException {
    return switch (reading) {
      case Reading.Read<Project>(Project read) -> read;
      case Reading.Refused<Project>(List<Problem> problems) ->
          throw new CallException(oneLine(problems));
    };
  }

  /** The project of a name; the call is refused when there is none or more than one. */
  static StoredProject find(Workspace workspace, String name)
      throws CallException, WorkspaceException {
    List<StoredProject> found = workspace.find(name);
    if (found.size() > 1) {
      throw new CallException(
          "The workspace has " + found.size() + " projects named '" + name + "'. Rename one.");
    }
    if (found.isEmpty()) {
      String names =
          workspace.projects().stream().map(StoredProject::name).collect(Collectors.joining(", "));
      throw new CallException(
          "There is no file and no project '"
              + name
              + "'. "
              + (names.isEmpty()
                  ? "The workspace is empty; name a file (*" + ProjectJson.FILE_SUFFIX + ")."
                  : "The workspace has: " + names + "."));
    }
    return found.getFirst();
  }

  /** The fault of a file in one line: the first problem, and how many more there are. */
  static String oneLine(List<Problem> problems) {
    Problem first = problems.getFirst();
    String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more problems)" : "";
    return first.place() + ": " + first.message() + " " + first.remedy() + more;
  }
}
