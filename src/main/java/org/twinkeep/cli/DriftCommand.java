package org.twinkeep.cli;

import java.util.List;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.Drift;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;

/** {@code drift}: what somebody changed on the nodes since the install. */
@picocli.CommandLine.Command(
    name = "drift",
    description = "Print what on the nodes is not as it was installed; 1 when there is something.")
final class DriftCommand extends NodeCommand {

  DriftCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    List<Asked> all;
    try (Login login = login()) {
      all = new NodeOperations(connector(), new Cancellation()).status(targets(choice(), login));
    }
    List<Problem> problems = all.stream().flatMap(a -> a.problem().stream()).toList();
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put("nodes", all.stream().map(DriftCommand::json))
                      .put("problems", ProblemOutput.json(problems))
                      .build()));
    } else {
      all.forEach(this::print);
      ProblemOutput.print(terminal(), problems);
    }
    if (!problems.isEmpty()) {
      return Exit.NODE;
    }
    return all.stream().allMatch(a -> lines(a).isEmpty()) ? Exit.CLEAN : Exit.FINDINGS;
  }

  private static List<String> lines(Asked asked) {
    return asked.status().map(Drift::lines).orElse(List.of());
  }

  private void print(Asked asked) {
    if (asked.status().isPresent()) {
      List<String> lines = lines(asked);
      terminal().say(asked.node() + ": " + (lines.isEmpty() ? "as installed" : "changed"));
      lines.forEach(line -> terminal().say("  " + line));
    }
  }

  private static Json json(Asked asked) {
    return new Fields()
        .put("node", asked.node())
        .put("reachable", asked.status().isPresent())
        .put("drift", lines(asked).stream().map(Json.Text::of))
        .build();
  }
}
