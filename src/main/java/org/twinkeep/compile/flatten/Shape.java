package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;

/**
 * The conditions of a rule by what they need.
 *
 * @param single one match, possibly negated, that one line can say
 * @param choices one of several matches
 * @param exclusions none of several matches
 * @param once what may remember packets: custom matches, and exclusions among which is one. Nobody
 *     but the tool knows what is in them, so that they are asked last, and once for each packet
 * @param oneFinalLine whether the statements are one line that ends the walk
 * @param repeatable whether several lines under the same conditions do what one would
 * @param needsProtocol whether the protocol must stand in the line of the statements
 */
record Shape(
    List<Condition> single,
    List<Condition> choices,
    List<Condition> exclusions,
    List<Condition> once,
    boolean oneFinalLine,
    boolean repeatable,
    boolean needsProtocol) {

  static Shape of(Rule rule, Dialect dialect) {
    List<Condition> single = new ArrayList<>();
    List<Condition> choices = new ArrayList<>();
    List<Condition> exclusions = new ArrayList<>();
    List<Condition> once = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      boolean one = condition.anyOf().size() == 1;
      if (isCustom(condition) && (one || condition.negated())) {
        once.add(condition);
      } else if (one && (!condition.negated() || dialect.canNegate(condition.anyOf().getFirst()))) {
        single.add(condition);
      } else {
        (condition.negated() ? exclusions : choices).add(condition);
      }
    }
    boolean changesMark =
        rule.statements().stream()
            .anyMatch(s -> s instanceof Statement.SetMark || s instanceof Statement.RestoreMark);
    boolean repeatable =
        dialect.lines(rule.statements()) == 1
            || rule.guards().isEmpty() && once.isEmpty() && !changesMark;
    return new Shape(
        single,
        choices,
        exclusions,
        once,
        isOneFinalLine(rule, dialect),
        repeatable,
        rule.statements().getLast().needsProtocol());
  }

  static boolean isOneFinalLine(Rule rule, Dialect dialect) {
    return rule.guards().isEmpty()
        && dialect.lines(rule.statements()) == 1
        && rule.statements().getLast().isFinal();
  }

  static boolean isCustom(Condition condition) {
    return condition.anyOf().stream().anyMatch(Match.Custom.class::isInstance);
  }

  /** Whether the rule is one combination of matches already. */
  boolean isDirect() {
    return isAskedInLine() && repeatable;
  }

  /** Whether a line can ask everything there is to ask before it leads to what is done. */
  boolean isAskedInLine() {
    return choices.isEmpty() && exclusions.isEmpty() && once.stream().noneMatch(Condition::negated);
  }

  /** The conditions that one line asks, in their order. */
  List<Condition> inLine() {
    List<Condition> all = new ArrayList<>(single);
    all.addAll(once);
    return all;
  }

  /** Whether a packet that fits several combinations is treated once all the same. */
  boolean canBeWrittenOut() {
    return exclusions.isEmpty()
        && once.isEmpty()
        && oneFinalLine
        && (choices.size() < 2 || choices.stream().noneMatch(Shape::isCustom));
  }

  /** The protocol, again where ports are translated, helpers assigned or segments clamped. */
  List<Condition> protocols() {
    if (!needsProtocol) {
      return List.of();
    }
    List<Condition> protocols =
        new ArrayList<>(
            single.stream()
                .filter(c -> !c.negated() && c.anyOf().getFirst() instanceof Match.Ports)
                .toList());
    choices.stream().flatMap(choice -> transport(choice).stream()).forEach(protocols::add);
    return Literals.tidy(protocols).orElseThrow();
  }

  /** What alternatives have in common. */
  private static Optional<Condition> transport(Condition choice) {
    Set<Transport> transports =
        choice.anyOf().stream()
            .flatMap(m -> m instanceof Match.Ports p ? Stream.of(p.transport()) : Stream.empty())
            .collect(Collectors.toSet());
    boolean one =
        transports.size() == 1 && choice.anyOf().stream().allMatch(Match.Ports.class::isInstance);
    return one
        ? transports.stream().map(t -> Condition.is(Match.Ports.every(t))).findFirst()
        : Optional.empty();
  }

  long products() {
    long product = 1;
    for (Condition choice : choices) {
      product = Math.min(product * choice.anyOf().size(), Integer.MAX_VALUE);
    }
    return product;
  }
}
