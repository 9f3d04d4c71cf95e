package org.twinkeep.interchange;

import java.util.Optional;
import org.twinkeep.interchange.codec.Codec;
import org.twinkeep.interchange.codec.ProjectCodec;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.ParseJson;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Project;

/**
 * The text of project files ({@code *.twinkeep.json}). Whatever a project is, reading its text
 * gives an equal project, and the same project always has the same text.
 */
public final class ProjectJson {

  /** How the names of project files end. */
  public static final String FILE_SUFFIX = ".twinkeep.json";

  private ProjectJson() {}

  /** The text, laid out for people, one rule on a line where it fits. */
  public static String write(Project project) {
    return PrintJson.laidOut(ProjectCodec.PROJECT.write(project));
  }

  /**
   * Reads a project file.
   *
   * @param text its text
   * @param sourceName what problems call it, usually the file's name
   */
  public static Reading<Project> read(String text, String sourceName) {
    Faults faults = new Faults(sourceName);
    Optional<Json.Obj> tree =
        ParseJson.parse(text, faults).flatMap(json -> FileHeading.check(json, faults));
    Optional<Project> project = tree.flatMap(json -> ProjectCodec.PROJECT.read(json, faults));
    return result(project, faults);
  }

  static <T> Reading<T> read(String text, String sourceName, Codec<T> codec) {
    Faults faults = new Faults(sourceName);
    return result(ParseJson.parse(text, faults).flatMap(json -> codec.read(json, faults)), faults);
  }

  private static <T> Reading<T> result(Optional<T> value, Faults faults) {
    return value.isPresent() && faults.count() == 0
        ? new Reading.Read<>(value.get())
        : new Reading.Refused<>(faults.problems());
  }
}
