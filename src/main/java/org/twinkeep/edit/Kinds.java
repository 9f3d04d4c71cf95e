package org.twinkeep.edit;

import org.twinkeep.model.*;

/** What the kinds of elements are called in the window. */
public final class Kinds {

  private Kinds() {}

  /** For example {@code Host}, {@code TCP service}, {@code Cluster interface}. */
  public static String of(Element element) {
    return switch (element) {
      case Host _ -> "Host";
      case Network _ -> "Network";
      case AddressRange _ -> "Address range";
      case ObjectGroup _ -> "Group";
      case DynamicGroup _ -> "Dynamic group";
      case DnsName _ -> "DNS name";
      case AddressTable _ -> "Address table";
      case TcpService _ -> "TCP service";
      case UdpService _ -> "UDP service";
      case IcmpService _ -> "ICMP service";
      case Icmp6Service _ -> "ICMPv6 service";
      case IpService _ -> "IP service";
      case ServiceGroup _ -> "Service group";
      case CustomService _ -> "Custom service";
      case TagService _ -> "Mark";
      case UserService _ -> "Socket owner";
      case TimeWindow _ -> "Time window";
      case Cluster _ -> "Cluster";
      case StandaloneFirewall _ -> "Firewall";
      case Node _ -> "Node";
      case Interface _ -> "Interface";
      case ClusterInterface _ -> "Cluster interface";
      case Zone _ -> "Zone";
    };
  }
}
