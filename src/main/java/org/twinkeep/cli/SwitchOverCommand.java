package org.twinkeep.cli;

import java.util.List;
import org.twinkeep.install.SwitchOver;
import org.twinkeep.install.SwitchOver.Handover;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;

/** {@code switch-over}: a planned change of the active node. */
@picocli.CommandLine.Command(
    name = "switch-over",
    description = "Hand the virtual addresses over to the other node; open connections survive.")
final class SwitchOverCommand extends NodeCommand {

  SwitchOverCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Choice choice = choice();
    if (choice.nodes().size() < 2) {
      throw new CallException(choice.firewall().name() + " has no second node to hand over to.");
    }
    try (Login login = login()) {
      Handover done = new SwitchOver(connector(), new Cancellation()).run(targets(choice, login));
      report(done);
      return Exit.CLEAN;
    } catch (InstallFailure e) {
      List<Problem> problems = List.of(e.problem());
      if (common.json) {
        terminal().document(PlanOutput.json(problems));
      } else {
        ProblemOutput.print(terminal(), problems);
      }
      return Exit.NODE;
    }
  }

  private void report(Handover done) {
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put("from", done.from())
                      .put("to", done.to())
                      .put("milliseconds", done.duration().toMillis())
                      .build()));
    } else {
      terminal()
          .say(
              "%s handed over to %s within %d ms, as far as asking can tell"
                  .formatted(done.from(), done.to(), done.duration().toMillis()));
    }
  }
}
