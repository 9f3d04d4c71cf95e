package org.twinkeep.check;

import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;
import org.twinkeep.model.NodeCommand;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Commands and process names that would be syntax in a generated file. */
final class TrackedCommands implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    FailoverSettings failover = cluster.failover();
    for (TrackedScript script : failover.trackedScripts()) {
      if (NodeCommand.read(script.command()).isEmpty()) {
        problems.accept(
            command(cluster, "cluster.track.command", "tracked scripts", script.command()));
      }
    }
    for (TrackedProcess process : failover.trackedProcesses()) {
      if (!NodeCommand.isPlainWord(process.process())) {
        problems.accept(
            Problem.error(
                "cluster.track.process",
                Places.of(cluster).in("tracked processes"),
                "'" + process.process() + "' cannot be the name of a tracked process.",
                "Use the name as 'ps -o comm' shows it, without blanks and quotes."));
      }
    }
    if (!failover.notifyHook().isBlank() && NodeCommand.read(failover.notifyHook()).isEmpty()) {
      problems.accept(command(cluster, "cluster.hook.command", "notify", failover.notifyHook()));
    }
  }

  private static Problem command(Cluster cluster, String id, String part, String command) {
    return Problem.error(
        id,
        Places.of(cluster).in(part),
        "'" + command + "' is not run by a shell, and cannot be run as it stands.",
        "Give an absolute path and plain arguments; put the rest into a script on the nodes.");
  }
}
