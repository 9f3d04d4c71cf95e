package org.twinkeep.model;

import java.util.List;

/**
 * One cell of a rule: the union of what it refers to, or the complement of that union. An empty
 * cell means any; it gets empty only by an explicit edit, never because a member vanished.
 *
 * @param members references in the user's order, without repetition
 * @param negated whether the complement is meant; never true for an empty cell
 */
public record Cell(List<Id> members, boolean negated) {

  /** Matches everything. */
  public static final Cell ANY = new Cell(List.of(), false);

  /**
   * Copies the list, drops repetitions; "not any" cannot be said, because it would match nothing.
   */
  public Cell {
    members = members.size() < 2 ? List.copyOf(members) : members.stream().distinct().toList();
    negated = negated && !members.isEmpty();
  }

  public static Cell of(Id... members) {
    return new Cell(List.of(members), false);
  }

  public boolean isAny() {
    return members.isEmpty();
  }

  public Cell withMembers(List<Id> newMembers) {
    return new Cell(newMembers, negated);
  }

  public Cell withNegated(boolean newNegated) {
    return new Cell(members, newNegated);
  }
}
