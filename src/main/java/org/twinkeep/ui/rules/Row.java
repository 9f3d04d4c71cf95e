package org.twinkeep.ui.rules;

import org.twinkeep.compile.AutomaticRow;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;

/** One row of a table as it is shown. */
public sealed interface Row {

  /** The same for the same row before and after an edit. */
  String key();

  /**
   * The title of a section.
   *
   * @param title as the rules have it
   * @param count how many rules it holds
   * @param collapsed whether they are hidden
   * @param first its first rule
   */
  record Section(String title, int count, boolean collapsed, Id first) implements Row {
    @Override
    public String key() {
      return "#section " + first;
    }
  }

  /**
   * The title of the automatic rules above the user's.
   *
   * @param count how many there are
   * @param collapsed whether they are hidden
   * @param summary what they are, in a line
   */
  record AutomaticSection(int count, boolean collapsed, String summary) implements Row {
    @Override
    public String key() {
      return "#automatic";
    }
  }

  /** A rule of the user. */
  record User(Rule rule) implements Row {
    @Override
    public String key() {
      return rule.id().value();
    }
  }

  /**
   * A row that Twinkeep adds; it cannot be edited here.
   *
   * @param content its texts
   * @param index its place among the automatic rows
   */
  record Automatic(AutomaticRow content, int index) implements Row {
    @Override
    public String key() {
      return "#automatic " + index;
    }
  }
}
