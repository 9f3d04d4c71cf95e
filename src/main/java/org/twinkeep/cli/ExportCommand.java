package org.twinkeep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.interchange.WriteFailure;
import org.twinkeep.model.Project;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: a project becomes a file. */
@picocli.CommandLine.Command(
    name = "export",
    description = "Write a project, or an earlier revision of it, to a file.")
final class ExportCommand extends Command {

  /** The formats that can be written. */
  enum Format {
    JSON
  }

  @Parameters(paramLabel = "PROJECT", description = "A project file, or a name in the workspace.")
  String project = "";

  @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "json")
  @Nullable Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; without it, the text goes to the standard output.")
  @Nullable Path out;

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "The state after this step, as 'history' lists them.")
  @Nullable Long revision;

  ExportCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Project exported = ProjectSource.required(read());
    Path file = out;
    if (file == null) {
      terminal().document(ProjectJson.write(exported));
      return Exit.CLEAN;
    }
    try {
      ProjectFile.write(file, exported);
      return Exit.CLEAN;
    } catch (IOException e) {
      throw new CallException(WriteFailure.line(file, e), e);
    }
  }

  private Reading<Project> read() throws CallException, WorkspaceException {
    Optional<Long> wanted = Optional.ofNullable(revision);
    if (wanted.isEmpty()) {
      return projects().read(project);
    }
    if (ProjectSource.asFile(project).isPresent()) {
      throw new CallException("A project file has no revisions. Leave out --revision.");
    }
    return new Reading.Read<>(
        projects().inWorkspace(w -> w.at(ProjectSource.find(w, project).key(), wanted.get())));
  }
}
