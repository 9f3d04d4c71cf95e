package org.twinkeep.compile.resolve;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Meanings of cells that were worked out without a word to the user. Such a meaning depends on
 * nothing but the cell; one with a problem is worked out again, so that each rule gets its own.
 */
final class SilentCells<K extends Record> {

  private final Map<K, CellMeaning> known = new HashMap<>();

  CellMeaning get(K key, RuleReport report, Supplier<CellMeaning> work) {
    CellMeaning before = known.get(key);
    if (before != null) {
      return before;
    }
    int said = report.count();
    CellMeaning meaning = work.get();
    if (report.count() == said) {
      known.put(key, meaning);
    }
    return meaning;
  }
}
