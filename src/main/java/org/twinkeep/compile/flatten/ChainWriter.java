package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
  private final List<Rule> first = new ArrayList<>();
  private List<Rule> rules = first;
  private final List<Rest> rests = new ArrayList<>();
  private final List<Chain> added = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();

  ChainWriter(Chain.Place place, Dialect dialect) {
    this.place = place;
    this.dialect = dialect;
  }

  /** The rules of a chain behind one that could not return in place. */
  private record Rest(int slot, ChainName name, List<Rule> rules) {}

  List<Rule> rules() {
    return first;
  }

  List<Chain> added() {
    rests.forEach(r -> added.set(r.slot(), Chain.named(r.name(), table(), r.rules())));
    return added;
  }

  void write(Rule rule) {
    Shape shape = Shape.of(rule, dialect);
    if (shape.isDirect()) {
      emit(rules, rule, shape.inLine(), List.of());
    } else if (shape.canBeWrittenOut() && shape.products() <= MOST_LINES) {
      writeOut(rules, rule, shape.single(), shape.choices());
    } else if (rule.statements().getLast() instanceof Statement.Return) {
      writeReturn(rule, shape);
    } else if (shape.isAskedInLine() && rule.guards().isEmpty()) {
      Statement.Jump jump = new Statement.Jump(chainOf(rule.withConditions(shape.protocols())));
      emit(rules, Rule.of(rule.origin(), List.of(), jump), shape.inLine(), List.of());
    } else {
      Statement.Jump jump = new Statement.Jump(chainFor(rule, shape));
      emit(rules, Rule.of(rule.origin(), List.of(), jump), shape.single(), List.of());
    }
  }

  /**
   * A chain that is gone to returns from this one, too; so what does not return goes on in a chain
   * of its own, which takes the rules that follow.
   */
  private void writeReturn(Rule rule, Shape shape) {
    if (shape.canBeWrittenOut()) {
      writeOut(rules, rule, shape.single(), shape.choices());
      return;
    }
    ChainName name = name(rule.origin());
    int slot = reserve(name);
    ChainName rest = name(rule.origin());
    Rule goOn = Rule.of(rule.origin(), List.of(), new Statement.Goto(rest));
    List<Rule> body = new ArrayList<>();
    for (Condition exclusion : shape.exclusions()) {
      for (Match match : exclusion.anyOf()) {
        body.add(goOn.withConditions(List.of(Condition.is(match))));
      }
    }
    returnOrGoOn(bare(rule, shape), shape.choices(), goOn, body);
    added.set(slot, Chain.named(name, table(), body));
    emit(
        rules,
        Rule.of(rule.origin(), List.of(), new Statement.Goto(name)),
        shape.single(),
        List.of());
    rules.add(goOn);
    rules = new ArrayList<>();
    rests.add(new Rest(reserve(rest), rest, rules));
  }

  private void returnOrGoOn(Rule bare, List<Condition> choices, Rule goOn, List<Rule> body) {
    if (choices.isEmpty()) {
      act(bare, goOn, body);
      if (bare.guards().isEmpty() && asked(bare).isEmpty()) {
        return;
      }
    } else {
      ChainName next = name(bare.origin());
      int slot = reserve(next);
      for (Match match : choices.getFirst().anyOf()) {
        body.add(Rule.of(bare.origin(), List.of(Condition.is(match)), new Statement.Goto(next)));
      }
      List<Rule> matched = new ArrayList<>();
      returnOrGoOn(bare, choices.subList(1, choices.size()), goOn, matched);
      added.set(slot, Chain.named(next, table(), matched));
    }
    body.add(goOn);
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
        shape.choices().stream()
            .sorted(Comparator.comparing(Shape::isCustom).thenComparingInt(c -> c.anyOf().size()))
            .toList();
    choose(bare(rule, shape), choices, body);
    added.set(slot, Chain.named(name, table(), body));
    return name;
  }

  /** The chain with a rule alone. */
  private ChainName chainOf(Rule bare) {
    ChainName name = name(bare.origin());
    added.set(reserve(name), Chain.named(name, table(), List.of(bare)));
    return name;
  }

  /** The rule under nothing but what stands in its own line, and what is asked right before it. */
  private static Rule bare(Rule rule, Shape shape) {
    return rule.withConditions(shape.protocols()).when(shape.once());
  }

  private void choose(Rule bare, List<Condition> choices, List<Rule> body) {
    if (choices.isEmpty()) {
      act(bare, Rule.of(bare.origin(), List.of(), new Statement.Return()), body);
      return;
    }
    boolean last = choices.size() == 1;
    if (last
        && Shape.isOneFinalLine(bare, dialect)
        && bare.conditions().stream().noneMatch(Shape::isCustom)) {
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

  /**
   * Nothing is left to ask but what may be asked only once.
   *
   * @param otherwise for packets that are excluded
   */
  private void act(Rule bare, Rule otherwise, List<Rule> body) {
    bare.conditions().stream()
        .filter(c -> c.negated() && Shape.isCustom(c))
        .flatMap(c -> c.anyOf().stream())
        .forEach(match -> body.add(otherwise.withConditions(List.of(Condition.is(match)))));
    List<Condition> asked = asked(bare);
    List<Condition> protocols = bare.conditions().stream().filter(c -> !Shape.isCustom(c)).toList();
    if (asked.isEmpty() && bare.guards().isEmpty() || dialect.lines(bare.statements()) == 1) {
      body.add(bare.withConditions(protocols).when(asked));
      return;
    }
    ChainName then = chainOf(new Rule(bare.origin(), protocols, List.of(), bare.statements()));
    body.add(new Rule(bare.origin(), asked, bare.guards(), List.of(new Statement.Goto(then))));
  }

  /** The matches that may remember packets. */
  private static List<Condition> asked(Rule bare) {
    return bare.conditions().stream().filter(c -> !c.negated() && Shape.isCustom(c)).toList();
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
