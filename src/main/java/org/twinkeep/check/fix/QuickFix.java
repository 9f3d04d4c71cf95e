package org.twinkeep.check.fix;

import org.twinkeep.edit.Edit;

/**
 * A step that mends a problem. It is only ever offered; and it never lets more pass than before,
 * unless its title says that it adds a rule.
 *
 * @param edit the step; its title says what it does: {@code Use VRID 21}
 */
public record QuickFix(Edit edit) {

  public String title() {
    return edit.title();
  }
}
