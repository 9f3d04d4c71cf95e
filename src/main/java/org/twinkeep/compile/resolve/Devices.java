package org.twinkeep.compile.resolve;

import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;

/**
 * The interfaces of a cell on this node.
 *
 * @param any whether there is no condition
 * @param negated whether all others are meant
 * @param names kernel names of what stands in the cell; none when "all but" names interfaces of
 *     other nodes only, so that every interface of this one is meant
 * @param others kernel names of the protected interfaces that do not
 */
public record Devices(
    boolean any, boolean negated, SortedSet<String> names, SortedSet<String> others) {

  public static final Devices ANY = new Devices(true, false, new TreeSet<>(), new TreeSet<>());

  /**
   * The condition on one direction.
   *
   * @param narrow "all but" means the other protected interfaces only; otherwise also those that
   *     the project does not know. A rule that lets pass is narrow, one that denies is not.
   */
  public Condition condition(Direction direction, boolean narrow) {
    if (any) {
      return Condition.ALWAYS;
    }
    if (!negated) {
      return Condition.is(new Match.Device(direction, names));
    }
    if (narrow) {
      return Condition.is(new Match.Device(direction, others));
    }
    return names.isEmpty() ? Condition.ALWAYS : Condition.isNot(new Match.Device(direction, names));
  }

  /**
   * The same without what {@link #condition} does not ask for: equal where the same packets match.
   */
  public Devices asked(boolean narrow) {
    return negated && narrow ? this : new Devices(any, negated, names, new TreeSet<>());
  }
}
