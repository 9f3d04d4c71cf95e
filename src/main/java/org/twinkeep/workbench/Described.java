package org.twinkeep.workbench;

import org.twinkeep.edit.Kinds;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.model.Zone;

/**
 * How an element is shown, the same in tree, cells, diagram and palette. What it stands for is said
 * by {@link org.twinkeep.edit.Summaries}.
 *
 * @param kind what it is, in the words of the window: {@code TCP service}
 * @param icon the name of an icon of the Material Design set
 */
public record Described(String kind, String icon) {

  /** Describes any element. */
  public static Described of(Element element) {
    String icon =
        switch (element) {
          case Host _ -> "mdi2d-desktop-classic";
          case Network _ -> "mdi2l-lan";
          case AddressRange _ -> "mdi2a-arrow-expand-horizontal";
          case ObjectGroup _ -> "mdi2g-group";
          case DynamicGroup _ -> "mdi2f-filter-outline";
          case DnsName _ -> "mdi2d-dns-outline";
          case AddressTable _ -> "mdi2t-table-large";
          case TcpService _ -> "mdi2a-alpha-t-box-outline";
          case UdpService _ -> "mdi2a-alpha-u-box-outline";
          case IcmpService _ -> "mdi2a-alpha-i-box-outline";
          case Icmp6Service _ -> "mdi2a-alpha-i-box-outline";
          case IpService _ -> "mdi2a-alpha-p-box-outline";
          case ServiceGroup _ -> "mdi2g-group";
          case CustomService _ -> "mdi2c-code-braces";
          case TagService _ -> "mdi2b-bookmark-outline";
          case UserService _ -> "mdi2a-account-outline";
          case TimeWindow _ -> "mdi2c-clock-outline";
          case Cluster _ -> "mdi2s-server-network";
          case StandaloneFirewall _ -> "mdi2s-shield-outline";
          case Node _ -> "mdi2s-server";
          case Interface _ -> "mdi2e-ethernet";
          case ClusterInterface _ -> "mdi2s-swap-horizontal-circle-outline";
          case Zone _ -> "mdi2s-select-group";
        };
    return new Described(Kinds.of(element), icon);
  }
}
