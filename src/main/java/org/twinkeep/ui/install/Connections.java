package org.twinkeep.ui.install;

import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.ssh.Person;

/** Makes connections; unknown host keys and missing passwords are asked of the person. */
public interface Connections {

  NodeLink.Connector over(Person person);
}
