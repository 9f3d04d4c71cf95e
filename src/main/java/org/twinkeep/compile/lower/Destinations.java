package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
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

/** Translations of the destination. */
final class Destinations {

  private final Own own;
  private final Family family;
  private final Redirects redirects;
  private final Consumer<Problem> problems;

  Destinations(Own own, Family family, Redirects redirects, Consumer<Problem> problems) {
    this.own = own;
    this.family = family;
    this.redirects = redirects;
    this.problems = problems;
  }

  void add(ResolvedNat rule, Map<Hook, List<Rule>> rules) {
    if (!rule.out().any() && !rule.translatesSource()) {
      error(
          rule,
          "nat.destination.out",
          "A destination is translated before the packet's output interface is known.",
          "Empty the output interface cell, or name the destination more closely.");
      return;
    }
    if (!rule.out().any()) {
      error(
          rule,
          "nat.both.out",
          "The rule translates source and destination, and the destination is translated before the output interface is known.",
          "Empty the output interface cell, or make two rules of it.");
      return;
    }
    for (Half half : halves(rule)) {
      List<Condition> conditions = new ArrayList<>();
      conditions.add(rule.source());
      conditions.add(rule.destination());
      conditions.add(half.service());
      List<Statement> choices = choices(rule, half.ports());
      if (choices.isEmpty()) {
        return;
      }
      addAt(rule, conditions, choices, rules);
    }
  }

  private void addAt(
      ResolvedNat rule,
      List<Condition> conditions,
      List<Statement> choices,
      Map<Hook, List<Rule>> rules) {
    Optional<List<Condition>> coming = Stage.known(Hook.NAT_PREROUTING, conditions);
    if (coming.isPresent()) {
      for (Condition in : inputs(rule)) {
        Stage.inTurn(rule, coming.get(), choices).stream()
            .flatMap(r -> comingBy(in, r))
            .forEach(r -> LowerNat.add(rules, Hook.NAT_PREROUTING, r));
      }
    }
    Optional<List<Condition>> sent =
        rule.in().any() && namesNode(rule)
            ? Stage.known(Hook.NAT_OUTPUT, conditions)
            : Optional.empty();
    sent.ifPresent(
        known ->
            Stage.inTurn(rule, known, choices)
                .forEach(r -> LowerNat.add(rules, Hook.NAT_OUTPUT, r)));
    if (coming.isEmpty() && sent.isEmpty()) {
      error(
          rule,
          "nat.destination.owner",
          "Only packets that the node itself sends have an owner, and the rule is not about those.",
          "Put the firewall into the source cell and empty the input interface, or take the user service out.");
    }
  }

  private Stream<Rule> comingBy(Condition in, Rule rule) {
    return rule.statements().getFirst() instanceof Statement.Redirect redirect
        ? redirects.of(rule, in, redirect).stream()
        : Stream.of(rule.when(List.of(in)));
  }

  /** Where the rule's packets come in; for a hairpin, also from behind which the targets stand. */
  private List<Condition> inputs(ResolvedNat rule) {
    List<Condition> inputs = new ArrayList<>();
    inputs.add(rule.in().condition(Direction.IN, true));
    if (rule.options().hairpin() && !rule.in().any()) {
      inside(rule).forEach(d -> inputs.add(Condition.is(Match.device(Direction.IN, d.name()))));
    }
    return inputs;
  }

  /** The interfaces behind which the targets stand, beyond those that the rule names. */
  private List<Interface> inside(ResolvedNat rule) {
    return Hairpin.behind(rule, own, family).stream()
        .filter(d -> rule.in().negated() == rule.in().names().contains(d.name()))
        .toList();
  }

  /** The node's own connections are translated only by rules whose source is the node. */
  private boolean namesNode(ResolvedNat rule) {
    return !rule.anySource()
        && !rule.source().negated()
        && rule.source().anyOf().stream()
            .anyMatch(
                m ->
                    m instanceof Match.LocalAddress
                        || m instanceof Match.Address a && a.set().isWithin(own.set(family)));
  }

  /** A part of the rule with its own new ports. */
  private record Half(Condition service, Optional<PortRange> ports) {}

