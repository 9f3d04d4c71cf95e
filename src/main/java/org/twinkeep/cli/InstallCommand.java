package org.twinkeep.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.Compilation;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.install.Installation;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.InstallRecord;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Option;

/** {@code install}: brings the generated files to the nodes, with a way back at every step. */
@picocli.CommandLine.Command(
    name = "install",
    description = "Install on the nodes: plan, apply with the way back armed, verify, confirm.")
final class InstallCommand extends ChangeCommand {

  @Option(names = "--yes", description = "Do not ask before the nodes are changed.")
  boolean yes;

  @Option(
      names = "--confirm-timeout",
      paramLabel = "SECONDS",
      description = "After so long without a word a node goes back by itself; 10 to 3600.")
  int confirmTimeout = InstallOptions.USUAL.confirmSeconds();

  InstallCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    if (confirmTimeout < 10 || confirmTimeout > 3600) {
      throw new CallException("--confirm-timeout lies between 10 and 3600 seconds.");
    }
    Choice choice = choice();
    Compilation compilation = compile(choice);
    if (!compilation.succeeded()) {
      return notCompiled(compilation.problems());
    }
    InstallOptions usual = InstallOptions.USUAL;
    try (Login login = login()) {
      return change(
          targets(choice, compilation, login),
          new InstallOptions(confirmTimeout, usual.settleSeconds(), usual.probes()),
          Installation::plan,
          (installation, plan, found) -> {
            List<Problem> problems = new ArrayList<>(compilation.problems());
            problems.addAll(found);
            return install(choice, installation, plan, problems);
          });
    }
  }

  private Exit install(
      Choice choice, Installation installation, InstallPlan plan, List<Problem> problems)
      throws CallException, WorkspaceException {
    if (!common.json) {
      ProblemOutput.print(terminal(), problems);
      plan.text().lines().forEach(terminal()::say);
    }
    if (plan.isEmpty()) {
      if (common.json) {
        terminal().document(PlanOutput.json(plan, problems));
      }
      return Exit.CLEAN;
    }
    confirm(plan);
    InstallResult result = installation.apply(plan);
    report(plan, result, problems);
    remember(choice, plan, result);
    return exit(result);
  }

  private void confirm(InstallPlan plan) throws CallException {
    String nodes = String.join(", ", plan.nodes().stream().map(n -> n.node()).toList());
    if (!yes && !new PersonAtTerminal(terminal()).agrees("Install on " + nodes + "?")) {
      throw new CallException(
          "Nothing was changed, because nobody agreed. Use --yes to install without a question.");
    }
  }

  /** Projects of the workspace keep a history of their installs; project files have none. */
  private void remember(Choice choice, InstallPlan plan, InstallResult result)
      throws CallException, WorkspaceException {
    if (ProjectSource.asFile(options.project).isPresent()) {
      return;
    }
    projects()
        .inWorkspace(
            workspace -> {
              StoredProject stored = ProjectSource.find(workspace, options.project);
              for (NodeEnd end : result.nodes()) {
                workspace.record(stored.key(), record(choice, stored, plan, end));
              }
              return result;
            });
  }

  private static InstallRecord record(
      Choice choice, StoredProject stored, InstallPlan plan, NodeEnd end) {
    return new InstallRecord(
        stored.revision(),
        choice.firewall().id().value(),
        end.node(),
        Instant.now(),
        PlanOutput.word(end),
        end.text() + "\n\n" + plan.text());
  }
}
