package org.twinkeep.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What every object has.
 *
 * @param id unique in the project
 * @param name what people call it
 * @param comment free text, may have several lines
 * @param tags words that dynamic groups and searches can use
 * @param colour shown beside the name
 * @param folder where the user filed it: names joined by {@code /}, empty for the top
 */
public record Head(
    Id id,
    String name,
    String comment,
    SortedSet<String> tags,
    Optional<Colour> colour,
    String folder) {

  /** Copies the tags. */
  public Head {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  public static Head of(Id id, String name) {
    return new Head(id, name, "", Collections.emptySortedSet(), Optional.empty(), "");
  }

  public Head withName(String newName) {
    return new Head(id, newName, comment, tags, colour, folder);
  }

  public Head withId(Id newId) {
    return new Head(newId, name, comment, tags, colour, folder);
  }

  public Head withComment(String newComment) {
    return new Head(id, name, newComment, tags, colour, folder);
  }

  public Head withTags(SortedSet<String> newTags) {
    return new Head(id, name, comment, newTags, colour, folder);
  }

  public Head withColour(Optional<Colour> newColour) {
    return new Head(id, name, comment, tags, newColour, folder);
  }

  public Head withFolder(String newFolder) {
    return new Head(id, name, comment, tags, colour, newFolder);
  }
}
