package org.twinkeep.cli;

import java.util.List;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.Installation;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Option;

/** {@code rollback}: undoes a change that waits, or else goes back to the generation before. */
@picocli.CommandLine.Command(
    name = "rollback",
    description =
        "Undo a change that waits for its confirmation; where none waits, install the generation"
            + " before the present one again.")
final class RollbackCommand extends ChangeCommand {

  @Option(names = "--yes", description = "Do not ask before the nodes are changed.")
  boolean yes;

  RollbackCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    try (Login login = login()) {
      return run(targets(choice(), login));
    }
  }

  private Exit run(List<NodeTarget> targets) throws CallException, WorkspaceException {
    NodeOperations operations = new NodeOperations(connector(), new Cancellation());
    List<Asked> asked = operations.status(targets);
    List<Problem> unreachable = asked.stream().flatMap(a -> a.problem().stream()).toList();
    if (!unreachable.isEmpty()) {
      return refused(unreachable);
    }
    List<String> waiting =
        asked.stream()
            .filter(a -> a.status().stream().anyMatch(s -> s.pending().isPresent()))
            .map(Asked::node)
            .toList();
    return waiting.isEmpty() ? goBack(targets) : undo(operations, targets, waiting);
  }

  private Exit undo(NodeOperations operations, List<NodeTarget> targets, List<String> waiting) {
    try {
      for (NodeTarget target : targets) {
        if (waiting.contains(target.name())) {
          operations.rollBackPending(target);
          terminal().tell(target.name() + ": undone");
        }
      }
    } catch (InstallFailure e) {
      return refused(List.of(e.problem()));
    }
    if (common.json) {
      terminal().document(PlanOutput.json(List.of()));
    }
    return Exit.CLEAN;
  }

  private Exit goBack(List<NodeTarget> targets) throws CallException, WorkspaceException {
    return change(targets, InstallOptions.USUAL, Installation::planRollBack, this::goBack);
  }

  private Exit goBack(Installation installation, InstallPlan plan, List<Problem> problems)
      throws CallException {
    if (!common.json) {
      plan.text().lines().forEach(terminal()::say);
    }
    if (!yes && !new PersonAtTerminal(terminal()).agrees("Go back to it?")) {
      throw new CallException(
          "Nothing was changed, because nobody agreed. Use --yes to go back without a question.");
    }
    return apply(installation, plan, problems);
  }
}
