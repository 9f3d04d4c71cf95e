package org.twinkeep.ui.rules;

import org.twinkeep.compile.AutomaticRow;

/** What is said about automatic rows. */
final class AutomaticText {

  private AutomaticText() {}

  static String explain(AutomaticRow row) {
    return row.rule().title()
        + ": "
        + row.explanation()
        + (row.on() ? "" : "\nNot in force: " + row.reason())
        + "\nTwinkeep adds this row; it is changed in: "
        + row.setting()
        + ".";
  }
}
