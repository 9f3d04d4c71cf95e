package org.twinkeep.interchange.codec;

import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/** Reads which kind of thing an object is before its other properties are looked at. */
final class Kinds {

  static final String PROPERTY = "kind";

  private Kinds() {}

  /** An object together with its kind. */
  record Found<K>(Json.Obj object, K kind) {}

  static <K> Optional<Found<K>> read(Json json, Codec<K> kinds, String name, Faults faults) {
    if (!(json instanceof Json.Obj object)) {
      return Refusal.wrongType(json, name + " {…}", faults);
    }
    Json.Member member = object.members().get(PROPERTY);
    if (member == null) {
      faults.add(
          "file.property.missing",
          object.at(),
          "'" + PROPERTY + "' is missing in " + name + ".",
          "Add it.");
      return Optional.empty();
    }
    return kinds.read(member.value(), faults).map(kind -> new Found<>(object, kind));
  }
}
