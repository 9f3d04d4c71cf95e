package org.twinkeep.samples;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.IcmpType;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpService;
import org.twinkeep.model.IpService.IpOption;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpFlags.Flag;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;

/** Arbitrary objects; groups refer to objects that come before them, so that there is no cycle. */
final class ArbitraryObjects {

  private ArbitraryObjects() {}

  static Arbitrary<List<ProjectObject>> objects(Shape shape) {
    List<Arbitrary<? extends ProjectObject>> all = new ArrayList<>();
    for (int i = 0; i < shape.addresses(); i++) {
      all.add(address(Id.of("a" + i), shape.addressIds(i)));
    }
    for (int i = 0; i < shape.services(); i++) {
      all.add(service(Id.of("s" + i), shape.serviceIds(i)));
    }
    shape.timeIds().forEach(id -> all.add(time(id)));
    return all.isEmpty()
        ? Arbitraries.just(List.of())
        : Combinators.combine(all.stream().map(a -> a.map(o -> (ProjectObject) o)).toList())
            .as(List::copyOf);
  }

  private static Arbitrary<AddressObject> address(Id id, List<Id> before) {
    Arbitrary<Head> head = ArbitraryValues.heads(id);
    Arbitrary<HostAddress> hostAddress =
        Combinators.combine(ArbitraryValues.ips(), ArbitraryValues.maybe(ArbitraryValues.macs()))
            .as(HostAddress::new);
    Arbitrary<Evaluated> evaluated = Arbitraries.of(Evaluated.class);
    return Arbitraries.oneOf(
        Combinators.combine(head, hostAddress.list().ofMaxSize(3)).as(Host::new),
        Combinators.combine(head, ArbitraryValues.prefixes()).as(Network::new),
        Combinators.combine(head, ArbitraryValues.ranges()).as(AddressRange::new),
        Combinators.combine(head, ArbitraryValues.references(before)).as(ObjectGroup::new),
        Combinators.combine(
                head, ArbitraryValues.tags(), ArbitraryValues.texts(), ArbitraryValues.texts())
            .as(DynamicGroup::new),
        Combinators.combine(head, ArbitraryValues.texts(), evaluated).as(DnsName::new),
        Combinators.combine(head, ArbitraryValues.texts(), evaluated).as(AddressTable::new));
  }

  private static Arbitrary<Service> service(Id id, List<Id> before) {
    Arbitrary<Head> head = ArbitraryValues.heads(id);
    Arbitrary<IcmpType> icmp =
        Combinators.combine(
                Arbitraries.integers().between(0, 255), ArbitraryValues.maybeInt(0, 255))
            .as(IcmpType::new);
    return Arbitraries.oneOf(
        Combinators.combine(
                head,
                ArbitraryValues.ports(),
                ArbitraryValues.ports(),
                ArbitraryValues.maybe(tcpFlags()))
            .as(TcpService::new),
        Combinators.combine(head, ArbitraryValues.ports(), ArbitraryValues.ports())
            .as(UdpService::new),
        Combinators.combine(head, ArbitraryValues.maybe(icmp)).as(IcmpService::new),
        Combinators.combine(head, ArbitraryValues.maybe(icmp)).as(Icmp6Service::new),
        ip(head),
        Combinators.combine(head, ArbitraryValues.references(before)).as(ServiceGroup::new),
        Combinators.combine(
                head,
                ArbitraryValues.texts(),
                ArbitraryValues.texts(),
                ArbitraryValues.maybe(Arbitraries.of(Family.class)))
            .as(CustomService::new),
        Combinators.combine(head, ArbitraryValues.marks()).as(TagService::new),
        Combinators.combine(head, ArbitraryValues.texts()).as(UserService::new));
  }

  private static Arbitrary<TcpFlags> tcpFlags() {
    return Combinators.combine(
            Arbitraries.of(Flag.class).set().ofMinSize(1), Arbitraries.of(Flag.class).set())
        .as(
            (mask, set) -> {
              set.retainAll(mask);
              return new TcpFlags(mask, set);
            });
  }

  private static Arbitrary<IpService> ip(Arbitrary<Head> head) {
    return Combinators.combine(
            head,
            ArbitraryValues.maybeInt(0, 255),
            ArbitraryValues.rarely(),
            ArbitraryValues.maybeInt(0, 63),
            ArbitraryValues.maybeInt(0, 255),
            Arbitraries.of(IpOption.class).set().ofMaxSize(3))
        .as(
            (h, protocol, fragments, dscp, tos, options) ->
                new IpService(
                    h,
                    protocol,
                    fragments,
                    tos.isPresent() ? OptionalInt.empty() : dscp,
                    tos,
                    options));
  }

  private static Arbitrary<TimeWindow> time(Id id) {
    return Combinators.combine(
            ArbitraryValues.heads(id),
            Arbitraries.of(DayOfWeek.class).set(),
            ArbitraryValues.maybe(ArbitraryValues.times()),
            ArbitraryValues.maybe(ArbitraryValues.times()),
            ArbitraryValues.maybe(ArbitraryValues.moments()),
            ArbitraryValues.maybe(Arbitraries.longs().between(0, 100_000)),
            Arbitraries.of("UTC", "Europe/Berlin", "+02:00", "Z").map(ZoneId::of))
        .as(
            (head, days, from, to, start, lasting, zone) ->
                new TimeWindow(
                    head,
                    days,
                    from,
                    to,
                    start,
                    start.flatMap(s -> lasting.map(s::plusMinutes)),
                    zone));
  }
}
