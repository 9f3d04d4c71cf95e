package org.twinkeep.compile.lower;

import java.util.List;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.RoutingRule;

/**
 * Which sources cannot come in by an interface: those of networks attached to another one, and the
 * node's own addresses. Networks behind the interface, attached or routed, are never among them;
 * virtual addresses are not either, because the master sends from them to the backup.
 */
final class AntiSpoofing {

  private final NodeContext context;
  private final Own own;
  private final Family family;

  AntiSpoofing(NodeContext context, Own own, Family family) {
    this.context = context;
    this.own = own;
    this.family = family;
  }

  AddressSet strangers(Interface device) {
    List<AddressSet> attached =
        own.attachedInterfaces().stream()
            .filter(other -> !other.id().equals(device.id()))
            .map(other -> own.networks(other, family))
            .toList();
    AddressSet others = AddressSet.none(family);
    for (AddressSet networks : attached) {
      others = others.union(networks);
    }
    AddressSet behind = own.networks(device, family).union(routed(device, attached));
    AddressSet self =
        AddressSet.of(
            family,
            own.realAddresses()
                .filter(a -> !a.address().isLinkLocal())
                .map(a -> IpRange.of(a.address()))
                .toList());
    return others.minus(behind).union(self);
  }

  /**
   * Where routes by an interface lead.
   *
   * @param attached the networks of the other interfaces; a wider route leaves them where they are
   */
  private AddressSet routed(Interface device, List<AddressSet> attached) {
    AddressSet all = AddressSet.none(family);
    for (IpRange range : destinations(device)) {
      AddressSet route = AddressSet.of(family, List.of(range));
      AddressSet led = route;
      for (AddressSet networks : attached) {
        led = route.isWithin(networks) ? led : led.minus(networks);
      }
      all = all.union(led);
    }
    return all;
  }

  private List<IpRange> destinations(Interface device) {
    return context.firewall().ruleSets().routing().stream()
        .filter(set -> set.families().contains(family))
        .flatMap(set -> set.rules().stream())
        .filter(route -> route.enabled() && leavesBy(route, device))
        .flatMap(
            route -> Membership.leaves(context.project(), route.destination().members()).stream())
        .flatMap(id -> context.project().object(id).stream())
        .flatMap(object -> FixedAddresses.of(object).stream())
        .flatMap(List::stream)
        .filter(range -> range.family() == family)
        .toList();
  }

  /** A route whose interface is not said leaves by the one whose network holds the gateway. */
  private boolean leavesBy(RoutingRule route, Interface device) {
    if (route.outInterface().isAny()) {
      return route.gateways().stream().anyMatch(gateway -> isBehind(gateway, device));
    }
    return route.outInterface().members().contains(device.id())
        || own.shared(device.id()).stream()
            .anyMatch(shared -> route.outInterface().members().contains(shared.id()));
  }

  private boolean isBehind(Id gateway, Interface device) {
    AddressSet networks = own.networks(device, family);
    return context.project().object(gateway).stream()
        .flatMap(host -> FixedAddresses.of(host).stream())
        .flatMap(List::stream)
        .filter(range -> range.family() == family)
        .anyMatch(range -> AddressSet.of(family, List.of(range)).isWithin(networks));
  }
}
