package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.NatTarget;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.PortRange;

/**
 * What packets of a policy rule look like where they enter: the rule sees the destination that NAT
 * rules give them, but the first hooks see the one that they were sent to.
 */
final class Published {

  private static final Condition NOT_TO_NODE = new Condition(true, List.of(new Match.Delivered()));

  private final boolean anyIncludesFirewall;
  private final List<ResolvedNat> translations;
  private final boolean none;

  Published(List<ResolvedNat> translations, boolean anyIncludesFirewall) {
    this.anyIncludesFirewall = anyIncludesFirewall;
    this.none = translations.isEmpty();
    this.translations = translations.stream().filter(ResolvedNat::translatesDestination).toList();
  }

  /** The conditions of packets that keep their destination; any may not mean the firewall. */
  List<Condition> untranslated(PlacedRule placed) {
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    if (placed.path() == Path.THROUGH_NODE
        && placed.rule().anyDestination()
        && !anyIncludesFirewall) {
      conditions.add(NOT_TO_NODE);
    }
    return conditions;
  }

  /** Whether packets may show another destination, or another port, where they come in. */
  boolean mayHide(PlacedRule placed) {
    boolean asks = !placed.rule().destination().isAlways() || !placed.rule().service().isAlways();
    return asks && !none;
  }

  /**
   * Whether packets may show another destination or port where they come in, so that it cannot be
   * told there which of some rules is meant.
   */
  boolean mayHide(PlacedRule placed, List<PlacedRule> others) {
    boolean asks = !placed.rule().destination().isAlways() || !placed.rule().service().isAlways();
    return asks
        && translations.stream()
            .filter(nat -> placed.path() != Path.FROM_NODE || !nat.anySource())
            .filter(nat -> concerns(nat, box(placed)))
            .anyMatch(nat -> others.stream().anyMatch(other -> concerns(nat, box(other))));
  }

  /** Whether a NAT rule may change such packets, or make others such packets. */
  private static boolean concerns(ResolvedNat nat, Box box) {
    Condition in = nat.in().condition(Direction.IN, true);
    Rule before =
        Rule.of(
            nat.origin(),
            List.of(nat.source(), nat.destination(), nat.service(), in),
            new Statement.Accept());
    List<Condition> changed = new ArrayList<>(Destinations.translated(nat, nat.family()));
    changed.addAll(List.of(nat.source(), Destinations.translatedService(nat), in));
    Rule after = Rule.of(nat.origin(), changed, new Statement.Accept());
    return Box.of(before, nat.family()).overlaps(box) || Box.of(after, nat.family()).overlaps(box);
  }

  /** The packets of a rule as the filter sees them. */
  static Box box(PlacedRule placed) {
    Rule rule = Rule.of(placed.rule().origin(), placed.conditions(), new Statement.Accept());
    return Box.of(rule, placed.rule().family());
  }

  /** The conditions of such packets of one service, for each NAT rule that may translate them. */
  List<List<Condition>> entering(PlacedRule placed, Match.Ports service) {
    if (placed.path() == Path.FROM_NODE) {
      return List.of();
    }
    return translations.stream()
        .filter(nat -> leadsTo(nat, placed))
        .flatMap(nat -> original(nat, service).map(ports -> conditions(nat, placed, ports)))
        .toList();
  }

  private static List<Condition> conditions(
      ResolvedNat nat, PlacedRule placed, Match.Ports service) {
    ResolvedRule rule = placed.rule();
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    conditions.removeIf(Condition::isAlways);
    conditions.remove(rule.destination());
    conditions.remove(rule.service());
    conditions.add(nat.destination());
    conditions.add(Condition.is(service));
    if (rule.source().isAlways()) {
      conditions.add(nat.source());
    }
    if (rule.in().any()) {
      conditions.add(nat.in().condition(Direction.IN, true));
    }
    return conditions;
  }

  private static boolean leadsTo(ResolvedNat nat, PlacedRule placed) {
    Condition wanted = placed.rule().destination();
    Family family = nat.family();
    return switch (nat.newDestination().orElse(new NatTarget.Self())) {
      case NatTarget.Self() -> nat.newDestination().isEmpty() || placed.path() == Path.TO_NODE;
      case NatTarget.Fixed(var ranges) -> meets(wanted, AddressSet.of(family, ranges));
      case NatTarget.Whole(var prefix) -> meets(wanted, AddressSet.of(prefix));
    };
  }

  private static boolean meets(Condition wanted, AddressSet target) {
    return wanted.isAlways()
        || wanted.anyOf().stream()
            .anyMatch(
                m ->
                    m instanceof Match.Address a
                        && (wanted.negated()
                            ? !target.isWithin(a.set())
                            : target.intersects(a.set())));
  }

  /** The ports that packets were sent to which have these after the translation. */
  private static Stream<Match.Ports> original(ResolvedNat nat, Match.Ports service) {
    if (nat.newService().isEmpty()) {
      return Stream.of(service);
    }
    boolean meets =
        nat.newService().stream()
            .anyMatch(
                p ->
                    p.transport() == service.transport()
                        && PortRange.meet(p.destination(), service.destination()));
    return nat.service().anyOf().stream()
        .filter(m -> meets && m instanceof Match.Ports p && p.transport() == service.transport())
        .map(Match.Ports.class::cast);
  }
}
