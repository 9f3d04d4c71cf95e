package org.twinkeep.ui.kit.form;

/** A line of a form. */
public sealed interface Entry
    permits TextEntry, ChoiceEntry, TickEntry, LinksEntry, NoteEntry, ActionEntry {

  /** What stands above or beside it; empty = nothing. */
  String label();

  /** Reads the value anew; what is being typed stays. */
  void refresh();
}
