package org.twinkeep.edit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.twinkeep.model.Project;

/**
 * One step of editing. Undo needs no inverse: the old value is kept.
 *
 * @param title what the user did, as undo names it: {@code Add web-1 to source}
 * @param change a pure function
 */
public record Edit(String title, UnaryOperator<Project> change) {

  public Project applyTo(Project project) {
    return change.apply(project);
  }

  /** All edits as one step. */
  public static Edit all(String title, List<Edit> edits) {
    return new Edit(
        title,
        project -> {
          Project current = project;
          for (Edit edit : edits) {
            current = edit.applyTo(current);
          }
          return current;
        });
  }
}
