package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Action;
import org.twinkeep.model.Mark;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.problem.Problem;

/**
 * Marks that the node's own connections remember. A later packet gets its mark back before it is
 * routed anew, but the filter marks the first one behind that, and it would take another way. So
 * the first one is marked before the filter, too.
 *
 * <pre>
 *   mangle output: known → restore mark; output: a → mark 7, save it
 *   ⇒ mangle output: known → restore mark, new a → mark 7; output as before
 * </pre>
 */
final class FirstMarks {

  private static final Condition BEGINS = Condition.is(Match.state(ConnectionState.NEW));

  private final List<List<PlacedRule>> policies;
  private final List<PlacedRule> restoring;
  private final Consumer<Problem> problems;

  private FirstMarks(
      List<List<PlacedRule>> policies, List<PlacedRule> restoring, Consumer<Problem> problems) {
    this.policies = policies;
    this.restoring = restoring;
    this.problems = problems;
  }

  /** Of what the node sends; on other ways, nothing is routed anew. */
  static FirstMarks of(List<List<PlacedRule>> policies, Path path, Consumer<Problem> problems) {
    List<List<PlacedRule>> sent =
        policies.stream()
            .map(set -> set.stream().filter(p -> p.path() == Path.FROM_NODE).toList())
            .toList();
    return new FirstMarks(
        sent,
        sent.stream()
            .filter(_ -> path == Path.FROM_NODE)
            .limit(1) // restoring is refused in rule sets below the top one
            .flatMap(List::stream)
            .filter(p -> p.rule().options().connectionMark() == ConnectionMark.RESTORE)
            .filter(UnmarkedPackets::mayMatch) // no other gives marks back
            .toList(),
        problems);
  }

  /** Whether a rule saves a mark that some of its later packets get back. */
  boolean any() {
    return policies.stream().flatMap(List::stream).anyMatch(this::comesBack);
  }

  /** What happens to the first packets of a rule; absent when nothing must, or after an error. */
  Optional<Rule> of(PlacedRule placed) {
    if (!comesBack(placed)) {
      return Optional.empty();
    }
    Optional<Mark> mark = placed.rule().options().setMark();
    Optional<Problem> objection = objection(placed, mark);
    objection.ifPresent(problems);
    List<Condition> conditions = new ArrayList<>(placed.conditions());
    conditions.add(BEGINS);
    return mark.filter(_ -> objection.isEmpty())
        .map(m -> Rule.of(placed.rule().origin(), conditions, new Statement.SetMark(m)));
  }

  private boolean comesBack(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    return options.connectionMark() == ConnectionMark.SAVE
        && !options.stateless()
        && restoring.stream().anyMatch(back -> meet(back, placed));
  }

  private Optional<Problem> objection(PlacedRule placed, Optional<Mark> mark) {
    if (mark.filter(Mark::isWhole).isEmpty()) {
      Optional<PlacedRule> other = above(placed).filter(FirstMarks::marksAndGoesOn).findFirst();
      if (other.isPresent()) {
        return other.map(
            rule ->
                unclear(
                    placed,
                    place(rule) + " may set a part of the mark that this rule saves",
                    "Set the whole mark in the rule that saves it."));
      }
    }
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    Optional<PlacedRule> part =
        restoring.stream().anyMatch(back -> covers(back, placed))
            ? Optional.empty()
            : restoring.stream().filter(back -> meet(back, placed)).findFirst();
    if (part.isPresent()) {
      return part.map(
          rule ->
              unclear(
                  placed,
                  place(rule) + " may give it back to a part of its packets only",
                  "Let that rule restore the mark of all packets that the firewall sends."));
    }
    return above(placed)
        .filter(p -> AskedTooEarly.asks(p, Match.PacketMark.class))
        .findFirst()
        .map(
            rule ->
                unclear(
                    placed,
                    place(rule) + " asks for a mark, and would see this one already",
                    "Move the rule that asks below this one, or let the two speak of different packets."));
  }

  /** The rules that packets may meet before this one. */
  private Stream<PlacedRule> above(PlacedRule placed) {
    return policies.stream()
        .flatMap(set -> set.stream().takeWhile(other -> !isSame(other, placed)))
        .filter(other -> meet(other, placed));
  }

  private static boolean isSame(PlacedRule other, PlacedRule placed) {
    return other.rule().origin().equals(placed.rule().origin());
  }

  /** One that saves its mark as well is marked before the filter by itself. */
  private static boolean marksAndGoesOn(PlacedRule placed) {
    RuleOptions options = placed.rule().options();
    boolean unsaved =
        options.setMark().isPresent() && options.connectionMark() != ConnectionMark.SAVE;
    return switch (placed.rule().action()) {
      case Action.Continue(), Action.Branch _, Action.Return(), Action.Custom _ -> unsaved;
      case Action.Accept(), Action.Deny(), Action.Reject _ -> false;
    };
  }

  private static boolean meet(PlacedRule one, PlacedRule other) {
    return Published.box(one).overlaps(Published.box(other));
  }

  /** Whether all packets of the other certainly match. */
  private static boolean covers(PlacedRule placed, PlacedRule other) {
    Box box = Published.box(other);
    return placed.conditions().stream()
        .filter(c -> !c.isAlways() && !other.conditions().contains(c))
        .allMatch(
            c ->
                c.anyOf().stream().allMatch(Match.Address.class::isInstance)
                    && box.addressesWithin(
                        Box.of(
                            Rule.of(placed.rule().origin(), List.of(c), new Statement.Accept()),
                            placed.rule().family())));
  }

  private static String place(PlacedRule placed) {
    return placed.rule().origin().place().text();
  }

  private static Problem unclear(PlacedRule placed, String reason, String remedy) {
    return Problem.error(
        "rule.mark.first",
        placed.rule().origin().place(),
        "Later packets of the firewall's own connections get the mark back before they are routed, and"
            + " the first one would have to be marked there, too. But "
            + reason
            + ", so that they could take different ways.",
        remedy + " Or take the firewall out of the source cell.");
  }
}
