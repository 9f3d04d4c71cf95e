package org.twinkeep.model;

import java.util.List;

/**
 * One interface of each node over which conntrackd exchanges connection states.
 *
 * @param members ids of the interfaces, one of each node, in the order of the nodes
 * @param transport how messages travel
 * @param group the IPv4 multicast group; used by {@link Transport#MULTICAST} only
 * @param port UDP or TCP port, 1 to 65535
 */
public record SyncLink(List<Id> members, Transport transport, Ip group, int port) {

  /** How conntrackd's messages travel. */
  public enum Transport {
    MULTICAST,
    UDP,
    TCP
  }

  /** Copies the list and checks group and port. */
  public SyncLink {
    members = List.copyOf(members);
    if (!group.isMulticast() || group.family() != Family.IPV4) {
      throw new IllegalArgumentException(group + " is not an IPv4 multicast address (224.0.0.0/4)");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port lies between 1 and 65535");
    }
  }

  /** Multicast 225.0.0.50 port 3780, as in conntrackd's sample file. */
  public static SyncLink multicast(List<Id> members) {
    return new SyncLink(members, Transport.MULTICAST, Ip.parse("225.0.0.50"), 3780);
  }

  public SyncLink withMembers(List<Id> v) {
    return new SyncLink(v, transport, group, port);
  }

  public SyncLink withTransport(Transport v) {
    return new SyncLink(members, v, group, port);
  }

  public SyncLink withGroup(Ip v) {
    return new SyncLink(members, transport, v, port);
  }

  public SyncLink withPort(int v) {
    return new SyncLink(members, transport, group, v);
  }
}
