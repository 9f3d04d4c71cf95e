package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.RejectWith;

/**
 * What a rule names one by one, and could therefore be looked up by.
 *
 * @param sources addresses; absent = it names none
 * @param destinations addresses; absent = it names none
 * @param ports destination ports of TCP and UDP; absent = it names none
 * @param in input interfaces, one each; absent = it names none
 * @param out output interfaces, one each; absent = it names none
 */
record Named(
    Optional<Cell<IpRange>> sources,
    Optional<Cell<IpRange>> destinations,
    Optional<Cell<Span>> ports,
    Optional<Cell<Match.Device>> in,
    Optional<Cell<Match.Device>> out) {

  /**
   * A condition that holds exactly for what is in it.
   *
   * @param condition its position in the rule
   * @param values without repetition
   */
  record Cell<T>(int condition, List<T> values) {}

  static Named of(Rule rule) {
    return new Named(
        addresses(rule, Side.SOURCE),
        addresses(rule, Side.DESTINATION),
        ports(rule),
        devices(rule, Direction.IN),
        devices(rule, Direction.OUT));
  }

  Optional<Cell<Match.Device>> devices(Direction direction) {
    return direction == Direction.IN ? in : out;
  }

  private static Optional<Cell<Match.Device>> devices(Rule rule, Direction direction) {
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      Set<String> names = new TreeSet<>();
      boolean all = !condition.negated();
      for (Match match : condition.anyOf()) {
        if (match instanceof Match.Device(Direction of, var each) && of == direction) {
          names.addAll(each);
        } else {
          all = false;
        }
      }
      if (all && !names.isEmpty()) {
        return Optional.of(
            new Cell<>(
                i,
                names.stream().map(name -> (Match.Device) Match.device(direction, name)).toList()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Cell<IpRange>> addresses(Rule rule, Side side) {
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      List<IpRange> values = new ArrayList<>();
      boolean all = !condition.negated();
      for (Match match : condition.anyOf()) {
        if (match instanceof Match.Address(Side of, AddressSet set, String _) && of == side) {
          values.addAll(set.ranges());
        } else {
          all = false;
        }
      }
      if (all && !values.isEmpty()) {
        Family family = values.getFirst().family();
        return Optional.of(new Cell<>(i, AddressSet.of(family, values).ranges()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Cell<Span>> ports(Rule rule) {
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      List<Span> values = new ArrayList<>();
      boolean all = !condition.negated();
      for (Match match : condition.anyOf()) {
        all =
            all
                && match instanceof Match.Ports p
                && p.source().isEmpty()
                && p.flags().isEmpty()
                && !p.destination().isEmpty();
        if (all && match instanceof Match.Ports p) {
          p.destination().forEach(range -> values.add(Span.ports(p.transport(), range)));
        }
      }
      if (all && !values.isEmpty()) {
        return Optional.of(new Cell<>(i, List.copyOf(values)));
      }
    }
    return Optional.empty();
  }

  /** Whether the tools must find the protocol in the line of the statements. */
  static boolean keepsPorts(Rule rule) {
    return rule.statements().stream()
        .anyMatch(
            s ->
                s.needsProtocol()
                    || s instanceof Statement.Custom
                    || s instanceof Statement.Reject(RejectWith with)
                        && with == RejectWith.TCP_RESET);
  }
}
