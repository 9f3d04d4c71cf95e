package org.twinkeep.ui.kit.form;

import java.util.List;

/**
 * What a form shows.
 *
 * @param kind what it is about: {@code Host}
 * @param icon an Ikonli name
 * @param locked why nothing can be changed; empty = it can
 * @param sections from the top
 */
public record Form(String kind, String icon, String locked, List<Section> sections) {

  /**
   * Entries that belong together.
   *
   * @param title empty for the first
   * @param open whether it is open at first
   */
  public record Section(String title, boolean open, List<Entry> entries) {
    /** Copies the list. */
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /** Copies the list. */
  public Form {
    sections = List.copyOf(sections);
  }

  /** Reads all values anew. */
  public void refresh() {
    entries().forEach(Entry::refresh);
  }

  /** All entries, from the top. */
  public List<Entry> entries() {
    return sections.stream().flatMap(s -> s.entries().stream()).toList();
  }
}
