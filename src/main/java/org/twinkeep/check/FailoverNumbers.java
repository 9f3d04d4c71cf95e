package org.twinkeep.check;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Numbers that keepalived would refuse. */
final class FailoverNumbers implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    FailoverSettings failover = cluster.failover();
    boolean scripts =
        failover.trackedScripts().stream()
            .allMatch(
                s ->
                    s.intervalSeconds() >= 1
                        && s.fall() >= 1
                        && s.rise() >= 1
                        && Math.abs(s.weight()) <= 253);
    boolean processes =
        failover.trackedProcesses().stream().allMatch(p -> Math.abs(p.weight()) <= 253);
    boolean garp =
        Stream.of(
                failover.garp().repeat(),
                failover.garp().delaySeconds(),
                failover.garp().refreshSeconds())
            .allMatch(n -> n >= 0 && n <= 3600);
    boolean delay = failover.preemptDelaySeconds() >= 0 && failover.preemptDelaySeconds() <= 1000;
    report(
        cluster,
        scripts,
        "tracked scripts",
        "Interval, fall and rise are at least 1, a weight lies between -253 and 253.",
        problems);
    report(
        cluster, processes, "tracked processes", "A weight lies between -253 and 253.", problems);
    report(
        cluster,
        garp,
        "announcements",
        "Number, delay and refresh lie between 0 and 3600.",
        problems);
    report(cluster, delay, "preempt delay", "The delay lies between 0 and 1000 seconds.", problems);
  }

  private static void report(
      Cluster cluster, boolean right, String part, String rule, Consumer<Problem> problems) {
    if (!right) {
      problems.accept(
          Problem.error(
              "cluster.failover.range", Places.of(cluster).in(part), rule, "Correct the number."));
    }
  }
}
