package org.twinkeep.ui.rules;

/**
 * What the parts of one table share.
 *
 * @param model what is shown and selected
 * @param rules what can be done with rules
 * @param cells what can be done with cells
 * @param drops what can be dropped
 * @param clips copy and paste
 * @param editors the editors that open in cells
 */
record TableContext(
    RulesViewModel model,
    RuleActions rules,
    CellActions cells,
    Drops drops,
    Clips clips,
    CellEditors editors) {}
