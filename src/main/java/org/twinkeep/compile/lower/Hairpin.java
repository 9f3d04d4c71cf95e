package org.twinkeep.compile.lower;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.resolve.NatTarget;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;

/**
 * The inside reaches a published address: its packets go to the firewall and back out by the same
 * interface, so that the answer must come back through the firewall as well.
 */
final class Hairpin {

  private Hairpin() {}

  /** The interfaces whose networks hold the targets. */
  static List<Interface> behind(ResolvedNat rule, Own own, Family family) {
    AddressSet targets = targets(rule, family);
    return own.protectedInterfaces().stream()
        .filter(d -> own.networks(d, family).intersects(targets))
        .toList();
  }

  static AddressSet targets(ResolvedNat rule, Family family) {
    return rule.newDestination()
        .map(
            target ->
                switch (target) {
                  case NatTarget.Fixed(List<IpRange> ranges) -> AddressSet.of(family, ranges);
                  case NatTarget.Whole(var prefix) -> AddressSet.of(prefix);
                  case NatTarget.Self() -> AddressSet.none(family);
                })
        .orElse(AddressSet.none(family));
  }

  /** The virtual address of an interface, or its own where it is not shared. */
  static Optional<Ip> address(Own own, Interface device, Family family) {
    List<ClusterInterface> shared = own.shared(device.id());
    Stream<InterfaceAddress> addresses =
        shared.isEmpty()
            ? device.addresses().stream()
            : shared.stream().flatMap(c -> c.addresses().stream());
    return addresses
        .map(InterfaceAddress::address)
        .filter(a -> a.family() == family && !a.isLinkLocal())
        .findFirst();
  }
}
