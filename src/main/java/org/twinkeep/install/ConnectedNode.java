package org.twinkeep.install;

import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;

/**
 * A node that is connected.
 *
 * @param target which
 * @param link the connection
 */
record ConnectedNode(NodeTarget target, NodeLink link) {
  String name() {
    return target.name();
  }
}
