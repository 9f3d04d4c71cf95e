package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.model.Id;

/**
 * What is being dragged.
 *
 * @param objects objects, from the tree, the diagram or a cell
 * @param from the cell they come from, when it is one
 * @param rules rules
 * @param ruleSet the rule set these come from
 */
record Payload(
    List<Id> objects, Optional<CellEdits.At> from, List<Id> rules, Optional<Id> ruleSet) {

  static final Payload NOTHING =
      new Payload(List.of(), Optional.empty(), List.of(), Optional.empty());

  static Payload objects(List<Id> objects) {
    return new Payload(objects, Optional.empty(), List.of(), Optional.empty());
  }

  static Payload cell(List<Id> objects, CellEdits.At from) {
    return new Payload(objects, Optional.of(from), List.of(), Optional.empty());
  }

  static Payload rules(List<Id> rules, Id ruleSet) {
    return new Payload(List.of(), Optional.empty(), rules, Optional.of(ruleSet));
  }
}
