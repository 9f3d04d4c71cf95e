package org.twinkeep.install;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.SshException;

/**
 * A planned change of the active node: the master's keepalived is restarted, says good-bye to its
 * peer and comes back as backup.
 *
 * @param connector makes connections
 * @param cancellation ends the waiting
 */
public record SwitchOver(NodeLink.Connector connector, Cancellation cancellation) {

  private static final Duration MOST = Duration.ofSeconds(15);

  /**
   * How it went.
   *
   * @param from the former master
   * @param to the new one
   * @param duration until the new master held the addresses, as far as asking it can tell
   */
  public record Handover(String from, String to, Duration duration) {}

  /**
   * Hands over to the other node.
   *
   * @throws InstallFailure there is no healthy backup (nothing was done), or it did not take over
   */
  public Handover run(List<NodeTarget> targets) throws InstallFailure {
    List<ConnectedNode> nodes = new ArrayList<>();
    try {
      for (NodeTarget target : targets) {
        nodes.add(new ConnectedNode(target, connector.connect(target, cancellation)));
      }
      ConnectedNode master = single(nodes, true);
      ConnectedNode backup = single(nodes, false);
      long start = System.nanoTime();
      require(master, "step-down");
      while (!status(backup).isMaster()) {
        if (System.nanoTime() - start > MOST.toNanos() || cancellation.isCancelled()) {
          throw InstallFailure.on(
              backup.name(),
              "switch-over",
              backup.name() + " did not become master within " + MOST.toSeconds() + " s.",
              "Look at keepalived's journal on both nodes.");
        }
      }
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      return new Handover(master.name(), backup.name(), duration);
    } catch (SshException e) {
      throw InstallFailure.of(e.address().name(), e);
    } finally {
      nodes.forEach(node -> node.link().close());
    }
  }

  private static ConnectedNode single(List<ConnectedNode> nodes, boolean master)
      throws SshException, InstallFailure {
    List<ConnectedNode> found = new ArrayList<>();
    for (ConnectedNode node : nodes) {
      NodeStatus status = status(node);
      if (master ? status.isMaster() : status.isBackup()) {
        found.add(node);
      }
    }
    if (found.isEmpty() || (master && found.size() > 1)) {
      throw InstallFailure.on(
          nodes.getFirst().name(),
          "switch-over",
          master
              ? "There is not exactly one master among the nodes."
              : "No node stands by as backup; handing over would stop the traffic.",
          "Look at the status of the nodes.");
    }
    return found.getFirst();
  }

  private static NodeStatus status(ConnectedNode node) throws SshException, InstallFailure {
    return NodeStatus.of(require(node, "status"));
  }

  private static Answer require(ConnectedNode node, String command)
      throws SshException, InstallFailure {
    return InstallContext.accepted(node.name(), node.link().ask(List.of(command)));
  }
}
