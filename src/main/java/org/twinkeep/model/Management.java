package org.twinkeep.model;

/**
 * How the installer reaches a node over SSH. Passwords are never part of a project.
 *
 * @param address an IP address or host name; empty = not known yet
 * @param port TCP port, 1 to 65535
 * @param user log-in name; anyone but root works through sudo
 * @param jumpHost {@code user@host:port} to go through; empty = directly
 */
public record Management(String address, int port, String user, String jumpHost) {

  /** Checks the port. */
  public Management {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a TCP port lies between 1 and 65535");
    }
  }

  /** Port 22 as root, directly. */
  public static Management of(String address) {
    return new Management(address, 22, "root", "");
  }

  /** Whether SSH may take it for an address or a host name; 192.0.2.300 is neither. */
  public static boolean isAddress(String text) {
    if (!text.matches("[0-9.]+")) {
      return text.matches("[A-Za-z0-9._:%-]+");
    }
    try {
      Ip.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public Management withAddress(String v) {
    return new Management(v, port, user, jumpHost);
  }

  public Management withPort(int v) {
    return new Management(address, v, user, jumpHost);
  }

  public Management withUser(String v) {
    return new Management(address, port, v, jumpHost);
  }

  public Management withJumpHost(String v) {
    return new Management(address, port, user, v);
  }
}
