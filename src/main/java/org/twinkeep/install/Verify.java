package org.twinkeep.install;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.SshException;

/**
 * Looks at a node after a change, through a new connection: an old one lives on by its connection
 * state and proves nothing.
 */
final class Verify {

  private final InstallContext context;

  Verify(InstallContext context) {
    this.context = context;
  }

  /** The node over its new connection, which takes the place of the old one. */
  StagedNode run(StagedNode node, boolean activated) throws InstallFailure {
    return context.phase(
        node.name(), Phase.VERIFY, "new connection", () -> verify(node, activated));
  }

  private StagedNode verify(StagedNode node, boolean activated)
      throws SshException, InstallFailure {
    NodeLink link = connect(node, activated);
    StagedNode fresh = node.over(link);
    try {
      look(fresh, activated);
      for (Probe probe : context.options().probes()) {
        Optional<String> failure = probe.failure();
        if (failure.isPresent()) {
          throw InstallFailure.on(
              node.name(),
              "probe",
              "After the change of "
                  + node.name()
                  + " the probe "
                  + probe.text()
                  + " fails: "
                  + failure.get()
                  + ".",
              "Look for the rule that should let it pass.");
        }
      }
    } catch (SshException | InstallFailure | RuntimeException e) {
      link.close();
      throw e;
    }
    node.link().close();
    return fresh;
  }

  private NodeLink connect(StagedNode node, boolean activated) throws InstallFailure {
    try {
      return context.connect(node.target());
    } catch (SshException e) {
      String change = activated ? "The new configuration does not let" : "The new rules do not let";
      throw LockOut.of(node.name(), e, change, context.options().confirmSeconds());
    }
  }

  private static void look(StagedNode node, boolean activated) throws SshException, InstallFailure {
    NodeStatus status = NodeStatus.of(node.run("status"));
    if (status.pending().isEmpty()
        || !status.pending().get().generation().equals(node.generation())) {
      if (status.outcome().filter(o -> LockOut.explains(o, node.generation())).isPresent()) {
        throw LockOut.over(node.name());
      }
      throw InstallFailure.on(
          node.name(),
          "node.not-pending",
          node.name()
              + " has gone back by itself"
              + status.outcome().map(o -> ": " + o.reason()).orElse("")
              + ".",
          "Look at its journal (journalctl -t twinkeep), then start again.");
    }
    for (Map.Entry<String, Boolean> ruleset : status.kernel().entrySet()) {
      if (!ruleset.getValue()) {
        throw InstallFailure.on(
            node.name(),
            "kernel",
            "The rules in the kernel of "
                + node.name()
                + " ("
                + ruleset.getKey()
                + ") are not those of the bundle.",
            "Find out what else changes rules on the node (docker, fail2ban, a script).");
      }
    }
    if (activated) {
      for (String unit : List.of("conntrackd", "keepalived")) {
        if (node.target().bundle().file("/etc/" + unit + "/" + unit + ".conf").isPresent()
            && !status.isActive(unit)) {
          throw InstallFailure.on(
              node.name(),
              "service",
              unit + " does not run on " + node.name() + ".",
              "Look at its journal (journalctl -u " + unit + ").");
        }
      }
    }
  }
}
