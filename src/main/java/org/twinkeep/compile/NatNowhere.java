package org.twinkeep.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;

/**
 * NAT rules that became nothing on a node, in no family and for no reason that was told: a
 * masquerade of IPv4 sources by an interface that has IPv6 addresses only.
 */
final class NatNowhere {

  private final Consumer<Problem> problems;
  private final Set<String> told = new HashSet<>();
  private final Set<String> somewhere = new HashSet<>();

  /** Listens to what is told of the rules before they are checked. */
  NatNowhere(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** Takes a problem on. */
  void report(Problem problem) {
    if (problem.severity() == Severity.ERROR) {
      problem.place().element().ifPresent(id -> told.add(id.value()));
    }
    problems.accept(problem);
  }

  /** Notes rules that have lines in a family. */
  void add(Set<String> rules) {
    somewhere.addAll(rules);
  }

  /** Refuses the rules that have lines in none. */
  void check(List<ResolvedNat> rules) {
    rules.stream()
        .map(ResolvedNat::origin)
        .distinct()
        .filter(origin -> !somewhere.contains(origin.id()) && !told.contains(origin.id()))
        .map(NatNowhere::error)
        .forEach(problems);
  }

  private static Problem error(Origin origin) {
    return Problem.error(
        "nat.nowhere",
        origin.place(),
        "It does nothing here: no interface has what it asks for, or an address of the family of its"
            + " packets to translate to.",
        "Name interfaces that have an address of this family, correct its cells, or disable it.");
  }
}
