package org.twinkeep.ui.rules;

import javafx.scene.Node;

/**
 * What the parts of one table share.
 *
 * @param model what is shown and selected
 * @param actions what can be done
 * @param drops what can be dropped
 * @param editors the editors that open in cells
 */
record TableContext(RulesViewModel model, RuleActions actions, Drops drops, Editors editors) {

  /** The editors that open in or at cells. */
  interface Editors {

    /** Opens the editor that fits the cell under the cursor. */
    void edit(Node at, String typed);

    /** Renames what the cursor is on. */
    void rename(Node at);

    /** Shows the menu of the cell under the cursor. */
    void menu(Node at, double screenX, double screenY);
  }
}
