package org.twinkeep.compile.resolve;

import org.twinkeep.compile.program.Condition;

/** What a cell means for one family on one node. */
sealed interface CellMeaning {

  /** A condition; {@link Condition#ALWAYS} for any. */
  record Means(Condition condition) implements CellMeaning {}

  /** Nothing here: its members exist in the other family, or on another node, only. */
  record Elsewhere() implements CellMeaning {}

  /** It is negated, and what it excludes exists in the other family only. */
  record ExcludesElsewhere(String names) implements CellMeaning {}

  /** An error was reported. */
  record Failed() implements CellMeaning {}

  CellMeaning ELSEWHERE = new Elsewhere();
  CellMeaning FAILED = new Failed();
  CellMeaning ANY = new Means(Condition.ALWAYS);
}
