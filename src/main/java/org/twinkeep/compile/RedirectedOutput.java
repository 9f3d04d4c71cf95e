package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.problem.Problem;

/**
 * The node's own connections that a NAT rule leads to another destination.
 *
 * <p>The kernel finds them a new route, but the filter still sees the interface that they would
 * have left by before (the output device of a hook is fixed when its first chain begins). So rules
 * that ask for the output interface and may meet such packets are refused.
 */
final class RedirectedOutput {

  private final Program program;

  private RedirectedOutput(Program program) {
    this.program = program;
  }

  static void check(Program program, Consumer<Problem> problems) {
    RedirectedOutput redirected = new RedirectedOutput(program);
    List<Rule> translations =
        redirected.below(Hook.NAT_OUTPUT).stream()
            .filter(rule -> newDestination(rule).isPresent())
            .toList();
    if (translations.isEmpty()) {
      return;
    }
    for (Rule rule : redirected.below(Hook.FILTER_OUTPUT)) {
      if (!rule.origin().isAutomatic() && asksForOutput(rule)) {
        Box box = Box.of(rule, program.family());
        translations.stream()
            .filter(translation -> redirected.after(translation).overlaps(box))
            .findFirst()
            .ifPresent(translation -> problems.accept(refused(rule, translation)));
      }
    }
  }

  /** The rules of the chain at a hook, and of those that it branches to. */
  private List<Rule> below(Hook hook) {
    List<Rule> rules = new ArrayList<>();
    collect(new Chain.Place.At(hook), new HashSet<>(), rules);
    return rules;
  }

  private void collect(Chain.Place place, Set<Chain.Place> seen, List<Rule> rules) {
    if (!seen.add(place)) {
      return;
    }
    for (Chain chain : program.chains()) {
      if (chain.place().equals(place)) {
        for (Rule rule : chain.rules()) {
          rules.add(rule);
          jumps(rule, place).forEach(target -> collect(target, seen, rules));
        }
      }
    }
  }

  private static Stream<Chain.Place> jumps(Rule rule, Chain.Place from) {
    return rule.statements().stream()
        .flatMap(
            s ->
                s instanceof Statement.Jump(var name)
                    ? Stream.of(new Chain.Place.Named(name, table(from)))
                    : Stream.empty());
  }

  private static Hook.Table table(Chain.Place place) {
    return switch (place) {
      case Chain.Place.At(Hook hook) -> hook.table();
      case Chain.Place.Named(var _, Hook.Table table) -> table;
    };
  }

  private static Optional<AddressSet> newDestination(Rule rule) {
    return rule.statements().stream()
        .flatMap(
            s ->
                switch (s) {
                  case Statement.DestinationNat d ->
                      d.to().stream().map(to -> AddressSet.of(to.family(), List.of(to)));
                  case Statement.Netmap n when n.side() == Side.DESTINATION ->
                      Stream.of(AddressSet.of(n.to()));
                  case Statement _ -> Stream.<AddressSet>empty();
                })
        .findFirst();
  }

  private static boolean asksForOutput(Rule rule) {
    return rule.conditions().stream()
        .flatMap(c -> c.anyOf().stream())
        .anyMatch(m -> m instanceof Match.Device d && d.direction() == Direction.OUT);
  }

  /** A translation's packets as the filter sees them; their ports may have changed. */
  private Box after(Rule translation) {
    List<Condition> conditions = new ArrayList<>();
    translation.conditions().stream()
        .filter(c -> c.anyOf().stream().allMatch(RedirectedOutput::isSource))
        .forEach(conditions::add);
    newDestination(translation)
        .map(set -> Condition.is(new Match.Address(Side.DESTINATION, set, "")))
        .ifPresent(conditions::add);
    return Box.of(
        Rule.of(translation.origin(), conditions, new Statement.Accept()), program.family());
  }

  private static boolean isSource(Match match) {
    return match instanceof Match.Address a && a.side() == Side.SOURCE;
  }

  private static Problem refused(Rule rule, Rule translation) {
    return Problem.error(
        "rule.out.redirected",
        rule.origin().place(),
        translation.origin().place().text()
            + " leads connections of the firewall itself to another address. The kernel still shows"
            + " such packets with the interface that they would have left by before.",
        "Name destinations instead of the output interface, or take the firewall out of the NAT rule.");
  }
}
