package org.twinkeep.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;

/** Where a node is reached, from what the project says. */
final class NodeAddress {

  private static final Pattern JUMP =
      Pattern.compile("(?:([^@]+)@)?(\\[[0-9a-fA-F:.]+]|[^@:\\[\\]]+)(?::([0-9]{1,5}))?");

  private NodeAddress() {}

  static SshAddress of(Node node) throws CallException {
    Management management = node.management();
    if (management.address().isEmpty()) {
      throw new CallException(
          "The node " + node.name() + " has no management address. Give it one in the project.");
    }
    try {
      return new SshAddress(
          node.name(),
          management.address(),
          management.port(),
          management.user(),
          jump(node, management));
    } catch (IllegalArgumentException e) {
      throw new CallException(
          "The node " + node.name() + " cannot be reached: " + e.getMessage() + ".", e);
    }
  }

  private static Optional<SshAddress> jump(Node node, Management management) {
    String text = management.jumpHost();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher m = JUMP.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a jump host user@host:port");
    }
    String host = m.group(2).replaceAll("[\\[\\]]", "");
    return Optional.of(
        new SshAddress(
            "jump host of " + node.name(),
            host,
            m.group(3) == null ? 22 : Integer.parseInt(m.group(3)),
            m.group(1) == null ? management.user() : m.group(1),
            Optional.empty()));
  }
}
