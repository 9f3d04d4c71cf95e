package org.twinkeep.compile.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.problem.Place;

final class LoneRulesTest {

  private static final Origin TREE = origin("auto:by-destination", "automatic");
  private static final Origin ROW = origin("row", "1");
  private static final ChainName LEAF = new ChainName("fwd_d1");
  private static final Condition CLIENTS = address(Side.SOURCE, "198.51.100.0/24");
  private static final Condition SERVER = address(Side.DESTINATION, "192.0.2.7/32");
  private static final Rule LONE = Rule.of(ROW, List.of(CLIENTS), new Statement.Accept());

  @Test
  void aRuleStandsWhereOneLineLedToItsChain() {
    Program program = program(List.of(goTo(SERVER), goTo(other(), "fwd_more")), List.of(LONE));

    Program done = LoneRules.inPlace(program);

    assertThat(done.at(Hook.FILTER_FORWARD))
        .containsExactly(LONE.when(List.of(SERVER)), goTo(other(), "fwd_more"));
    assertThat(done.chains()).hasSize(1);
  }

  @Test
  void aLaterLineThatHoldsTheSameAddressWouldBeAskedForWhatTheRuleLeaves() {
    Condition around = address(Side.DESTINATION, "192.0.2.0/24");

    unchanged(program(List.of(goTo(SERVER), goTo(around, "fwd_more")), List.of(LONE)));
  }

  @Test
  void aChainWithTwoWaysInStays() {
    unchanged(program(List.of(goTo(SERVER), goTo(other())), List.of(LONE)));
  }

  @Test
  void oneLineAsksForOneAddressOfASide() {
    Condition alsoTo = address(Side.DESTINATION, "192.0.2.0/28");

    unchanged(program(List.of(goTo(SERVER)), List.of(LONE.when(List.of(alsoTo)))));
  }

  @Test
  void whatTakesSeveralLinesKeepsItsChain() {
    Condition clients =
        Condition.anyOf(
            List.of(
                CLIENTS.anyOf().getFirst(),
                address(Side.SOURCE, "203.0.113.0/24").anyOf().getFirst()));
    Rule logged =
        new Rule(
            ROW,
            List.of(CLIENTS),
            List.of(),
            List.of(new Statement.Count(), new Statement.Accept()));
    Condition ports =
        Condition.is(
            new Match.Ports(
                Transport.TCP,
                List.of(),
                List.of(PortRange.of(1), PortRange.of(3), PortRange.of(5)),
                Optional.empty()));

    unchanged(program(List.of(goTo(SERVER)), List.of(LONE.withConditions(List.of(clients)))));
    unchanged(program(List.of(goTo(SERVER)), List.of(logged)));
    unchanged(program(List.of(goTo(SERVER)), List.of(LONE.withConditions(List.of(ports)))));
    unchanged(program(List.of(goTo(SERVER)), List.of(LONE, LONE)));
  }

  @Test
  void aReturnEndsTheChainThatItStandsIn() {
    Rule back = Rule.of(ROW, List.of(CLIENTS), new Statement.Return());

    unchanged(program(List.of(goTo(SERVER)), List.of(back)));
  }

  @Test
  void theRuleSetsOfADesignKeepTheirChains() {
    Rule row = Rule.of(ROW, List.of(SERVER), new Statement.Goto(LEAF));

    unchanged(program(List.of(row), List.of(LONE)));
  }

  private static void unchanged(Program program) {
    assertThat(LoneRules.inPlace(program)).isEqualTo(program);
  }

  private static Program program(List<Rule> tree, List<Rule> leaf) {
    return new Program(
        Family.IPV4,
        List.of(Chain.at(Hook.FILTER_FORWARD, tree), Chain.named(LEAF, Hook.Table.FILTER, leaf)));
  }

  private static Condition other() {
    return address(Side.DESTINATION, "192.0.2.9/32");
  }

  private static Rule goTo(Condition condition) {
    return goTo(condition, LEAF.text());
  }

  private static Rule goTo(Condition condition, String chain) {
    return Rule.of(TREE, List.of(condition), new Statement.Goto(new ChainName(chain)));
  }

  private static Condition address(Side side, String prefix) {
    return Condition.is(new Match.Address(side, AddressSet.of(Prefix.parse(prefix)), ""));
  }

  private static Origin origin(String id, String label) {
    return new Origin(id, label, "", "", "", Place.named("test"));
  }
}
