package org.twinkeep.install.ssh;

import java.util.Optional;

/**
 * Where to connect.
 *
 * @param name the node's name, for messages
 * @param host name or address
 * @param port 1 to 65535
 * @param user to log in as
 * @param jump the host to go through
 */
public record SshAddress(
    String name, String host, int port, String user, Optional<SshAddress> jump) {

  /** Refuses what cannot be an address. */
  public SshAddress {
    if (!host.matches("[A-Za-z0-9._:%-]+") || !user.matches("[^\\s\\p{Cntrl}]+")) {
      throw new IllegalArgumentException("not a host and a user: " + host + ", " + user);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** {@code lj-fw-1 (192.0.2.1:22)}. */
  @Override
  public String toString() {
    return name + " (" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + ")";
  }
}
