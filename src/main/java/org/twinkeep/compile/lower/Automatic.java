package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Interface;

/** The rules that stand above the user's, on each way, in the order of {@link AutomaticRule}. */
final class Automatic {

  private static final String LOOPBACK_DEVICE = "lo";
  private static final Statement ACCEPT = new Statement.Accept();
  private static final Statement DROP = new Statement.Drop();

  private final NodeContext context;
  private final Family family;
  private final Own own;
  private final Condition management;
  private final ClusterTraffic cluster;

  /**
   * For one node and family.
   *
   * @param management condition on the source of management connections; always = none are given
   */
  Automatic(NodeContext context, Family family, Condition management) {
    this.context = context;
    this.family = family;
    this.own = new Own(context);
    this.management = management;
    this.cluster = new ClusterTraffic(context, family);
  }

  /** All rules of one way that are switched on. */
  List<Rule> above(Path path) {
    List<Rule> rules = new ArrayList<>();
    for (AutomaticRule each : AutomaticRule.values()) {
      if (each.aboveUserRules() && context.firewall().settings().isOn(each)) {
        rules.addAll(rules(each, path));
      }
    }
    return rules;
  }

  /**
   * Those of a family that the firewall drops: the node's conversation with itself, and connection
   * states, which may travel in it. What is left alone is not: nobody asked for this family there.
   */
  List<Rule> ofDroppedFamily(Path path) {
    FirewallSettings settings = context.firewall().settings();
    List<Rule> rules = new ArrayList<>();
    if (settings.isOn(AutomaticRule.LOOPBACK)) {
      rules.addAll(itself(origin(AutomaticRule.LOOPBACK), path));
    }
    if (settings.isOn(AutomaticRule.STATE_SYNC)) {
      rules.addAll(rules(AutomaticRule.STATE_SYNC, path));
    }
    return rules;
  }

  /**
   * All rules of one way where NAT leads connections of the node itself elsewhere: their packets
   * still show the interface that they would have left by, so that only the destination says what
   * stays here.
   */
  List<Rule> aboveWithRedirects(Path path) {
    return path == Path.FROM_NODE
        ? above(path).stream().flatMap(this::toNode).toList()
        : above(path);
  }

  /**
   * What the node keeps. To the kernel the first address of every IPv6 network that a route leads
   * to is an anycast one, also of networks that the node is not attached to.
   */
  private Stream<Rule> toNode(Rule rule) {
    if (!rule.conditions().equals(List.of(out(LOOPBACK_DEVICE)))) {
      return Stream.of(rule);
    }
    Condition local = Condition.is(new Match.LocalAddress(Side.DESTINATION));
    Condition anycast =
        Condition.is(new Match.Address(Side.DESTINATION, own.routerAnycasts(), "anycast"));
    Rule kept = Rule.of(rule.origin(), List.of(local), ACCEPT);
    return family == Family.IPV4 || own.routerAnycasts().isEmpty()
        ? Stream.of(kept)
        : Stream.of(
            kept,
            Rule.of(rule.origin(), List.of(anycast, Condition.is(new Match.Delivered())), ACCEPT));
  }

  /** Takes management, VRRP and state sync out of the connection table's sight, before it looks. */
  List<Rule> untracked(Path path) {
    List<Rule> rules = new ArrayList<>();
    for (AutomaticRule each :
        List.of(AutomaticRule.MANAGEMENT, AutomaticRule.VRRP, AutomaticRule.STATE_SYNC)) {
      if (context.firewall().settings().isOn(each)) {
        rules(each, path).stream()
            .filter(r -> each != AutomaticRule.MANAGEMENT || !realAddresses().isEmpty())
            .map(r -> each == AutomaticRule.MANAGEMENT ? r.when(toRealAddress(path)) : r)
            .map(r -> Rule.of(r.origin(), r.conditions(), new Statement.NoTrack()))
            .forEach(rules::add);
      }
    }
    return rules;
  }

  /** Virtual addresses may be published elsewhere; only the node's own are certainly its own. */
  private List<Condition> toRealAddress(Path path) {
    Side side = path == Path.TO_NODE ? Side.DESTINATION : Side.SOURCE;
    return List.of(Condition.is(new Match.Address(side, realAddresses(), "own")));
  }

  private AddressSet realAddresses() {
    return AddressSet.of(
        family, own.realAddresses().map(a -> org.twinkeep.model.IpRange.of(a.address())).toList());
  }

  Origin origin(AutomaticRule rule) {
    return ClusterWords.origin(rule, context);
  }

