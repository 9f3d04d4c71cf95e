package org.twinkeep.compile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.model.Family;
import org.twinkeep.model.PortRange;

/**
 * Whether a rule may match TCP or UDP answers to the connections that another rule accepts.
 *
 * <p>An answer comes from the port that the connection was made to, and goes to one that the
 * client's system chose: Linux takes 32768 to 60999, RFC 6335 (section 6) recommends 49152 to
 * 65535.
 */
final class Answers {

  private static final List<PortRange> CHOSEN_BY_CLIENTS = List.of(new PortRange(32_768, 65_535));

  private static final List<Match.Ports> EVERY_SERVICE =
      Stream.of(Transport.TCP, Transport.UDP)
          .map(t -> new Match.Ports(t, List.of(), List.of(), Optional.empty()))
          .toList();

  private Answers() {}

  static boolean meet(Rule rule, Rule accepting, Family family) {
    return services(rule).stream()
            .anyMatch(mine -> services(accepting).stream().anyMatch(its -> meet(mine, its)))
        && box(rule, false, family).overlaps(box(accepting, true, family));
  }

  private static boolean meet(Match.Ports rule, Match.Ports accepting) {
    List<PortRange> clients = accepting.source().isEmpty() ? CHOSEN_BY_CLIENTS : accepting.source();
    return rule.transport() == accepting.transport()
        && meet(rule.source(), accepting.destination())
        && meet(rule.destination(), clients);
  }

  /** None means every port. */
  private static boolean meet(List<PortRange> some, List<PortRange> others) {
    return some.isEmpty()
        || others.isEmpty()
        || some.stream()
            .anyMatch(
                a -> others.stream().anyMatch(b -> a.first() <= b.last() && b.first() <= a.last()));
  }

  private static List<Match.Ports> services(Rule rule) {
    return rule.conditions().stream()
        .filter(c -> !c.negated() && c.anyOf().stream().anyMatch(Answers::isService))
        .findFirst()
        .map(
            c ->
                c.anyOf().stream()
                    .flatMap(m -> m instanceof Match.Ports p ? Stream.of(p) : Stream.empty())
                    .toList())
        .orElse(EVERY_SERVICE);
  }

  private static boolean isService(Match match) {
    return match instanceof Match.Ports
        || match instanceof Match.Protocol
        || match instanceof Match.Icmp;
  }

  /** The addresses that a rule speaks of; those of its answers when turned. */
  private static Box box(Rule rule, boolean turned, Family family) {
    List<Condition> addresses =
        rule.conditions().stream()
            .filter(c -> !c.isAlways())
            .filter(c -> c.anyOf().stream().allMatch(m -> m instanceof Match.Address))
            .map(c -> turned ? new Condition(c.negated(), turned(c)) : c)
            .toList();
    return Box.of(Rule.of(rule.origin(), addresses, new Statement.Accept()), family);
  }

  private static List<Match> turned(Condition condition) {
    return condition.anyOf().stream()
        .<Match>flatMap(
            m ->
                m instanceof Match.Address(Side side, var set, var label)
                    ? Stream.of(
                        new Match.Address(
                            side == Side.SOURCE ? Side.DESTINATION : Side.SOURCE, set, label))
                    : Stream.empty())
        .toList();
  }
}
