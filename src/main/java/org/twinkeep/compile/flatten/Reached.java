package org.twinkeep.compile.flatten;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;

/**
 * The rows that packets come to where Twinkeep's own look-ups send them: a line on the way to a
 * user's rule says as much of whom the rule meets as the line that decides.
 *
 * <pre>
 *   dispatch: to 192.0.2.0/30 goto n1; n1: to 192.0.2.1 goto d3; d3: rules of the rows 3 and 8
 *   ⇒ all of these lines belong to the rows 3 and 8
 * </pre>
 *
 * <p>A branch of a user leads to rules that speak for themselves, and is not followed.
 */
public final class Reached {

  private final Map<ChainName, List<Rule>> chains;
  private final Map<ChainName, List<String>> known = new HashMap<>();

  /**
   * Of a whole ruleset.
   *
   * @param chains the rules of the chains that are jumped to
   */
  public Reached(Map<ChainName, List<Rule>> chains) {
    this.chains = Map.copyOf(chains);
  }

  /** The ids of the rows whose rules stand in a chain, or further on; each once. */
  public List<String> rows(ChainName chain) {
    List<String> before = known.get(chain);
    if (before != null) {
      return before;
    }
    Set<String> rows = new LinkedHashSet<>();
    for (Rule rule : chains.getOrDefault(chain, List.of())) {
      if (isOnTheWay(rule)) {
        targets(rule).forEach(target -> rows.addAll(rows(target)));
      } else {
        rows.add(rule.origin().id());
      }
    }
    List<String> found = List.copyOf(rows);
    known.put(chain, found);
    return found;
  }

  /** The id of a rule's own row, and those of the rows that it sends packets to. */
  public List<String> origins(Rule rule) {
    String own = rule.origin().id();
    if (!isOnTheWay(rule)) {
      return List.of(own);
    }
    Set<String> rows = new LinkedHashSet<>(List.of(own));
    targets(rule).forEach(target -> rows.addAll(rows(target)));
    return List.copyOf(rows);
  }

  private static boolean isOnTheWay(Rule rule) {
    return rule.origin().isAutomatic() && !targets(rule).isEmpty();
  }

  private static List<ChainName> targets(Rule rule) {
    List<ChainName> targets = new ArrayList<>();
    for (Statement statement : rule.statements()) {
      targets.addAll(statement.targets());
    }
    return targets;
  }
}
