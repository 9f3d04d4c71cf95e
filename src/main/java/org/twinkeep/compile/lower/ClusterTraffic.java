package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.SyncLink;

/**
 * What the nodes of a cluster say to each other: adverts on each cluster interface and connection
 * states on each sync link, from the other nodes' addresses there and from nowhere else.
 */
final class ClusterTraffic {

  private static final int VRRP = 112;
  private static final int IGMP = 2;

  /** Reports and queries go to groups in every version (RFC 3376, section 9). */
  private static final AddressSet GROUPS = AddressSet.of(Prefix.parse("224.0.0.0/4"));

  private final NodeContext context;
  private final Family family;

  ClusterTraffic(NodeContext context, Family family) {
    this.context = context;
    this.family = family;
  }

  List<Rule> vrrp(Origin origin, Path path) {
    List<Rule> rules = new ArrayList<>();
    context
        .cluster()
        .ifPresent(
            cluster ->
                cluster.interfaces().stream()
                    .filter(i -> i.addresses().stream().anyMatch(a -> a.family() == family))
                    .forEach(i -> rules.addAll(adverts(origin, path, cluster, i))));
    return rules;
  }

  private List<Rule> adverts(Origin origin, Path path, Cluster cluster, ClusterInterface shared) {
    Optional<Interface> device = member(shared.members(), context.node());
    if (device.isEmpty()) {
      return List.of();
    }
    boolean unicast = cluster.failover().unicast();
    AddressSet peers = family == Family.IPV6 && !unicast ? linkLocal() : peers(shared.members());
    AddressSet mine = family == Family.IPV6 && !unicast ? linkLocal() : addresses(device.get());
    AddressSet group = AddressSet.of(Ip.parse(family == Family.IPV4 ? "224.0.0.18" : "ff02::12"));
    Condition protocol = Condition.is(new Match.Protocol(VRRP));
    List<Rule> rules =
        new ArrayList<>(
            exchange(
                origin,
                path,
                device.get(),
                peers,
                mine,
                unicast ? Optional.empty() : Optional.of(group),
                protocol));
    if (!unicast && family == Family.IPV4) {
      rules.addAll(membership(origin, path, device.get()));
    }
    return rules;
  }

  List<Rule> stateSync(Origin origin, Path path) {
    List<Rule> rules = new ArrayList<>();
    context
        .cluster()
        .filter(c -> c.stateSync().enabled())
        .ifPresent(
            cluster -> cluster.syncLinks().forEach(link -> rules.addAll(link(origin, path, link))));
    return rules;
  }

  private List<Rule> link(Origin origin, Path path, SyncLink link) {
    Optional<Interface> device = member(link.members(), context.node());
    if (device.isEmpty()) {
      return List.of();
    }
    AddressSet peers = peers(link.members());
    AddressSet mine = addresses(device.get());
    return switch (link.transport()) {
      case MULTICAST -> {
        if (family == Family.IPV6) {
          yield List.of();
        }
        List<Rule> rules =
            new ArrayList<>(
                exchange(
                    origin,
                    path,
                    device.get(),
                    peers,
                    mine,
                    Optional.of(AddressSet.of(link.group())),
                    Condition.is(Match.port(Transport.UDP, link.port()))));
        rules.addAll(membership(origin, path, device.get()));
        yield rules;
      }
      case UDP ->
          exchange(
              origin,
              path,
              device.get(),
              peers,
              mine,
              Optional.empty(),
              Condition.is(Match.port(Transport.UDP, link.port())));
      case TCP -> {
        List<Rule> rules = new ArrayList<>();
        for (Match ports :
            List.of(
                Match.port(Transport.TCP, link.port()),
                NeededIcmp.sourcePort(Transport.TCP, link.port()))) {
          rules.addAll(
              exchange(
                  origin, path, device.get(), peers, mine, Optional.empty(), Condition.is(ports)));
        }
        yield rules;
      }
    };
  }

  /** From the peers to the node (or the group), and from the node to the peers (or the group). */
  private List<Rule> exchange(
      Origin origin,
      Path path,
      Interface device,
      AddressSet peers,
      AddressSet mine,
      Optional<AddressSet> group,
      Condition protocol) {
    AddressSet from = path == Path.TO_NODE ? peers : mine;
    AddressSet to = group.orElse(path == Path.TO_NODE ? mine : peers);
    if (path == Path.THROUGH_NODE || from.isEmpty() || to.isEmpty()) {
      return List.of();
    }
    return List.of(
        Rule.of(
            origin,
            List.of(
                on(path, device),
                Condition.is(new Match.Address(Side.SOURCE, from, "")),
                Condition.is(new Match.Address(Side.DESTINATION, to, "")),
                protocol),
            new Statement.Accept()));
  }

  /** IGMP, or switches that listen to it stop forwarding the group after some minutes. */
  private static List<Rule> membership(Origin origin, Path path, Interface device) {
    return path == Path.THROUGH_NODE
        ? List.of()
        : List.of(
            Rule.of(
                origin,
                List.of(
                    on(path, device),
                    Condition.is(new Match.Address(Side.DESTINATION, GROUPS, "")),
                    Condition.is(new Match.Protocol(IGMP))),
                new Statement.Accept()));
  }

  private static Condition on(Path path, Interface device) {
    Direction direction = path == Path.TO_NODE ? Direction.IN : Direction.OUT;
    return Condition.is(Match.device(direction, device.name()));
  }

  private AddressSet peers(List<Id> members) {
    return AddressSet.of(
        family,
        context.peers().stream()
            .flatMap(node -> member(members, node).stream())
            .flatMap(ClusterTraffic::ranges)
            .toList());
  }

  private AddressSet addresses(Interface device) {
    return AddressSet.of(family, ranges(device).toList());
  }

  private static Stream<IpRange> ranges(Interface device) {
    return device.addresses().stream().map(a -> IpRange.of(a.address()));
  }

  /** Adverts of IPv6 come from link-local addresses (RFC 5798, section 5.1.2.1). */
  private static AddressSet linkLocal() {
    return AddressSet.of(Prefix.parse("fe80::/10"));
  }

  private static Optional<Interface> member(List<Id> members, Node node) {
    return node.interfaces().stream().filter(i -> members.contains(i.id())).findFirst();
  }
}
