package org.twinkeep.interchange;

import java.util.Optional;
import org.twinkeep.interchange.codec.ProjectCodec;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/** Looks whether a file is a project file of a version that can be read, before anything else. */
final class FileHeading {

  private static final String NOT_A_PROJECT = "This is not a Twinkeep project file: ";

  private FileHeading() {}

  static Optional<Json.Obj> check(Json json, Faults faults) {
    if (!(json instanceof Json.Obj object)) {
      faults.add(
          "file.format",
          json.at(),
          NOT_A_PROJECT + "it begins with " + json.typeName() + ".",
          "Give a file that Twinkeep exported.");
      return Optional.empty();
    }
    boolean format =
        member(object, "format") instanceof Json.Text(String text, Json.At _)
            && text.equals(ProjectCodec.FORMAT);
    if (!format) {
      faults.add(
          "file.format",
          member(object, "format").at(),
          NOT_A_PROJECT + "\"format\": \"" + ProjectCodec.FORMAT + "\" is missing.",
          "Give a file that Twinkeep exported.");
      return Optional.empty();
    }
    return checkVersion(object, faults);
  }

  private static Optional<Json.Obj> checkVersion(Json.Obj object, Faults faults) {
    Json version = member(object, "version");
    if (!(version instanceof Json.Num(double number, Json.At _))
        || number < 1
        || number != Math.rint(number)) {
      faults.add(
          "file.version",
          version.at(),
          "The version of the file format is not given as a whole number.",
          "Write \"version\": " + ProjectCodec.VERSION + ".");
      return Optional.empty();
    }
    if (number > ProjectCodec.VERSION) {
      faults.add(
          "file.version.newer",
          version.at(),
          "The file has format version "
              + (long) number
              + ", and this Twinkeep reads up to "
              + ProjectCodec.VERSION
              + ".",
          "Open it with a newer Twinkeep.");
      return Optional.empty();
    }
    return Optional.of(object);
  }

  private static Json member(Json.Obj object, String name) {
    Json.Member member = object.members().get(name);
    return member == null ? object : member.value();
  }
}
