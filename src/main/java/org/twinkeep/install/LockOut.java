package org.twinkeep.install;

import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeStatus.Outcome;
import org.twinkeep.install.ssh.SshException;

/** What the person is told when a node cannot be reached any more since it was changed. */
final class LockOut {

  /** What the program on the node says when its timer has rung. */
  private static final String TIMER = "not confirmed in time";

  private static final String REMEDY =
      "Give this machine's address management access in the firewall's settings, or a rule that"
          + " accepts SSH from it, then install again. If the rules do let it in, look at the network"
          + " between this machine and the node.";

  private LockOut() {}

  /** The first connection after a change failed; where something else is the matter, says that. */
  static InstallFailure of(String node, SshException e, String change, int confirmSeconds) {
    return switch (e) {
      case SshException.Unreachable _, SshException.ConnectionLost _, SshException.TimedOut _ ->
          InstallFailure.on(
              node,
              "locked-out",
              change
                  + " this machine connect to "
                  + node
                  + " by SSH: "
                  + e.getMessage()
                  + ". Without a confirmation the node goes back by itself within "
                  + confirmSeconds
                  + " s.",
              REMEDY);
      case SshException.HostKeyChanged _,
          SshException.HostKeyRefused _,
          SshException.LoginRefused _,
          SshException.RootRefused _,
          SshException.Cancelled _ ->
          InstallFailure.of(node, e);
    };
  }

  /** Nothing came through before the node's timer rang. */
  static boolean explains(Outcome outcome, String generation) {
    return outcome.generation().equals(generation)
        && outcome.result().equals("rolled-back")
        && outcome.reason().equals(TIMER);
  }

  /** The node had gone back when a connection reached it at last. */
  static InstallFailure over(String node) {
    return InstallFailure.on(
        node,
        "locked-out",
        "The new rules did not let this machine connect to "
            + node
            + " by SSH in time; the node has gone back by itself.",
        REMEDY);
  }
}
