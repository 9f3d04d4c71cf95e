package org.twinkeep.compile.place;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.problem.Problem;

/**
 * Which rules packets of some family meet: branches can lead each family another way, so that one
 * family alone cannot tell that a rule is in vain.
 */
public final class MetRules {

  private final Set<Origin> met = new HashSet<>();
  private final Map<Origin, List<Problem>> objections = new LinkedHashMap<>();

  /**
   * Takes a rule in one family.
   *
   * @param objection why no packet of the family meets it; absent = some may
   */
  void add(ResolvedRule rule, Optional<Problem> objection) {
    objection.ifPresentOrElse(
        problem -> objections.computeIfAbsent(rule.origin(), _ -> new ArrayList<>()).add(problem),
        () -> met.add(rule.origin()));
  }

  /** Tells of the rules that no packet of any family meets. */
  public void report(Consumer<Problem> problems) {
    objections.forEach(
        (rule, all) -> {
          if (!met.contains(rule)) {
            all.stream().distinct().forEach(problems);
          }
        });
  }
}
