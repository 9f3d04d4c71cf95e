package org.twinkeep.model;

import java.util.List;

/**
 * One interface of each node on the same network, and the virtual addresses they share.
 *
 * @param id unique in the project
 * @param name what people call it, usually the interfaces' name
 * @param members ids of the interfaces, one of each node, in the order of the nodes
 * @param vrid virtual router id, 1 to 255, unique on the network
 * @param addresses virtual addresses; the first of each family is advertised
 */
public record ClusterInterface(
    Id id, String name, List<Id> members, int vrid, List<InterfaceAddress> addresses)
    implements Element {

  /** Copies the lists and checks the VRID. */
  public ClusterInterface {
    members = List.copyOf(members);
    addresses = List.copyOf(addresses);
    if (vrid < 1 || vrid > 255) {
      throw new IllegalArgumentException("a virtual router id lies between 1 and 255");
    }
  }

  public ClusterInterface withName(String v) {
    return new ClusterInterface(id, v, members, vrid, addresses);
  }

  public ClusterInterface withMembers(List<Id> v) {
    return new ClusterInterface(id, name, v, vrid, addresses);
  }

  public ClusterInterface withVrid(int v) {
    return new ClusterInterface(id, name, members, v, addresses);
  }

  public ClusterInterface withAddresses(List<InterfaceAddress> v) {
    return new ClusterInterface(id, name, members, vrid, v);
  }
}