  /** One part a protocol when ports change; new ports of a protocol go with that protocol only. */
  private List<Half> halves(ResolvedNat rule) {
    if (rule.newService().isEmpty()) {
      return List.of(new Half(rule.service(), Optional.empty()));
    }
    List<Half> halves = new ArrayList<>();
    boolean portsOnly =
        !rule.service().isAlways()
            && !rule.service().negated()
            && rule.service().anyOf().stream().allMatch(m -> m instanceof Match.Ports);
    if (!portsOnly) {
      error(
          rule,
          "nat.service.original",
          "Ports are translated, but the original service is not limited to TCP or UDP.",
          "Name the TCP or UDP service whose port is translated.");
      return List.of();
    }
    for (Match match : rule.service().anyOf()) {
      Match.Ports original = (Match.Ports) match;
      List<PortRange> ports =
          rule.newService().stream()
              .filter(p -> p.transport() == original.transport())
              .flatMap(p -> p.destination().stream())
              .toList();
      if (ports.size() != 1) {
        error(
            rule,
            "nat.service.protocol",
            "The translated service has not exactly one port or range for "
                + original.transport()
                + ", which the original service names.",
            "Give one translated port for each protocol of the original service.");
        return List.of();
      }
      halves.add(new Half(Condition.is(original), Optional.of(ports.getFirst())));
    }
    return halves;
  }

  /** What becomes of the packets; connections take turns between several. None after an error. */
  private List<Statement> choices(ResolvedNat rule, Optional<PortRange> ports) {
    if (rule.newDestination().isEmpty()) {
      return List.of(nat(rule, Optional.empty(), ports));
    }
    return switch (rule.newDestination().get()) {
      case NatTarget.Self() -> List.of(new Statement.Redirect(ports, rule.options().random()));
      case NatTarget.Fixed(List<IpRange> ranges) ->
          ranges.stream().map(r -> nat(rule, Optional.of(r), ports)).toList();
      case NatTarget.Whole(var prefix) -> {
        if (prefix.length() == family.bits()) {
          yield List.of(nat(rule, Optional.of(prefix.range()), ports));
        }
        if (rule.destinationNetwork().filter(d -> d.length() == prefix.length()).isEmpty()
            || ports.isPresent()) {
          error(
              rule,
              "nat.netmap.size",
              "A network is translated address by address to one of the same size, whatever the port.",
              "Give original and translated destination as networks of equal length without a translated service, or translate to a host or range.");
          yield List.of();
        }
        yield rule.destinationNetwork().stream()
            .<Statement>map(d -> new Statement.Netmap(Side.DESTINATION, d, prefix))
            .toList();
      }
    };
  }

  private static Statement nat(ResolvedNat rule, Optional<IpRange> to, Optional<PortRange> ports) {
    return new Statement.DestinationNat(
        to, ports, rule.options().random(), rule.options().persistent());
  }

  /** The addresses of the rule's packets after the translation. */
  static List<Condition> translated(ResolvedNat rule, Family family) {
    List<Condition> conditions = new ArrayList<>();
    rule.newDestination()
        .ifPresent(
            target -> {
              switch (target) {
                case NatTarget.Fixed(List<IpRange> ranges) ->
                    conditions.add(to(AddressSet.of(family, ranges)));
                case NatTarget.Whole(var prefix) -> conditions.add(to(AddressSet.of(prefix)));
                case NatTarget.Self() -> {}
              }
            });
    if (rule.newDestination().isEmpty()) {
      conditions.add(rule.destination());
    }
    conditions.add(Condition.is(Match.state(Match.ConnectionState.DNAT)));
    return conditions;
  }

  /** The services of the rule's packets after the translation. */
  static Condition translatedService(ResolvedNat rule) {
    return rule.newService().isEmpty()
        ? rule.service()
        : Condition.anyOf(
            rule.newService().stream()
                .map(
                    p ->
                        new Match.Ports(
                            p.transport(), List.of(), p.destination(), Optional.empty()))
                .toList());
  }

  private static Condition to(AddressSet set) {
    return Condition.is(new Match.Address(Side.DESTINATION, set, ""));
  }

  private void error(ResolvedNat rule, String id, String message, String remedy) {
    problems.accept(Problem.error(id, rule.origin().place(), message, remedy));
  }
}
