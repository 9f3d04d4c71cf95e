package org.twinkeep.edit;

import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.ProjectObject;

/** Objects that differ in name only. */
public final class Duplicates {

  private static final Head NAMELESS = Head.of(Id.of("same"), "");

  private Duplicates() {}

  /** Whether two objects are of one kind and have the same content. */
  public static boolean meanTheSame(ProjectObject one, ProjectObject other) {
    return one.getClass() == other.getClass()
        && one.withHead(NAMELESS).equals(other.withHead(NAMELESS));
  }
}
