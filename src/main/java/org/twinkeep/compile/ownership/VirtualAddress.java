package org.twinkeep.compile.ownership;

import java.util.List;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;

/**
 * An address that the master holds and that moves with it.
 *
 * @param address with the prefix length under which the interface gets it; 32 or 128 for an address
 *     that a rule added
 * @param clusterInterface the cluster interface on which it lives
 * @param advertised whether VRRP adverts name it: one of each family and interface is; the others
 *     can be added and removed while the cluster runs
 * @param addedBy the NAT rules that need it; empty for an address of the design
 */
public record VirtualAddress(
    InterfaceAddress address, Id clusterInterface, boolean advertised, List<Id> addedBy) {

  /** Copies the list. */
  public VirtualAddress {
    addedBy = List.copyOf(addedBy);
  }

  public Family family() {
    return address.family();
  }
}
