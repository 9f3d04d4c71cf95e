package org.twinkeep.install;

import java.util.List;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.SshException;

/**
 * A node that has the new generation on its disk, checked but not in force.
 *
 * @param target which
 * @param link the connection
 * @param generation the staged one
 */
record StagedNode(NodeTarget target, NodeLink link, String generation) {

  String name() {
    return target.name();
  }

  StagedNode over(NodeLink other) {
    return new StagedNode(target, other, generation);
  }

  /** Runs the staged program. */
  Answer run(String... arguments) throws SshException, InstallFailure {
    return InstallContext.accepted(name(), link.run(generation, List.of(arguments)));
  }

  boolean sharesAddresses() {
    return target.bundle().file("/etc/keepalived/keepalived.conf").isPresent();
  }
}
