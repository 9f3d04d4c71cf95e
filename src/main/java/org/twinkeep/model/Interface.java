package org.twinkeep.model;

import java.util.List;
import java.util.Optional;

/**
 * A network interface of a node.
 *
 * @param id unique in the project
 * @param name the kernel's name: 1 to 15 characters
 * @param addresses the node's own addresses; none is allowed (bridge ports, dynamic interfaces)
 * @param label what it is for, in the user's words
 * @param role what it is for, in Twinkeep's words
 * @param kind how the kernel made it
 * @param dynamic whether its address comes from DHCP, PPP or router advertisements and is not known
 *     here
 * @param unprotected whether rules leave this interface alone
 * @param mtu bytes, when it is set here
 */
public record Interface(
    Id id,
    String name,
    List<InterfaceAddress> addresses,
    String label,
    Role role,
    Kind kind,
    boolean dynamic,
    boolean unprotected,
    Optional<Integer> mtu)
    implements Element {

  /** What an interface is for. */
  public enum Role {
    OUTSIDE,
    INSIDE,
    DMZ,
    SYNC,
    MANAGEMENT,
    OTHER
  }

  /** How the kernel made an interface. */
  public enum Kind {
    ETHERNET,
    VLAN,
    BOND,
    BRIDGE,
    BRIDGE_PORT,
    TUNNEL,
    LOOPBACK
  }

  /** Copies the list. */
  public Interface {
    addresses = List.copyOf(addresses);
  }

  public static Interface of(Id id, String name, Role role, InterfaceAddress... addresses) {
    return new Interface(
        id, name, List.of(addresses), "", role, Kind.ETHERNET, false, false, Optional.empty());
  }

  /**
   * Whether the kernel accepts a name: 1 to 15 printable characters without {@code /}, {@code :} or
   * blanks.
   */
  public static boolean isUsableName(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}");
  }

  public Interface withName(String v) {
    return new Interface(id, v, addresses, label, role, kind, dynamic, unprotected, mtu);
  }

  public Interface withAddresses(List<InterfaceAddress> v) {
    return new Interface(id, name, v, label, role, kind, dynamic, unprotected, mtu);
  }

  public Interface withLabel(String v) {
    return new Interface(id, name, addresses, v, role, kind, dynamic, unprotected, mtu);
  }

  public Interface withRole(Role v) {
    return new Interface(id, name, addresses, label, v, kind, dynamic, unprotected, mtu);
  }

  public Interface withKind(Kind v) {
    return new Interface(id, name, addresses, label, role, v, dynamic, unprotected, mtu);
  }

  public Interface withDynamic(boolean v) {
    return new Interface(id, name, addresses, label, role, kind, v, unprotected, mtu);
  }

  public Interface withUnprotected(boolean v) {
    return new Interface(id, name, addresses, label, role, kind, dynamic, v, mtu);
  }

  public Interface withMtu(Optional<Integer> v) {
    return new Interface(id, name, addresses, label, role, kind, dynamic, unprotected, v);
  }
}
