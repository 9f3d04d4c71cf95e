package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.NatTarget;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.problem.Problem;

/**
 * Rules that lead different connections to the same server, one of them under a new source, too.
 *
 * <p>Where sources are translated, a packet has its new destination already. Which rule gave it
 * that destination is told by the address that it was sent to, and where this is the same for both
 * rules, by the port; where that may be the same, too, by nothing.
 */
final class SharedTargets {

  private final List<List<ResolvedNat>> sets;
  private final Own own;
  private final boolean antiSpoofing;
  private final Family family;
  private final Consumer<Problem> problems;
  private final Map<ResolvedNat, Box> boxes = new IdentityHashMap<>();

  SharedTargets(
      List<List<ResolvedNat>> sets,
      Own own,
      boolean antiSpoofing,
      Family family,
      Consumer<Problem> problems) {
    this.sets = sets;
    this.own = own;
    this.antiSpoofing = antiSpoofing;
    this.family = family;
    this.problems = problems;
  }

  /** What a rule's packets were sent to, when other packets come to the same server. */
  List<Condition> original(ResolvedNat rule) {
    Optional<AddressSet> mine = known(rule.destination());
    boolean shared = false;
    boolean byPort = false;
    for (ResolvedNat other : others(rule)) {
      Optional<AddressSet> its = known(other.destination());
      boolean apart = mine.isPresent() && its.isPresent() && !mine.get().intersects(its.get());
      if (!apart && !sameSource(rule, other) && !leavesNothingFor(rule, other)) {
        byPort = true;
        if (!isToldByPort(rule, other)) {
          problems.accept(unclear(rule, other));
        }
      }
      shared = true;
    }
    List<Condition> original = new ArrayList<>();
    if (shared) {
      mine.filter(to -> !to.equals(AddressSet.all(family)))
          .map(SharedTargets::sentTo)
          .ifPresent(original::add);
    }
    if (byPort) {
      original.add(Condition.anyOf(ports(rule).stream().map(Match.OriginalPort::new).toList()));
    }
    return original;
  }

  /** Whether no packet on a port that the rule names was given its destination by the other. */
  private boolean isToldByPort(ResolvedNat rule, ResolvedNat other) {
    List<PortRange> mine = ports(rule);
    return !mine.isEmpty() && (!PortRange.meet(mine, ports(other)) || takesAll(rule, other));
  }

  /** The ports that a rule's packets are sent to; empty when it names more or less than ports. */
  private static List<PortRange> ports(ResolvedNat rule) {
    List<PortRange> ports = new ArrayList<>();
    for (Match match : rule.service().anyOf()) {
      if (rule.service().negated()
          || !(match instanceof Match.Ports p)
          || !p.source().isEmpty()
          || p.flags().isPresent()
          || p.destination().isEmpty()) {
        return List.of();
      }
      ports.addAll(p.destination());
    }
    return ports;
  }

  private List<ResolvedNat> others(ResolvedNat rule) {
    Box box = box(rule);
    return sets.stream()
        .flatMap(List::stream)
        .filter(other -> other != rule && leadsAway(other))
        .filter(other -> box(other).overlaps(box))
        .toList();
  }

  private static boolean sameSource(ResolvedNat rule, ResolvedNat other) {
    return rule.options().hairpin() == other.options().hairpin()
        && rule.options().masquerade() == other.options().masquerade()
        && rule.newSource().equals(other.newSource());
  }

  private static boolean leadsAway(ResolvedNat rule) {
    return rule.translatesDestination()
        && !(rule.newDestination().orElse(null) instanceof NatTarget.Self);
  }

  private Box box(ResolvedNat rule) {
    return boxes.computeIfAbsent(rule, this::translated);
  }

  /** What is seen of a rule's packets where sources are translated. */
  private Box translated(ResolvedNat rule) {
    List<Condition> conditions = new ArrayList<>(Destinations.translated(rule, family));
    conditions.add(Destinations.translatedService(rule));
    if (asksForSource(rule)) {
      conditions.add(rule.source());
      conditions.add(rule.in().condition(Direction.IN, true));
      elsewhere(rule).ifPresent(conditions::add);
    } else {
      conditions.add(Condition.is(new Match.Address(Side.SOURCE, behind(rule), "")));
    }
    return Box.of(Rule.of(rule.origin(), conditions, new Statement.Accept()), family);
  }

  /** From where a hairpin's line gives a new source. */
  private AddressSet behind(ResolvedNat rule) {
    AddressSet networks = AddressSet.none(family);
    for (Interface device : Hairpin.behind(rule, own, family)) {
      networks = networks.union(own.networks(device, family));
    }
    return networks;
  }

  /**
   * What comes in by some interfaces is not from the networks that are attached to the others, as
   * long as such packets are dropped.
   */
  private Optional<Condition> elsewhere(ResolvedNat rule) {
    AddressSet networks = AddressSet.none(family);
    for (Interface device : own.protectedInterfaces()) {
      boolean used =
          rule.in().any() || rule.in().negated() != rule.in().names().contains(device.name());
      networks = used ? networks : networks.union(own.networks(device, family));
    }
    return networks.isEmpty() || !antiSpoofing
        ? Optional.empty()
        : Optional.of(Condition.isNot(new Match.Address(Side.SOURCE, networks, "")));
  }

  /** A hairpin's new source is for the networks behind it, whatever the rule's cells say. */
  private static boolean asksForSource(ResolvedNat rule) {
    return rule.translatesSource() || !rule.options().hairpin();
  }

  /**
   * Whether no packet of a server comes to the other rule that the first would know as its own: it
   * stands above the other one and takes them all.
   */
  private boolean leavesNothingFor(ResolvedNat rule, ResolvedNat other) {
    return takesAll(rule, other) && rule.newService().isEmpty() && other.newService().isEmpty();
  }

  /** Whether it stands above the other one and takes all packets of its service. */
  private boolean takesAll(ResolvedNat rule, ResolvedNat other) {
    boolean above = sets.stream().anyMatch(set -> set.contains(other) && before(set, rule, other));
    return above && (asksForSource(rule) || rule.source().isAlways());
  }

  private static boolean before(List<ResolvedNat> set, ResolvedNat rule, ResolvedNat other) {
    int at = set.indexOf(rule);
    return at >= 0 && at < set.indexOf(other);
  }

  /** The addresses of a condition; absent when it is not about fixed ones. */
  private Optional<AddressSet> known(Condition destination) {
    List<IpRange> ranges = new ArrayList<>();
    for (Match match : destination.anyOf()) {
      if (!(match instanceof Match.Address a)) {
        return Optional.empty();
      }
      ranges.addAll(a.set().ranges());
    }
    AddressSet named = AddressSet.of(family, ranges);
    return Optional.of(
        destination.isAlways() || destination.negated() ? named.complement() : named);
  }

  private static Condition sentTo(AddressSet original) {
    return Condition.anyOf(
        original.ranges().stream()
            .flatMap(range -> AddressSet.prefixes(range).stream())
            .<Match>map(Match.OriginalDestination::new)
            .toList());
  }

  private static Problem unclear(ResolvedNat rule, ResolvedNat other) {
    return Problem.error(
        "nat.target.shared",
        rule.origin().place(),
        other.origin().place().text()
            + " leads packets for the same address to the same server. Where sources are translated,"
            + " nobody can tell for which of them this rule's new source is meant.",
        "Publish different addresses, lead to different servers or ports, or give both the same new source in one rule.");
  }
}
