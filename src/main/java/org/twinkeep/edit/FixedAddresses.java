package org.twinkeep.edit;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Service;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.Zone;

/**
 * Addresses that an object has by itself, without a look at other objects, files or name servers.
 */
public final class FixedAddresses {

  private FixedAddresses() {}

  /**
   * The addresses of a host, network or range; absent for everything else, which may or may not
   * stand for addresses.
   */
  public static Optional<List<IpRange>> of(Element element) {
    return switch (element) {
      case Host host ->
          Optional.of(host.addresses().stream().map(HostAddress::ip).map(IpRange::of).toList());
      case Network network -> Optional.of(List.of(network.prefix().range()));
      case AddressRange range -> Optional.of(List.of(range.range()));
      case ObjectGroup _ -> Optional.empty();
      case DynamicGroup _ -> Optional.empty();
      case DnsName _ -> Optional.empty();
      case AddressTable _ -> Optional.empty();
      case Firewall _ -> Optional.empty();
      case Node _ -> Optional.empty();
      case Interface _ -> Optional.empty();
      case ClusterInterface _ -> Optional.empty();
      case Zone _ -> Optional.empty();
      case Service _ -> Optional.empty();
      case TimeWindow _ -> Optional.empty();
    };
  }
}
