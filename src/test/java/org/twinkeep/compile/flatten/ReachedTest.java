package org.twinkeep.compile.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.problem.Place;

final class ReachedTest {

  private static final ChainName UPPER = new ChainName("fwd_upper");
  private static final ChainName LOWER = new ChainName("fwd_lower");
  private static final ChainName OTHER = new ChainName("fwd_other");
  private static final ChainName OF_USER = new ChainName("c_user");

  private static final Rule A = rule("a", new Statement.Accept());
  private static final Rule B = rule("b", new Statement.Drop());
  private static final Rule BRANCH = rule("branch", new Statement.Jump(OF_USER));

  private static Rule rule(String row, Statement does) {
    return Rule.of(new Origin(row, "1", "", "", "", Place.PROJECT), List.of(), does);
  }

  private static Rule onTheWay(Statement does) {
    return rule("auto:by-destination", does);
  }

  private static Statement lookUp(ChainName... chains) {
    Map<Lookup.Key, ChainName> entries = new LinkedHashMap<>();
    for (int i = 0; i < chains.length; i++) {
      entries.put(
          new Lookup.Key(
              Optional.empty(),
              Optional.empty(),
              Optional.of(IpRange.of(Ip.parse("192.0.2." + i))),
              Optional.empty(),
              Optional.empty()),
          chains[i]);
    }
    return new Lookup("fwd4_to", new LinkedHashMap<>(entries));
  }

  private final Reached reached =
      new Reached(
          Map.of(
              UPPER, List.of(onTheWay(lookUp(LOWER, OTHER))),
              LOWER, List.of(A, onTheWay(new Statement.Jump(OTHER))),
              OTHER, List.of(B, BRANCH, B),
              OF_USER, List.of(rule("deep", new Statement.Accept()))));

  @Test
  void aChainOfSeveralRowsIsReachedByAllOfThem() {
    assertThat(reached.rows(OTHER)).containsExactly("b", "branch");
  }

  @Test
  void everyLevelOnTheWayBelongsToTheRowsBelow() {
    assertThat(reached.rows(LOWER)).containsExactly("a", "b", "branch");
    assertThat(reached.rows(UPPER)).containsExactly("a", "b", "branch");
    assertThat(reached.origins(onTheWay(new Statement.Goto(UPPER))))
        .containsExactly("auto:by-destination", "a", "b", "branch");
  }

  @Test
  void aBranchOfAUserIsNotFollowed() {
    assertThat(reached.origins(BRANCH)).containsExactly("branch");
  }

  @Test
  void whatDecidesBelongsToItsOwnRow() {
    assertThat(reached.origins(A)).containsExactly("a");
    assertThat(reached.origins(onTheWay(new Statement.Drop())))
        .containsExactly("auto:by-destination");
  }
}
