package org.twinkeep.compile.lower;

import java.util.List;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.routes.RoutedNetworks;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * Which sources cannot come in by an interface: those of networks attached to another one, and the
 * node's own addresses. Networks behind the interface, attached or routed, are never among them;
 * virtual addresses are not either, because the master sends from them to the backup.
 */
final class AntiSpoofing {

  private final RoutedNetworks routes;
  private final Own own;
  private final Family family;

  AntiSpoofing(NodeContext context, Own own, Family family) {
    this.routes = RoutedNetworks.of(context);
    this.own = own;
    this.family = family;
  }

  AddressSet strangers(Interface device) {
    AddressSet others = AddressSet.none(family);
    for (Prefix network : attachedElsewhere(device)) {
      others = others.union(AddressSet.of(network));
    }
    AddressSet behind = own.networks(device, family).union(routed(device));
    AddressSet self =
        AddressSet.of(
            family,
            own.realAddresses()
                .filter(a -> !a.address().isLinkLocal())
                .map(a -> IpRange.of(a.address()))
                .toList());
    return others.minus(behind).union(self);
  }

  /** Where routes by an interface lead; what others are attached to in it stays where it is. */
  private AddressSet routed(Interface device) {
    AddressSet all = AddressSet.none(family);
    for (Prefix route : routes.by(device.name()).filter(p -> p.family() == family).toList()) {
      AddressSet led = AddressSet.of(route);
      for (Prefix network : attachedElsewhere(device)) {
        led = route.range().contains(network.range()) ? led.minus(AddressSet.of(network)) : led;
      }
      all = all.union(led);
    }
    return all;
  }

  private List<Prefix> attachedElsewhere(Interface device) {
    return own.attachedInterfaces().stream()
        .filter(other -> !other.id().equals(device.id()))
        .flatMap(own::networks)
        .filter(network -> network.family() == family)
        .toList();
  }
}
