package org.twinkeep.install;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.SshException;

/**
 * Has a node put its new rules in force. The answer may never come: the first thing that new rules
 * can cut is the connection that asked for them. So when it is late, a new connection is tried;
 * that shows within seconds, and not when the roll-back timer rings, that the rules lock this
 * machine out.
 */
final class LoadRules {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String CHANGE = "The new rules do not let";

  private final InstallContext context;

  LoadRules(InstallContext context) {
    this.context = context;
  }

  /** The node over a connection that works, the old one if it does. */
  StagedNode run(StagedNode node, List<String> command) throws SshException, InstallFailure {
    long earliest = System.nanoTime() + context.options().confirmSeconds() * 1_000_000_000L;
    FutureTask<Answer> asked = new FutureTask<>(() -> node.run(command.toArray(String[]::new)));
    Thread.ofVirtual().name("apply on " + node.name()).start(asked);
    while (!isAnswered(node, asked)) {
      Optional<StagedNode> fresh = lookAgain(node, asked, earliest);
      if (fresh.isPresent()) {
        node.link().close();
        return fresh.get();
      }
    }
    return node;
  }

  /** Waits a little. */
  private static boolean isAnswered(StagedNode node, FutureTask<Answer> asked)
      throws SshException, InstallFailure {
    try {
      asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      node.link().close();
      throw new SshException.Cancelled(node.target().address());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SshException ssh -> throw ssh;
        case InstallFailure failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Over a new connection, when the rules are in force and only the old one was cut.
   *
   * @param earliest when the node's timer can have rung; before that it speaks of an earlier change
   */
  private Optional<StagedNode> lookAgain(StagedNode node, FutureTask<Answer> asked, long earliest)
      throws SshException, InstallFailure {
    NodeLink link;
    try {
      link = context.connect(node.target());
    } catch (SshException e) {
      if (asked.isDone()) {
        return Optional.empty();
      }
      node.link().close();
      throw LockOut.of(node.name(), e, CHANGE, context.options().confirmSeconds());
    }
    StagedNode fresh = node.over(link);
    try {
      NodeStatus status = NodeStatus.of(fresh.run("status"));
      if (!asked.isDone() && System.nanoTime() > earliest && isOver(status, node.generation())) {
        node.link().close();
        throw LockOut.over(node.name());
      }
      if (!asked.isDone() && isInForce(status, node.generation())) {
        return Optional.of(fresh);
      }
    } catch (SshException | InstallFailure | RuntimeException e) {
      link.close();
      throw e;
    }
    link.close();
    return Optional.empty();
  }

  private static boolean isInForce(NodeStatus status, String generation) {
    return status
        .pending()
        .filter(p -> p.generation().equals(generation) && p.phase().equals("applied"))
        .isPresent();
  }

  private static boolean isOver(NodeStatus status, String generation) {
    return status.pending().isEmpty()
        && status.outcome().filter(o -> LockOut.explains(o, generation)).isPresent();
  }
}
