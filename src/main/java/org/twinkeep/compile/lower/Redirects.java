package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;

/**
 * To what address of the node a redirect leads: to the first one that the interface itself has, on
 * master and backup alike. The kernel takes the IPv4 address that came first, and the IPv6 address
 * that came last, on a master a virtual one; with virtual hardware addresses packets come in by
 * interfaces that have no other. Where that may be another address, ours is written.
 *
 * <pre>
 *   in eth0, eth1 → redirect to :3128   ⇒   in eth1 → dnat to [2001:db8::2]:3128
 *                                           in eth0 → redirect to :3128
 * </pre>
 *
 * @param virtualMac whether virtual addresses have interfaces of their own
 */
record Redirects(Own own, Family family, boolean virtualMac) {

  /** The lines of a redirect for packets that come in. */
  List<Rule> of(Rule rule, Condition in, Statement.Redirect redirect) {
    List<Rule> rules = new ArrayList<>();
    SortedSet<String> written = new TreeSet<>();
    for (Interface device : own.attachedInterfaces()) {
      Optional<Ip> first = addresses(device).findFirst();
      if (first.isPresent() && means(in, device) && kernelMayTakeAnother(device)) {
        written.add(device.name());
        rules.add(
            new Rule(
                    rule.origin(),
                    rule.conditions(),
                    rule.guards(),
                    List.of(to(first.get(), redirect)))
                .when(List.of(Condition.is(Match.device(Direction.IN, device.name())))));
      }
    }
    others(in, written).ifPresent(other -> rules.add(rule.when(List.of(other))));
    return rules;
  }

  private boolean kernelMayTakeAnother(Interface device) {
    boolean shared = !own.shared(device.id()).isEmpty();
    return addresses(device).count() > 1 || shared && (family == Family.IPV6 || virtualMac);
  }

  private Stream<Ip> addresses(Interface device) {
    return device.addresses().stream()
        .map(InterfaceAddress::address)
        .filter(ip -> ip.family() == family && !ip.isLinkLocal());
  }

  private static Statement to(Ip address, Statement.Redirect redirect) {
    return new Statement.DestinationNat(
        Optional.of(IpRange.of(address)), redirect.ports(), redirect.random(), false);
  }

  private static boolean means(Condition in, Interface device) {
    return in.isAlways() || names(in).contains(device.name());
  }

  /** The interfaces that are left; absent = none. */
  private static Optional<Condition> others(Condition in, SortedSet<String> written) {
    if (in.isAlways() || written.isEmpty()) {
      return Optional.of(in);
    }
    SortedSet<String> names = new TreeSet<>(names(in));
    names.removeAll(written);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(Condition.is(new Match.Device(Direction.IN, names)));
  }

  private static SortedSet<String> names(Condition in) {
    SortedSet<String> names = new TreeSet<>();
    in.anyOf().forEach(match -> names.addAll(((Match.Device) match).names()));
    return names;
  }
}
