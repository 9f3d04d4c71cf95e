package org.twinkeep.cli;

import java.util.List;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.Workspace;
import org.twinkeep.store.WorkspaceException;

/** {@code projects}: what the workspace holds. */
@picocli.CommandLine.Command(name = "projects", description = "List the projects in the workspace.")
final class ProjectsCommand extends Command {

  ProjectsCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    List<StoredProject> found = projects().inWorkspace(Workspace::projects);
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields().put("projects", found.stream().map(ProjectsCommand::json)).build()));
      return Exit.CLEAN;
    }
    for (StoredProject project : found) {
      terminal()
          .say(
              "%-40s revision %d of %s"
                  .formatted(project.name(), project.revision(), Times.text(project.changed())));
    }
    if (found.isEmpty()) {
      terminal().tell("The workspace has no projects yet.");
    }
    return Exit.CLEAN;
  }

  private static Json json(StoredProject project) {
    return new Fields()
        .put("name", project.name())
        .put("revision", project.revision())
        .put("changed", project.changed().toString())
        .build();
  }
}
