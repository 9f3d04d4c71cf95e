package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Id;

/**
 * Where the keyboard works: a cell, and the objects in it that are picked.
 *
 * @param row the row's key; empty = nowhere
 * @param column the column
 * @param part the cell of the rule that holds the picked objects; absent when none are
 * @param members the picked objects, the leading one last; none = the whole cell
 */
record Cursor(String row, RuleColumn column, Optional<RulePart> part, List<Id> members) {

  static final Cursor NOWHERE = cell("", RuleColumn.NUMBER);

  static Cursor cell(String row, RuleColumn column) {
    return new Cursor(row, column, Optional.empty(), List.of());
  }

  static Cursor chip(String row, RuleColumn column, RulePart part, Id member) {
    return new Cursor(row, column, Optional.of(part), List.of(member));
  }

  boolean picks(RulePart inPart, Id member) {
    return part.filter(inPart::equals).isPresent() && members.contains(member);
  }
}
