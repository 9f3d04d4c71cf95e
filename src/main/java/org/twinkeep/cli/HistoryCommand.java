package org.twinkeep.cli;

import java.util.List;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.store.InstallRecord;
import org.twinkeep.store.Revision;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Parameters;

/** {@code history}: the saved steps of a project, and where they were installed. */
@picocli.CommandLine.Command(
    name = "history",
    description = "List the saved steps of a project in the workspace, and its installs.")
final class HistoryCommand extends Command {

  @Parameters(paramLabel = "PROJECT", description = "A name in the workspace.")
  String project = "";

  HistoryCommand(Setting setting) {
    super(setting);
  }

  /** Both lists of a project. */
  private record History(List<Revision> revisions, List<InstallRecord> installs) {}

  @Override
  Exit run() throws CallException, WorkspaceException {
    History history =
        projects()
            .inWorkspace(
                workspace -> {
                  StoredProject found = ProjectSource.find(workspace, project);
                  return new History(
                      workspace.history(found.key()), workspace.installs(found.key()));
                });
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put("revisions", history.revisions().stream().map(HistoryCommand::json))
                      .put("installs", history.installs().stream().map(HistoryCommand::json))
                      .build()));
    } else {
      history.revisions().forEach(this::print);
      history.installs().forEach(this::print);
    }
    return Exit.CLEAN;
  }

  private void print(Revision revision) {
    terminal()
        .say(
            "%5d  %s  %s (%d %s)"
                .formatted(
                    revision.number(),
                    Times.text(revision.saved()),
                    revision.title(),
                    revision.parts(),
                    revision.parts() == 1 ? "part" : "parts"));
  }

  private void print(InstallRecord install) {
    terminal()
        .say(
            "revision %d installed on %s (%s) %s: %s"
                .formatted(
                    install.revision(),
                    install.node(),
                    install.firewall(),
                    Times.text(install.at()),
                    install.result()));
  }

  private static Json json(Revision revision) {
    return new Fields()
        .put("number", revision.number())
        .put("saved", revision.saved().toString())
        .put("title", revision.title())
        .put("parts", revision.parts())
        .build();
  }

  private static Json json(InstallRecord install) {
    return new Fields()
        .put("revision", install.revision())
        .put("firewall", install.firewall())
        .put("node", install.node())
        .put("at", install.at().toString())
        .put("result", install.result())
        .build();
  }
}
