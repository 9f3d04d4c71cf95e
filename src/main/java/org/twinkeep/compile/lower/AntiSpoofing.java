package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;

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
    AddressSet others = AddressSet.none(family);
    for (Interface other : own.attachedInterfaces()) {
      if (!other.id().equals(device.id())) {
        others = others.union(own.networks(other, family));
      }
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

  private AddressSet routed(Interface device) {
    List<IpRange> ranges = new ArrayList<>();
    for (RuleSet.Routing set : context.firewall().ruleSets().routing()) {
      for (RoutingRule route : set.rules()) {
        if (route.enabled() && leavesBy(route, device)) {
          Membership.leaves(context.project(), route.destination().members()).stream()
              .flatMap(id -> context.project().object(id).stream())
              .flatMap(object -> FixedAddresses.of(object).stream())
              .forEach(ranges::addAll);
        }
      }
    }
    return AddressSet.of(family, ranges);
  }

  /** A route whose interface is not said may leave by any. */
  private boolean leavesBy(RoutingRule route, Interface device) {
    return route.outInterface().isAny()
        || route.outInterface().members().contains(device.id())
        || own.shared(device.id())
            .map(shared -> route.outInterface().members().contains(shared.id()))
            .orElse(false);
  }
}
