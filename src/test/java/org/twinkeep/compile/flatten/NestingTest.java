package org.twinkeep.compile.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;

final class NestingTest {

  @ParameterizedTest
  @EnumSource
  void takesSixteenChainsOneBelowTheOther(Ladder.Step step) {
    assertThat(tooDeep(Ladder.of(Family.IPV4, 16, step))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesTheRuleThatLeadsToTheSeventeenth(Ladder.Step step) {
    assertThat(tooDeep(Ladder.of(Family.IPV4, 17, step))).containsExactly("r16");
    assertThat(tooDeep(Ladder.of(Family.IPV4, 30, step))).containsExactly("r16");
  }

  @Test
  void countsWhatLeadsToTheHooks() {
    Program program = Ladder.of(Family.IPV4, 16, Ladder.Step.JUMP);
    assertThat(Nesting.tooDeep(List.of(program), 1))
        .extracting(r -> r.origin().id())
        .containsExactly("r15");
  }

  @Test
  void takesTheLongestWayToAChain() {
    Program shortcut =
        new Program(
            Family.IPV4,
            List.of(
                Chain.at(
                    Hook.FILTER_FORWARD,
                    List.of(jump(20, 3), jump(21, 1), Ladder.rule(22, Ladder.ACCEPT))),
                Ladder.named(3, Ladder.rule(4, Ladder.ACCEPT)),
                Ladder.named(2, jump(3, 3)),
                Ladder.named(1, jump(2, 2))));
    assertThat(Nesting.tooDeep(List.of(shortcut), 12)).isEmpty();
    assertThat(Nesting.tooDeep(List.of(shortcut), 13))
        .extracting(r -> r.origin().id())
        .containsExactly("r3");
  }

  @Test
  void countsTheWaysOfBothFamiliesThroughChainsThatTheyShare() {
    Program four = Ladder.of(Family.IPV4, 9, Ladder.Step.JUMP);
    Program six =
        new Program(
            Family.IPV6,
            List.of(
                Chain.at(Hook.FILTER_FORWARD, List.of()),
                Ladder.named(8, jump(9, 100)),
                Ladder.named(100, Ladder.rule(101, Ladder.ACCEPT))));
    assertThat(Nesting.tooDeep(List.of(four, six), 6)).isEmpty();
    assertThat(Nesting.tooDeep(List.of(four, six), 7))
        .extracting(r -> r.origin().id())
        .containsExactly("r9");
  }

  private static Rule jump(int rule, int chain) {
    return Ladder.rule(rule, new Statement.Jump(Ladder.name(chain)));
  }

  private static List<String> tooDeep(Program program) {
    return Nesting.tooDeep(List.of(program), 0).stream().map(r -> r.origin().id()).toList();
  }
}
