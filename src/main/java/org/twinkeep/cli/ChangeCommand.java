package org.twinkeep.cli;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallView;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.InstallView.State;
import org.twinkeep.install.Installation;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;

/** A command that makes a plan for the nodes, and may do what it says. */
abstract class ChangeCommand extends NodeCommand {

  ChangeCommand(Setting setting) {
    super(setting);
  }

  /** Makes the plan once the nodes have passed the pre-flight. */
  @FunctionalInterface
  interface Planner {
    InstallPlan plan(Installation installation) throws InstallFailure;
  }

  /** What follows when there is a plan with something to do. */
  @FunctionalInterface
  interface Sequel {
    Exit go(Installation installation, InstallPlan plan, List<Problem> problems)
        throws CallException, WorkspaceException;
  }

  final Exit change(List<NodeTarget> targets, InstallOptions how, Planner planner, Sequel sequel)
      throws CallException, WorkspaceException {
    InstallView view =
        progress -> {
          if (progress.state() != State.RUNNING) {
            tell(progress);
          }
        };
    try (Installation installation = new Installation(targets, how, connector(), view);
        Interruption _ = new Interruption(installation::cancel)) {
      PreFlightReport report = installation.preFlight();
      List<Problem> problems = new ArrayList<>(report.problems());
      if (!report.canInstall()) {
        return refused(problems);
      }
      InstallPlan plan = planner.plan(installation);
      return sequel.go(installation, plan, problems);
    } catch (InstallFailure e) {
      return refused(List.of(e.problem()));
    }
  }

  private void tell(Progress progress) {
    terminal().tell(progress.toString());
  }

  /** A node could not be reached, or refused; nothing was changed on any. */
  final Exit refused(List<Problem> problems) {
    if (common.json) {
      terminal().document(PlanOutput.json(problems));
    } else {
      ProblemOutput.print(terminal(), problems);
      terminal().say("Nothing was changed on any node.");
    }
    return Exit.NODE;
  }

  /** Errors or unacknowledged dangers: there is nothing to bring to the nodes. */
  final Exit notCompiled(List<Problem> problems) {
    if (common.json) {
      terminal().document(PlanOutput.json(problems));
    } else {
      ProblemOutput.print(terminal(), problems);
      terminal().say(ProblemOutput.summary(problems));
    }
    return Exit.FINDINGS;
  }

  /** Does what the plan says and reports how it ended. */
  final Exit apply(Installation installation, InstallPlan plan, List<Problem> problems) {
    InstallResult result = installation.apply(plan);
    report(plan, result, problems);
    return exit(result);
  }

  final void report(InstallPlan plan, InstallResult result, List<Problem> problems) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(result.problems());
    if (common.json) {
      terminal().document(PlanOutput.json(plan, result, all));
    } else {
      ProblemOutput.print(terminal(), result.problems());
      result.nodes().forEach(end -> terminal().say(end.node() + ": " + PlanOutput.word(end)));
    }
  }

  static Exit exit(InstallResult result) {
    if (result.isInstalled()) {
      return Exit.CLEAN;
    }
    return result.nodes().stream().anyMatch(end -> end.end() == End.ROLLED_BACK)
        ? Exit.ROLLED_BACK
        : Exit.NODE;
  }
}
