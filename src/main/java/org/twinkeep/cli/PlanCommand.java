package org.twinkeep.cli;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.Compilation;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.Installation;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;

/** {@code plan}: what an install would change. */
@picocli.CommandLine.Command(
    name = "plan",
    description = {
      "Print what an install would change on the nodes, and change nothing that is in force.",
      "The exit code is 1 when there is something to install."
    })
final class PlanCommand extends ChangeCommand {

  PlanCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Choice choice = choice();
    Compilation compilation = compile(choice);
    if (!compilation.succeeded()) {
      return notCompiled(compilation.problems());
    }
    try (Login login = login()) {
      return change(
          targets(choice, compilation, login),
          InstallOptions.USUAL,
          Installation::plan,
          (installation, plan, problems) -> show(plan, compilation.problems(), problems));
    }
  }

  private Exit show(InstallPlan plan, List<Problem> project, List<Problem> nodes) {
    List<Problem> problems = new ArrayList<>(project);
    problems.addAll(nodes);
    if (common.json) {
      terminal().document(PlanOutput.json(plan, problems));
    } else {
      ProblemOutput.print(terminal(), problems);
      plan.text().lines().forEach(terminal()::say);
    }
    return plan.isEmpty() ? ProblemOutput.exit(problems) : Exit.FINDINGS;
  }
}
