package org.twinkeep.install.node;

import java.util.Collections;
import java.util.List;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.SshAddress;

/**
 * A node to install on. In a list, the preferred master comes first.
 *
 * @param bundle what it gets
 * @param address where it is
 * @param login with what to log in
 */
public record NodeTarget(NodeBundle bundle, SshAddress address, Login login) {

  /** A node that is only asked, or sent back to what it has. */
  public static NodeTarget withoutBundle(String name, SshAddress address, Login login) {
    return new NodeTarget(nothing(name), address, login);
  }

  /** The bundle of a node that gets no files. */
  public static NodeBundle nothing(String name) {
    return new NodeBundle("", "", name, name, List.of(), Collections.emptySortedSet(), List.of());
  }

  /** The node's name, for people. */
  public String name() {
    return bundle.nodeName();
  }
}
