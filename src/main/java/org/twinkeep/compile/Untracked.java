package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.problem.Problem;

/**
 * What stateless rules do to the rules around them.
 *
 * <p>A stateless rule takes its packets out of connection tracking where they enter, before any
 * other rule sees them. So no NAT rule translates them; and where a rule above it accepts some of
 * them with their replies, these replies would belong to no connection and be dropped. Answers to
 * connections that other rules accept are taken out as well, where the rule matches them.
 */
final class Untracked {

  private final Program program;
  private final Consumer<Problem> problems;

  private Untracked(Program program, Consumer<Problem> problems) {
    this.program = program;
    this.problems = problems;
  }

  static void check(Program program, Consumer<Problem> problems) {
    Untracked untracked = new Untracked(program, problems);
    untracked.at(
        Hook.RAW_PREROUTING, Hook.NAT_OUTPUT, List.of(Hook.FILTER_INPUT, Hook.FILTER_FORWARD));
    untracked.at(Hook.RAW_OUTPUT, Hook.NAT_PREROUTING, List.of(Hook.FILTER_OUTPUT));
  }

  /** The packets that enter at a hook, never come to another one, and are filtered at others. */
  private void at(Hook entrance, Hook elsewhere, List<Hook> filters) {
    for (Rule rule : rules(entrance)) {
      if (!rule.origin().isAutomatic() && rule.statements().contains(new Statement.NoTrack())) {
        Box box = Box.of(rule, program.family());
        filters.stream()
            .flatMap(hook -> above(rule, hook).stream())
            .filter(other -> Box.of(other, program.family()).overlaps(box))
            .findFirst()
            .ifPresent(other -> problems.accept(replies(rule, other)));
        program.chains().stream()
            .filter(chain -> table(chain) == Hook.Table.FILTER)
            .flatMap(chain -> chain.rules().stream())
            .filter(other -> !other.origin().isAutomatic() && accepts(other))
            .filter(other -> Answers.meet(rule, other, program.family()))
            .findFirst()
            .ifPresent(other -> problems.accept(oneWay(rule, other)));
        translating(box, elsewhere).ifPresent(nat -> problems.accept(translation(rule, nat)));
      }
    }
  }

  private List<Rule> rules(Hook hook) {
    return program.chains().stream()
        .filter(chain -> chain.place().equals(new Chain.Place.At(hook)))
        .flatMap(chain -> chain.rules().stream())
        .toList();
  }

  /** The rules above a stateless one that let pass what begins a connection, or may do so. */
  private List<Rule> above(Rule stateless, Hook hook) {
    List<Rule> above = new ArrayList<>();
    for (Rule rule : rules(hook)) {
      if (rule.origin().equals(stateless.origin())) {
        break;
      }
      boolean branches = rule.statements().stream().anyMatch(Statement.Jump.class::isInstance);
      if (!rule.origin().isAutomatic() && (branches || accepts(rule))) {
        above.add(rule);
      }
    }
    return above;
  }

  /** Whether a rule lets pass what begins a connection, and so the answers, too. */
  private static boolean accepts(Rule rule) {
    return rule.statements().contains(new Statement.Accept())
        && rule.conditions().stream()
            .flatMap(c -> c.anyOf().stream())
            .anyMatch(m -> m instanceof Match.State s && s.states().contains(ConnectionState.NEW));
  }

  /**
   * A rule that would translate some of the packets; that they leave by an interface is not known.
   */
  private Optional<Rule> translating(Box box, Hook elsewhere) {
    return program.chains().stream()
        .filter(chain -> table(chain) == Hook.Table.NAT)
        .filter(chain -> !chain.place().equals(new Chain.Place.At(elsewhere)))
        .flatMap(chain -> chain.rules().stream())
        .filter(rule -> rule.statements().stream().anyMatch(Untracked::translates))
        .filter(rule -> Box.of(rule, program.family()).overlaps(box))
        .findFirst();
  }

  private static Hook.Table table(Chain chain) {
    return switch (chain.place()) {
      case Chain.Place.At(Hook hook) -> hook.table();
      case Chain.Place.Named(var _, Hook.Table table) -> table;
    };
  }

  private static boolean translates(Statement statement) {
    return statement instanceof Statement.SourceNat
        || statement instanceof Statement.DestinationNat
        || statement instanceof Statement.Redirect
        || statement instanceof Statement.Netmap;
  }

  private static Problem replies(Rule stateless, Rule other) {
    return Problem.error(
        "rule.stateless.below",
        stateless.origin().place(),
        other.origin().place().text()
            + " above it accepts some of the same packets together with their replies. A stateless"
            + " rule takes them out of connection tracking, and the replies would be dropped.",
        "Move this rule above the other, or let the two speak of different packets.");
  }

  private static Problem oneWay(Rule stateless, Rule other) {
    return Problem.warning(
        "rule.stateless.answers",
        stateless.origin().place(),
        "It may also take answers to connections that "
            + other.origin().place().text()
            + " accepts out of connection tracking. Such connections are seen one way only, are not"
            + " translated back, and may come to a halt.",
        "Name the ports that the stateless packets come from and go to, or make both rules stateless.");
  }

  private static Problem translation(Rule stateless, Rule nat) {
    return Problem.warning(
        "rule.stateless.nat",
        stateless.origin().place(),
        "Packets out of connection tracking are not translated, also where "
            + nat.origin().place().text()
            + " asks for it.",
        "Take away that the rule is stateless, or keep its packets out of the NAT rule.");
  }
}
