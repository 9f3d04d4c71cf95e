package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;

/** Writes the flat rules of one chain, and the chains that they need. */
final class ChainWriter {

  /** Up to this many lines a rule is written out rather than given a chain. */
  private static final int MOST_LINES = 6;

  private final Chain.Place place;
  private final Dialect dialect;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Chain> added = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();

  ChainWriter(Chain.Place place, Dialect dialect) {
    this.place = place;
    this.dialect = dialect;
  }

  List<Rule> rules() {
    return rules;
  }

  List<Chain> added() {
    return added;
  }

  void write(Rule rule) throws Unspeakable {
    Shape shape = Shape.of(rule, dialect);
    if (shape.isDirect()) {
      emit(rules, rule, shape.single(), List.of());
    } else if (shape.canBeWrittenOut() && shape.products() <= MOST_LINES) {
      writeOut(rules, rule, shape.single(), shape.choices());
    } else if (rule.statements().getLast() instanceof Statement.Return) {
      writeReturn(rule, shape);
    } else {
      Statement.Jump jump = new Statement.Jump(chainFor(rule, shape));
      emit(rules, Rule.of(rule.origin(), List.of(), jump), shape.single(), List.of());
    }
  }

  /** Returning must happen in this very chain, so that every combination is written out. */
  private void writeReturn(Rule rule, Shape shape) throws Unspeakable {
    if (!shape.exclusions().isEmpty() || !shape.canBeWrittenOut()) {
      throw new Unspeakable(
          "A rule that returns cannot have a negated service or a limit here.",
          "Name what is meant instead of what is not, or put a Branch in its place.");
    }
    writeOut(rules, rule, shape.single(), shape.choices());
  }

  /** Every combination of the alternatives as a line of its own. */
  private void writeOut(
      List<Rule> into, Rule rule, List<Condition> single, List<Condition> choices) {
    if (choices.isEmpty()) {
      emit(into, rule, single, List.of());
      return;
    }
    Condition first = choices.getFirst();
    for (Match match : first.anyOf()) {
      List<Condition> more = new ArrayList<>(single);
      more.add(Condition.is(match));
      writeOut(into, rule, more, choices.subList(1, choices.size()));
    }
  }

  private static void emit(
      List<Rule> into, Rule rule, List<Condition> conditions, List<Condition> more) {
    List<Condition> all = new ArrayList<>(conditions);
    all.addAll(more);
    Literals.tidy(all).ifPresent(tidy -> into.add(rule.withConditions(tidy)));
  }

  /** The chain that a packet walks when it meets the single conditions. */
  private ChainName chainFor(Rule rule, Shape shape) {
    ChainName name = name(rule.origin());
    int slot = reserve(name);
    List<Rule> body = new ArrayList<>();
    for (Condition exclusion : shape.exclusions()) {
      for (Match match : exclusion.anyOf()) {
        emit(
            body,
            Rule.of(rule.origin(), List.of(), new Statement.Return()),
            List.of(Condition.is(match)),
            List.of());
      }
    }
    List<Condition> choices =
        shape.choices().stream().sorted(Comparator.comparingInt(c -> c.anyOf().size())).toList();
    choose(rule.withConditions(shape.protocols()), choices, body);
    added.set(slot, Chain.named(name, table(), body));
    return name;
  }

  private void choose(Rule bare, List<Condition> choices, List<Rule> body) {
    if (choices.isEmpty()) {
      act(bare, body);
      return;
    }
    boolean last = choices.size() == 1;
    if (last && Shape.isOneFinalLine(bare, dialect)) {
      writeOut(body, bare, bare.conditions(), choices);
      return;
    }
    ChainName next = name(bare.origin());
    int slot = reserve(next);
    for (Match match : choices.getFirst().anyOf()) {
      body.add(Rule.of(bare.origin(), List.of(Condition.is(match)), new Statement.Goto(next)));
    }
    List<Rule> rest = new ArrayList<>();
    choose(bare, choices.subList(1, choices.size()), rest);
    added.set(slot, Chain.named(next, table(), rest));
  }

  /** Nothing is left to ask but the guards, and these only once. */
  private void act(Rule bare, List<Rule> body) {
    if (bare.guards().isEmpty() || dialect.lines(bare.statements()) == 1) {
      body.add(bare);
      return;
    }
    ChainName then = name(bare.origin());
    int slot = reserve(then);
    body.add(new Rule(bare.origin(), List.of(), bare.guards(), List.of(new Statement.Goto(then))));
    added.set(
        slot,
        Chain.named(
            then,
            table(),
            List.of(new Rule(bare.origin(), List.of(), List.of(), bare.statements()))));
  }

  private int reserve(ChainName name) {
    added.add(Chain.named(name, table(), List.of()));
    return added.size() - 1;
  }

  private Hook.Table table() {
    return place.inTable();
  }

  /** {@code in_r12}, {@code in_r12_b}, …: where it is used, and for which row. */
  private ChainName name(Origin origin) {
    String base = prefix() + "_" + (origin.isAutomatic() ? "auto" : "r" + origin.label());
    int count = used.merge(base, 1, Integer::sum);
    return new ChainName(count == 1 ? base : base + "_" + Integer.toString(count + 8, 36));
  }

  private String prefix() {
    return switch (place) {
      case Chain.Place.At(Hook hook) ->
          switch (hook) {
            case FILTER_INPUT -> "in";
            case FILTER_FORWARD -> "fwd";
            case FILTER_OUTPUT -> "out";
            case RAW_PREROUTING,
                RAW_OUTPUT,
                MANGLE_PREROUTING,
                MANGLE_FORWARD,
                MANGLE_OUTPUT,
                NAT_PREROUTING,
                NAT_OUTPUT,
                NAT_POSTROUTING ->
                Objects.requireNonNull(hook).name().toLowerCase(Locale.ROOT).replace("routing", "");
          };
      case Chain.Place.Named(ChainName name, Hook.Table _) -> name.text();
    };
  }
}
