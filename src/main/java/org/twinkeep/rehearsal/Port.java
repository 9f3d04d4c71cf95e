package org.twinkeep.rehearsal;

import java.net.InetAddress;
import java.util.List;

/**
 * A network interface of a machine in the lab, and where its cable leads.
 *
 * @param interfaceName the kernel's name, 1 to 15 characters
 * @param network the network at the other end; machines on networks of the same name hear each
 *     other
 * @param addresses {@code ADDRESS/LENGTH}, of both families
 */
public record Port(String interfaceName, String network, List<String> addresses) {

  /** Checks everything: these values become words of a script's input. */
  public Port {
    addresses = List.copyOf(addresses);
    require(interfaceName.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}"), interfaceName);
    require(network.matches("[a-z][a-z0-9-]{0,14}"), network);
    for (String address : addresses) {
      int slash = address.indexOf('/');
      require(slash > 0 && address.substring(slash + 1).matches("[0-9]{1,3}"), address);
      requireAddress(address.substring(0, slash));
    }
  }

  public static Port of(String interfaceName, String network, String... addresses) {
    return new Port(interfaceName, network, List.of(addresses));
  }

  static void require(boolean usable, String value) {
    if (!usable) {
      throw new IllegalArgumentException("the lab cannot use '" + value + "'");
    }
  }

  static void requireAddress(String text) {
    require(text.matches("[0-9a-fA-F.:]+"), text);
    InetAddress.ofLiteral(text);
  }
}
