package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;

/**
 * What a line of a NAT chain makes of the packets that it matches.
 *
 * @param rule the line
 * @param to the new destinations
 * @param after the packets as the filter sees them; their ports may have changed
 */
record Translated(Rule rule, AddressSet to, Box after) {

  /** Absent when the destination stays, or the line does not say what it becomes. */
  static Optional<Translated> of(Rule rule, Family family) {
    return newDestination(rule).map(to -> new Translated(rule, to, after(rule, to, family)));
  }

  /** The same for lines that give a new port alone, or lead to the node, too. */
  static Optional<Translated> toAnywhere(Rule rule, Family family) {
    boolean translates =
        rule.statements().stream()
            .anyMatch(
                s -> s instanceof Statement.DestinationNat || s instanceof Statement.Redirect);
    return of(rule, family)
        .or(
            () ->
                translates
                    ? Optional.of(
                        new Translated(
                            rule,
                            AddressSet.all(family),
                            after(rule, AddressSet.all(family), family)))
                    : Optional.empty());
  }

  /** The packets as the line meets them. */
  Box before(Family family) {
    return Box.of(rule, family);
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

  private static Box after(Rule rule, AddressSet to, Family family) {
    List<Condition> conditions = new ArrayList<>();
    rule.conditions().stream()
        .filter(c -> c.anyOf().stream().allMatch(Translated::isSource))
        .forEach(conditions::add);
    conditions.add(Condition.is(new Match.Address(Side.DESTINATION, to, "")));
    return Box.of(Rule.of(rule.origin(), conditions, new Statement.Accept()), family);
  }

  private static boolean isSource(Match match) {
    return match instanceof Match.Address a && a.side() == Side.SOURCE;
  }
}
