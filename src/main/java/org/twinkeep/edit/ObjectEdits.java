package org.twinkeep.edit;

import java.util.function.UnaryOperator;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.ProjectObject;

/** Edits of objects and firewalls. */
public final class ObjectEdits {

  private ObjectEdits() {}

  /** Adds an object, or replaces the one with the same id. */
  public static Edit put(String title, ProjectObject object) {
    return new Edit(title, project -> project.withObjects(project.objects().with(object)));
  }

  public static Edit rename(Id id, String newName) {
    return new Edit(
        "Rename to " + newName,
        project ->
            project
                .objects()
                .find(id)
                .map(
                    o ->
                        project.withObjects(
                            project.objects().with(o.withHead(o.head().withName(newName)))))
                .orElse(project));
  }

  /**
   * Deletes an object. References to it stay as they are and become errors until they are mended: a
   * cell or group that lost its last member would otherwise mean something wider.
   */
  public static Edit delete(ProjectObject object) {
    return new Edit(
        "Delete " + object.name(),
        project -> project.withObjects(project.objects().without(object.id())));
  }

  /** Replaces a firewall by what {@code change} makes of it. */
  public static Edit changeFirewall(String title, Id firewall, UnaryOperator<Firewall> change) {
    return new Edit(
        title,
        project ->
            project.firewall(firewall).map(f -> project.with(change.apply(f))).orElse(project));
  }
}
