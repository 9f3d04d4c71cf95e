package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.model.TcpFlags;
import org.twinkeep.model.TcpFlags.Flag;
import org.twinkeep.problem.Problem;

/** What a rule does to packets before the filter, when they may pass. */
final class PacketChanges {

  private static final int HEXADECIMAL = 16;
  private static final Pattern TRAFFIC_CLASS =
      Pattern.compile("([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})");

  /** Only the first segments of both directions say how large the others may be. */
  private static final Condition BEGINS =
      Condition.is(
          new Match.Ports(
              Transport.TCP,
              List.of(),
              List.of(),
              Optional.of(new TcpFlags(EnumSet.of(Flag.SYN, Flag.RST), EnumSet.of(Flag.SYN)))));

  /** The first packet is marked where the filter decides, in the order of the rules there. */
  private static final Condition KNOWN =
      Condition.is(Match.state(ConnectionState.ESTABLISHED, ConnectionState.RELATED));

  private final Path path;
  private final FirstMarks first;
  private final Consumer<Problem> problems;

  /** On one way through the node. */
  PacketChanges(Path path, FirstMarks first, Consumer<Problem> problems) {
    this.path = path;
    this.first = first;
    this.problems = problems;
  }

  /** Changes of some of its packets: later ones of a connection, or those that begin one. */
  List<Rule> some(PlacedRule placed) {
    return mayPass(placed.rule().action())
        ? Stream.of(first.of(placed), marked(placed), clamped(placed))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  /** What happens to all its packets. */
  List<Statement> all(ResolvedRule rule) {
    return mayPass(rule.action()) ? classified(rule).stream().toList() : List.of();
  }

  /**
   * What is denied is not worth a change; a known connection may pass although it is denied now.
   */
  private static boolean mayPass(Action action) {
    return switch (action) {
      case Action.Accept(), Action.Continue(), Action.Branch _, Action.Return(), Action.Custom _ ->
          true;
      case Action.Deny(), Action.Reject _ -> false;
    };
  }

  /**
   * Packets of the node itself would be routed anew by a mark here, unlike the first one, which the
   * filter marks; where their mark comes back, {@link FirstMarks} has the first one routed anew as
   * well.
   */
  private Optional<Rule> marked(PlacedRule placed) {
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    conditions.add(KNOWN);
    return placed
        .rule()
        .options()
        .setMark()
        .filter(_ -> marksLater(placed))
        .map(mark -> Rule.of(placed.rule().origin(), conditions, new Statement.SetMark(mark)));
  }

  /**
   * Whether a rule marks later packets of connections, too. Not where the connection remembers its
   * mark, which may be another than the rules would give now; nor where a limit decided about the
   * connection's first packet.
   */
  static boolean marksLater(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    return placed.path() == Path.THROUGH_NODE
        && mayPass(placed.rule().action())
        && options.setMark().isPresent()
        && options.connectionMark() == ConnectionMark.NONE
        && !options.isLimited()
        && !AskedTooEarly.asks(placed, Match.Custom.class);
  }

  private Optional<Rule> clamped(PlacedRule placed) {
    OptionalInt bytes = placed.rule().options().mssClamp();
    if (bytes.isEmpty() || path != Path.THROUGH_NODE) {
      return Optional.empty();
    }
    Condition service = placed.rule().service();
    List<Match> segments =
        service.isAlways()
            ? List.of(Match.Ports.every(Transport.TCP))
            : service.negated()
                ? List.of()
                : service.anyOf().stream().filter(PacketChanges::isTcp).toList();
    if (segments.isEmpty()) {
      error(
          placed.rule(),
          "rule.mss.service",
          "Only TCP has a segment size, and the rule names no TCP service.",
          "Name TCP services, or empty the service cell.");
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    conditions.remove(service);
    conditions.add(Condition.anyOf(segments));
    conditions.add(BEGINS);
    Statement clamp = new Statement.ClampMss(bytes.getAsInt());
    return Optional.of(Rule.of(placed.rule().origin(), conditions, clamp));
  }

  private static boolean isTcp(Match match) {
    return match instanceof Match.Ports p && p.transport() == Transport.TCP && p.flags().isEmpty();
  }

  private Optional<Statement> classified(ResolvedRule rule) {
    String text = rule.options().classify();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = TRAFFIC_CLASS.matcher(text);
    if (!form.matches()) {
      error(
          rule,
          "rule.classify.form",
          "A traffic class is written as two hexadecimal numbers.",
          "Write it as 1:10.");
      return Optional.empty();
    }
    return Optional.of(
        new Statement.Classify(
            Integer.parseInt(form.group(1), HEXADECIMAL),
            Integer.parseInt(form.group(2), HEXADECIMAL)));
  }

  private void error(ResolvedRule rule, String id, String message, String remedy) {
    problems.accept(Problem.error(id, rule.origin().place(), message, remedy));
  }
}
