package org.twinkeep.compile.place;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;

/**
 * The ways through the node on which branches lead packets to each rule set.
 *
 * <pre>
 *   top: to the node → branch a; a: any → branch b   ⇒   a, b: to the node
 * </pre>
 */
public final class Entrances {

  private final PlaceRules place;
  private final List<Id> ids;
  private final List<Set<Path>> entered;

  private Entrances(PlaceRules place, List<Id> ids) {
    this.place = place;
    this.ids = ids;
    this.entered = new ArrayList<>();
    ids.forEach(_ -> entered.add(EnumSet.noneOf(Path.class)));
  }

  /**
   * The ways to each rule set; none to the top one, which all packets come to.
   *
   * @param ids the names of the rule sets, in the firewall's order
   * @param sets their rules of one family
   */
  public static List<Set<Path>> of(PlaceRules place, List<Id> ids, List<List<ResolvedRule>> sets) {
    Entrances entrances = new Entrances(place, ids);
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < sets.size(); i++) {
        for (ResolvedRule rule : sets.get(i)) {
          more |= entrances.follow(rule, i);
        }
      }
    }
    return List.copyOf(entrances.entered);
  }

  /** Whether the rule leads packets on a way that was not known yet. */
  private boolean follow(ResolvedRule rule, int set) {
    int target = rule.action() instanceof Action.Branch(Id id) ? ids.indexOf(id) : -1;
    if (target <= 0) {
      return false;
    }
    List<Path> ways =
        Stream.of(Path.values())
            .filter(path -> set == 0 || entered.get(set).contains(path))
            .filter(path -> place.obstacle(rule, path, entered.get(set)).isEmpty())
            .toList();
    return entered.get(target).addAll(ways);
  }
}