  private List<Rule> rules(AutomaticRule rule, Path path) {
    Origin origin = origin(rule);
    return switch (rule) {
      case LOOPBACK -> loopback(origin, path);
      case MANAGEMENT -> management(origin, path);
      case VRRP -> cluster.vrrp(origin, path);
      case STATE_SYNC -> cluster.stateSync(origin, path);
      case ESTABLISHED ->
          List.of(
              Rule.of(
                  origin,
                  List.of(state(ConnectionState.ESTABLISHED, ConnectionState.RELATED)),
                  ACCEPT));
      case NEIGHBOUR_DISCOVERY -> new NeededIcmp(family).rules(origin, path);
      case INVALID -> invalid(origin);
      case ANTI_SPOOFING -> antiSpoofing(origin, path);
      case FINAL_DENY -> List.of();
    };
  }

  private static Condition state(ConnectionState first, ConnectionState... more) {
    return Condition.is(Match.state(first, more));
  }

  /** What the node says to itself; by what is left alone everything. */
  private List<Rule> loopback(Origin origin, Path path) {
    List<Rule> rules = new ArrayList<>(itself(origin, path));
    List<String> free =
        own.interfaces().stream().filter(Interface::unprotected).map(Interface::name).toList();
    switch (path) {
      case TO_NODE -> free.forEach(name -> rules.add(Rule.of(origin, List.of(in(name)), ACCEPT)));
      case FROM_NODE ->
          free.forEach(name -> rules.add(Rule.of(origin, List.of(out(name)), ACCEPT)));
      case THROUGH_NODE ->
          free.forEach(
              from ->
                  free.forEach(
                      to -> rules.add(Rule.of(origin, List.of(in(from), out(to)), ACCEPT))));
    }
    return rules;
  }

  private static List<Rule> itself(Origin origin, Path path) {
    return switch (path) {
      case TO_NODE -> List.of(Rule.of(origin, List.of(in(LOOPBACK_DEVICE)), ACCEPT));
      case FROM_NODE -> List.of(Rule.of(origin, List.of(out(LOOPBACK_DEVICE)), ACCEPT));
      case THROUGH_NODE -> List.of();
    };
  }

  private static Condition in(String name) {
    return Condition.is(Match.device(Direction.IN, name));
  }

  private static Condition out(String name) {
    return Condition.is(Match.device(Direction.OUT, name));
  }

  private List<Rule> management(Origin origin, Path path) {
    if (management.isAlways()) {
      return List.of();
    }
    int port = context.node().management().port();
    return switch (path) {
      case TO_NODE ->
          List.of(
              Rule.of(
                  origin,
                  List.of(management, Condition.is(Match.port(Transport.TCP, port))),
                  ACCEPT));
      case FROM_NODE ->
          List.of(
              Rule.of(
                  origin,
                  List.of(
                      new Condition(
                          false, management.anyOf().stream().map(Automatic::reversed).toList()),
                      Condition.is(NeededIcmp.sourcePort(Transport.TCP, port))),
                  ACCEPT));
      case THROUGH_NODE -> List.of();
    };
  }

  private static Match reversed(Match match) {
    return switch (match) {
      case Match.Address a -> new Match.Address(Side.DESTINATION, a.set(), a.label());
      case Match.AddressWithMac a -> new Match.Address(Side.DESTINATION, a.set(), "");
      case Match.NodeSet s -> new Match.NodeSet(Side.DESTINATION, s.name());
      case Match.LocalAddress _ -> new Match.LocalAddress(Side.DESTINATION);
      case Match other -> other;
    };
  }

  private List<Rule> invalid(Origin origin) {
    return List.of(
        Rule.of(origin, List.of(state(ConnectionState.INVALID)), DROP),
        Rule.of(
            origin, List.of(Condition.is(new Match.NotSyn()), state(ConnectionState.NEW)), DROP));
  }

  private List<Rule> antiSpoofing(Origin origin, Path path) {
    List<Rule> rules = new ArrayList<>();
    if (path == Path.FROM_NODE) {
      return rules;
    }
    if (path == Path.THROUGH_NODE && family == Family.IPV6) {
      // by whatever interface; with IPv4 the kernel does it
      rules.add(Rule.of(origin, List.of(Condition.is(new Match.LocalAddress(Side.SOURCE))), DROP));
    }
    AntiSpoofing spoofing = new AntiSpoofing(context, own, family);
    for (Interface device : own.attachedInterfaces()) {
      AddressSet strangers = spoofing.strangers(device);
      if (!strangers.isEmpty()) {
        rules.add(
            Rule.of(
                origin,
                List.of(
                    in(device.name()),
                    Condition.is(
                        new Match.Address(Side.SOURCE, strangers, "not on " + device.name()))),
                DROP));
      }
    }
    return rules;
  }
}
