package org.twinkeep.edit;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.twinkeep.model.Id;
import org.twinkeep.model.Point;

/** Edits of where things stand in the diagram. */
public final class DiagramEdits {

  private DiagramEdits() {}

  /** Gives things a place of their own. */
  public static Edit place(String title, Map<Id, Point> centres) {
    return new Edit(
        title,
        project -> {
          TreeMap<Id, Point> all = new TreeMap<>(project.diagram());
          all.putAll(centres);
          return project.withDiagram(all);
        });
  }

  /** Gives things back to the automatic layout. */
  public static Edit release(String title, Collection<Id> released) {
    return new Edit(
        title,
        project -> {
          TreeMap<Id, Point> rest = new TreeMap<>(project.diagram());
          rest.keySet().removeAll(released);
          return project.withDiagram(rest);
        });
  }
}
