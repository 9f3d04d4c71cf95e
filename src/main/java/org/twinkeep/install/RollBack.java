package org.twinkeep.install;

import java.time.Duration;
import java.util.Optional;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.InstallView.State;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.SshException;

/**
 * Takes a change back, over the old connection, else over a new one, else by waiting: the node's
 * timer does it anyway. Then asks the node how it ended.
 */
final class RollBack {

  private static final Duration GRACE = Duration.ofSeconds(15);

  private final InstallContext context;

  /** Works although the person has cancelled. */
  RollBack(InstallContext context) {
    this.context = context.deaf();
  }

  NodeEnd run(StagedNode node) {
    context.view().progress(new Progress(node.name(), Phase.ROLL_BACK, State.RUNNING, ""));
    long end =
        System.nanoTime()
            + Duration.ofSeconds(context.options().confirmSeconds()).plus(GRACE).toNanos();
    Optional<NodeStatus> status = attempt(node);
    while (status.isEmpty() && System.nanoTime() < end) {
      try (NodeLink link = context.connect(node.target())) {
        status = attempt(node.over(link));
      } catch (SshException e) {
        waiting(node, e, end);
      }
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    NodeEnd ended = end(node, status);
    boolean good = ended.end() == End.ROLLED_BACK || ended.end() == End.UNCHANGED;
    context
        .view()
        .progress(
            new Progress(
                node.name(), Phase.ROLL_BACK, good ? State.DONE : State.FAILED, ended.text()));
    return ended;
  }

  private void waiting(StagedNode node, SshException e, long end) {
    long left = Math.max(0, (end - System.nanoTime()) / 1_000_000_000);
    String text = e.getMessage() + "; it goes back by itself, at most " + left + " s more";
    context.view().progress(new Progress(node.name(), Phase.ROLL_BACK, State.RUNNING, text));
    try {
      Thread.sleep(1000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<NodeStatus> attempt(StagedNode node) {
    try {
      node.run("rollback");
      return Optional.of(NodeStatus.of(node.run("status")));
    } catch (SshException | InstallFailure e) {
      return Optional.empty();
    }
  }

  private static NodeEnd end(StagedNode node, Optional<NodeStatus> status) {
    if (status.isEmpty()) {
      return new NodeEnd(
          node.name(),
          node.generation(),
          End.UNKNOWN,
          node.name() + " cannot be asked; without a confirmation it goes back by itself");
    }
    if (status.get().generation().equals(node.generation())) {
      return new NodeEnd(
          node.name(),
          node.generation(),
          End.INSTALLED,
          node.name() + " runs the new generation " + node.generation() + " and boots with it");
    }
    Optional<NodeStatus.Outcome> outcome =
        status
            .get()
            .outcome()
            .filter(
                o -> o.generation().equals(node.generation()) && !o.result().equals("confirmed"));
    if (outcome.isEmpty()) {
      return new NodeEnd(
          node.name(), node.generation(), End.UNCHANGED, node.name() + " was not changed");
    }
    boolean whole = outcome.get().result().equals("rolled-back");
    return new NodeEnd(
        node.name(),
        node.generation(),
        whole ? End.ROLLED_BACK : End.UNKNOWN,
        node.name()
            + (whole ? " is as it was before" : " could not go back wholly")
            + (status.get().generation().isEmpty()
                ? " ("
                : ", with generation " + status.get().generation() + " (")
            + outcome.get().reason()
            + ")");
  }
}
