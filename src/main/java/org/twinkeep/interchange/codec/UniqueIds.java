package org.twinkeep.interchange.codec;

import java.util.HashMap;
import java.util.Map;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/**
 * Finds ids that are given to two things. Every {@code "id"} of a project file names a new element:
 * references are texts in lists, or the property that is called after them.
 */
final class UniqueIds {

  private final Map<String, Json.At> seen = new HashMap<>();
  private final Faults faults;

  private UniqueIds(Faults faults) {
    this.faults = faults;
  }

  static void check(Json json, Faults faults) {
    new UniqueIds(faults).visit(json);
  }

  private void visit(Json json) {
    switch (json) {
      case Json.Obj object -> {
        Json.Member id = object.members().get("id");
        if (id != null && id.value() instanceof Json.Text text) {
          note(text);
        }
        object.members().values().forEach(member -> visit(member.value()));
      }
      case Json.Arr array -> array.items().forEach(this::visit);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void note(Json.Text id) {
    if (id.value().startsWith("std:")) {
      faults.add(
          "file.id.reserved",
          id.at(),
          "'" + id.value() + "' is an id of the Standard library, which no file can change.",
          "Choose an id that does not begin with 'std:'.");
    }
    Json.At first = seen.putIfAbsent(id.value(), id.at());
    if (first != null) {
      faults.add(
          "file.id.duplicate",
          id.at(),
          "The id '" + id.value() + "' is already used in line " + first.line() + ".",
          "Choose another id, and mend the references to it.");
    }
  }
}
