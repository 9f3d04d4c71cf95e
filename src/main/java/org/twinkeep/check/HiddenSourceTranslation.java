package org.twinkeep.check;

import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.LetThrough;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/**
 * Source translations to published addresses. Destinations are translated first, so that packets to
 * a published address show the server behind it by then, wherever the two rules stand.
 */
final class HiddenSourceTranslation implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      List<RuleSet.Nat> sets = firewall.ruleSets().nat();
      List<NatRule> publishing =
          sets.stream()
              .flatMap(set -> set.rules().stream())
              .filter(LetThrough::isNeeded)
              .filter(HiddenSourceTranslation::isForAll)
              .toList();
      for (RuleSet.Nat set : sets) {
        for (NatRule rule : set.rules()) {
          if (translatesSourceAlone(rule)) {
            publishing.stream()
                .filter(other -> hides(project, other, rule))
                .findFirst()
                .ifPresent(_ -> problems.accept(problem(firewall, set, rule)));
          }
        }
      }
    }
  }

  private static boolean isForAll(NatRule rule) {
    return rule.source().isAny() && rule.inInterface().isAny() && isNamed(rule.destination());
  }

  private static boolean translatesSourceAlone(NatRule rule) {
    return rule.enabled()
        && rule.action() instanceof NatAction.Translate
        && (!rule.translatedSource().isAny() || rule.options().masquerade())
        && rule.translatedDestination().isAny()
        && isNamed(rule.destination());
  }

  private static boolean isNamed(Cell cell) {
    return !cell.isAny() && !cell.negated();
  }

  private static boolean hides(Project project, NatRule publishing, NatRule rule) {
    List<IpRange> published = addresses(project, publishing.destination());
    List<IpRange> servers = addresses(project, publishing.translatedDestination());
    List<IpRange> asked = addresses(project, rule.destination());
    return (publishing.service().isAny() || publishing.service().equals(rule.service()))
        && !asked.isEmpty()
        && asked.stream().allMatch(a -> published.stream().anyMatch(p -> p.contains(a)))
        && servers.stream().noneMatch(s -> asked.stream().anyMatch(s::overlaps));
  }

  private static List<IpRange> addresses(Project project, Cell cell) {
    return Membership.leaves(project, cell.members()).stream()
        .flatMap(id -> project.element(id).stream())
        .flatMap(element -> Extents.addresses(project, element).stream())
        .toList();
  }

  private static Problem problem(Firewall firewall, RuleSet set, NatRule rule) {
    return Problem.warning(
        "nat.source.hidden",
        Places.of(firewall, set, rule, "destination"),
        "Another rule publishes these destinations. They are translated first, so that this rule never"
            + " meets packets to them.",
        "Name the servers behind them, or translate source and destination in one rule.");
  }
}
