package org.twinkeep.compile.place;

import java.util.IdentityHashMap;
import java.util.Map;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * Which addresses packets to and from the node itself can have.
 *
 * <p>Addresses that only NAT rules name may be on the node, but a rule that speaks of them may just
 * as well be about what lies behind them, so they never keep a rule from the way through the node.
 * Virtual addresses do not either: on a backup they are those of the other node.
 */
final class Reach {

  private static final Prefix LINK_LOCAL6 = Prefix.parse("fe80::/10");

  private final Family family;
  private final boolean unknown;
  private final boolean spoofed;
  private final AddressSet own;
  private final AddressSet always;
  private final AddressSet local;
  private final AddressSet toNode;
  private final AddressSet fromNode;
  private final Map<Condition, AddressSet> known = new IdentityHashMap<>();

  /**
   * Of one node.
   *
   * @param antiSpoofing whether packets through the node with a source of its own are dropped
   *     before rules are asked. With IPv4 the kernel does it whatever the rules are.
   */
  Reach(Own own, AddressSet natAddresses, Family family, boolean antiSpoofing) {
    boolean v4 = family == Family.IPV4;
    this.family = family;
    this.unknown = own.isDynamic();
    this.spoofed = !v4 && !antiSpoofing;
    this.own = own.set(family);
    this.always =
        AddressSet.of(family, own.realAddresses().map(a -> IpRange.of(a.address())).toList());
    AddressSet everyNodes =
        AddressSet.of(v4 ? Prefix.parse("127.0.0.0/8") : Prefix.parse("::1/128"))
            .union(v4 ? AddressSet.none(family) : AddressSet.of(LINK_LOCAL6));
    AddressSet networks = v4 ? own.broadcasts() : own.routerAnycasts();
    this.local = always.union(everyNodes).union(networks).union(unforwarded());
    AddressSet multicast = AddressSet.of(Prefix.parse(v4 ? "224.0.0.0/4" : "ff00::/8"));
    this.toNode = this.local.union(this.own).union(multicast).union(natAddresses);
    AddressSet unspecified = AddressSet.of(Prefix.parse(v4 ? "0.0.0.0/32" : "::/128"));
    this.fromNode = this.own.union(everyNodes).union(unspecified).union(natAddresses);
  }

  /** Multicast groups that no router forwards. */
  private AddressSet unforwarded() {
    return family == Family.IPV4
        ? AddressSet.of(Prefix.parse("224.0.0.0/24"))
        : AddressSet.of(Prefix.parse("ff01::/16")).union(AddressSet.of(Prefix.parse("ff02::/16")));
  }

  boolean canEndHere(Condition destination) {
    return unknown || possible(destination).intersects(toNode);
  }

  boolean canBeginHere(Condition source) {
    return unknown || possible(source).intersects(fromNode);
  }

  boolean canPassThrough(Condition source, Condition destination) {
    return !possible(destination).isWithin(local)
        && (spoofed || !possible(source).isWithin(always));
  }

  /** At least the addresses for which the condition can hold; asked for each way of a rule. */
  private AddressSet possible(Condition condition) {
    return known.computeIfAbsent(condition, this::work);
  }

  private AddressSet work(Condition condition) {
    if (condition.isAlways()) {
      return AddressSet.all(family);
    }
    AddressSet named = AddressSet.none(family);
    boolean open = false;
    for (Match match : condition.anyOf()) {
      switch (match) {
        case Match.Address a -> named = named.union(a.set());
        case Match.AddressWithMac a -> named = condition.negated() ? named : named.union(a.set());
        case Match.LocalAddress _ -> named = named.union(own);
        case Match _ -> open = true;
      }
    }
    if (condition.negated()) {
      return named.complement();
    }
    return open ? AddressSet.all(family) : named;
  }
}
