package org.twinkeep.ui.install;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.model.Management;

/** How a node is reached in this install; filled from the model, changed here only. */
public final class NodeAccess {

  private final NodeBundle bundle;
  private final StringProperty host;
  private final StringProperty port;
  private final StringProperty user;
  private final StringProperty jumpHost;

  NodeAccess(NodeBundle bundle, Management management) {
    this.bundle = bundle;
    this.host = new SimpleStringProperty(management.address());
    this.port = new SimpleStringProperty(Integer.toString(management.port()));
    this.user = new SimpleStringProperty(management.user());
    this.jumpHost = new SimpleStringProperty(management.jumpHost());
  }

  NodeBundle bundle() {
    return bundle;
  }

  /** A node that is only asked; it gets no files. */
  static NodeAccess asking(String name, Management management) {
    return new NodeAccess(NodeTarget.nothing(name), management);
  }

  NodeTarget target(Login login) {
    return new NodeTarget(bundle, address(), login);
  }

  public String name() {
    return bundle.nodeName();
  }

  public StringProperty hostProperty() {
    return host;
  }

  public StringProperty portProperty() {
    return port;
  }

  public StringProperty userProperty() {
    return user;
  }

  /** {@code user@host:port}; empty = directly. */
  public StringProperty jumpHostProperty() {
    return jumpHost;
  }

  /** Everything that can be typed. */
  List<Observable> typed() {
    return List.of(host, port, user, jumpHost);
  }

  /** What is wrong, as a sentence; empty = nothing. */
  Optional<String> complaint() {
    if (host.get().isBlank()) {
      return Optional.of(name() + " has no management address.");
    }
    try {
      address();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(name() + ": " + e.getMessage() + ".");
    }
  }

  /**
   * The address as it is typed.
   *
   * @throws IllegalArgumentException with a sentence when it is none
   */
  SshAddress address() {
    String text = jumpHost.get().strip();
    Optional<SshAddress> jump = text.isEmpty() ? Optional.empty() : Optional.of(jump(text));
    return new SshAddress(name(), host.get().strip(), number(port.get()), user.get().strip(), jump);
  }

  /**
   * The same as it is kept in a project.
   *
   * @throws IllegalArgumentException with a sentence when it is none
   */
  Management management() {
    return new Management(
        host.get().strip(), number(port.get()), user.get().strip(), jumpHost.get().strip());
  }

  private static int number(String text) {
    if (!text.strip().matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("'" + text + "' is not a TCP port");
    }
    return Integer.parseInt(text.strip());
  }

  private SshAddress jump(String text) {
    int at = text.indexOf('@');
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > at && text.indexOf(':', at + 1) == colon;
    if (at < 1) {
      throw new IllegalArgumentException("'" + text + "' is not user@host or user@host:port");
    }
    return new SshAddress(
        "jump host of " + name(),
        hasPort ? text.substring(at + 1, colon) : text.substring(at + 1),
        hasPort ? number(text.substring(colon + 1)) : 22,
        text.substring(0, at),
        Optional.empty());
  }
}
