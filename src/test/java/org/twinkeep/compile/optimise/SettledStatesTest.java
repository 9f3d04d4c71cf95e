package org.twinkeep.compile.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Match.ConnectionState;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.problem.Place;

final class SettledStatesTest {

  private static final Origin ROW = new Origin("r", "1", "", "", "", Place.named("test"));
  private static final Condition NEW =
      Condition.is(Match.state(ConnectionState.NEW, ConnectionState.UNTRACKED));
  private static final Condition KNOWN =
      Condition.is(Match.state(ConnectionState.ESTABLISHED, ConnectionState.RELATED));
  private static final Condition INVALID = Condition.is(Match.state(ConnectionState.INVALID));
  private static final Condition WEB = Condition.is(Match.port(Transport.TCP, 80));
  private static final Statement ACCEPT = new Statement.Accept();
  private static final Rule WEB_WHEN_NEW = Rule.of(ROW, List.of(WEB, NEW), ACCEPT);

  @Test
  void whatIsNeitherKnownNorInvalidIsNew() {
    List<Rule> rules =
        List.of(
            Rule.of(ROW, List.of(KNOWN), ACCEPT),
            Rule.of(ROW, List.of(INVALID), new Statement.Drop()),
            WEB_WHEN_NEW);
    assertThat(SettledStates.without(rules).getLast())
        .isEqualTo(Rule.of(ROW, List.of(WEB), ACCEPT));
  }

  @Test
  void asksWhereAStateIsLeft() {
    for (Rule weaker :
        List.of(
            Rule.of(ROW, List.of(INVALID, WEB), new Statement.Drop()),
            Rule.of(ROW, List.of(INVALID), new Statement.Count()),
            Rule.of(ROW, List.of(new Condition(true, INVALID.anyOf())), new Statement.Drop()))) {
      List<Rule> rules = List.of(Rule.of(ROW, List.of(KNOWN), ACCEPT), weaker, WEB_WHEN_NEW);
      assertThat(SettledStates.without(rules)).as("%s", weaker).isEqualTo(rules);
    }
  }

  @Test
  void aNarrowerQuestionStays() {
    Rule onlyNew =
        Rule.of(ROW, List.of(WEB, Condition.is(Match.state(ConnectionState.NEW))), ACCEPT);
    List<Rule> rules =
        List.of(
            Rule.of(ROW, List.of(KNOWN), ACCEPT),
            Rule.of(ROW, List.of(INVALID), new Statement.Drop()),
            onlyNew);
    assertThat(SettledStates.without(rules)).isEqualTo(rules);
  }
}
