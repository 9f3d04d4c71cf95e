package org.twinkeep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.WriteFailure;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: a file becomes a project. */
@picocli.CommandLine.Command(
    name = "import",
    description = "Take a project file into the workspace, or make another project file of it.")
final class ImportCommand extends Command {

  @Parameters(paramLabel = "FILE", description = "A project file (*.twinkeep.json).")
  Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PROJECT",
      description = "The new project: a name in the workspace, or a project file to write.")
  String out = "";

  ImportCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Project project = ProjectSource.required(ProjectFile.read(file));
    Optional<Path> target = ProjectSource.asFile(out);
    if (target.isPresent()) {
      write(target.get(), project);
    } else {
      store(project.withName(out));
    }
    report(project);
    return Exit.CLEAN;
  }

  private static void write(Path target, Project project) throws CallException {
    try {
      ProjectFile.write(target, project);
    } catch (IOException e) {
      throw new CallException(WriteFailure.line(target, e), e);
    }
  }

  private void store(Project project) throws CallException, WorkspaceException {
    projects()
        .inWorkspace(
            workspace -> {
              if (!workspace.find(out).isEmpty()) {
                throw new CallException(
                    "The workspace has a project '" + out + "' already. Choose another name.");
              }
              return workspace.create(project, "Import " + file.getFileName());
            });
  }

  private void report(Project project) {
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put("firewalls", project.firewalls().stream().map(ImportCommand::json))
                      .put("notes", Stream.empty())
                      .build()));
      return;
    }
    project
        .firewalls()
        .forEach(
            firewall ->
                terminal()
                    .say("taken: " + firewall.name() + " with " + count(firewall) + " rules"));
    terminal().say("taken: " + project.objects().size() + " objects");
  }

  private static long count(Firewall firewall) {
    return firewall.ruleSets().all().mapToLong(set -> set.rules().size()).sum();
  }

  private static Json json(Firewall firewall) {
    return new Fields()
        .put("name", firewall.name())
        .put("taken", true)
        .put("rules", new Fields().put("exact", count(firewall)).put("disabled", 0).build())
        .build();
  }
}
