package org.twinkeep.interchange.codec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/**
 * Gives out the properties of an object that is being read, and notes the ones nobody asked for.
 *
 * <p>A property that cannot be read is noted, and its stand-in is given out instead, so that the
 * faults of the others are found as well; what is built from stand-ins is thrown away.
 */
public final class Input {

  private final Json.Obj object;
  private final String name;
  private final Faults faults;
  private final SequencedSet<String> asked = new LinkedHashSet<>();

  private Input(Json.Obj object, String name, Faults faults) {
    this.object = object;
    this.name = name;
    this.faults = faults;
  }

  static <T> Optional<T> read(
      Json.Obj object, String name, Faults faults, Function<Input, T> function) {
    int before = faults.count();
    Input in = new Input(object, name, faults);
    Optional<T> value = Optional.empty();
    try {
      value = Optional.of(function.apply(in));
    } catch (IllegalArgumentException e) {
      if (faults.count() == before) {
        Refusal.value(
            object.at(), String.valueOf(e.getMessage()), "values that fit together", faults);
      }
    }
    in.noteUnknown();
    return faults.count() == before ? value : Optional.empty();
  }

  private void noteUnknown() {
    object
        .members()
        .forEach(
            (property, member) -> {
              if (!asked.contains(property)) {
                faults.add(
                    "file.property.unknown",
                    member.at(),
                    "'" + property + "' is not a property of " + name + ".",
                    Spelling.nearest(property, asked)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Remove it; there are: " + String.join(", ", asked) + "."));
              }
            });
  }

  private Optional<Json> member(String property) {
    asked.add(property);
    return Optional.ofNullable(object.members().get(property)).map(Json.Member::value);
  }

  /**
   * A property that must be there.
   *
   * @param standIn given out when it is missing or unreadable
   */
  public <T> T required(String property, Codec<T> codec, T standIn) {
    Optional<Json> member = member(property);
    if (member.isEmpty()) {
      faults.add(
          "file.property.missing",
          object.at(),
          "'" + property + "' is missing in " + name + ".",
          "Add it.");
      return standIn;
    }
    return codec.read(member.get(), faults).orElse(standIn);
  }

  /** A property whose absence means a value. */
  public <T> T get(String property, Codec<T> codec, T absent) {
    return member(property).flatMap(json -> codec.read(json, faults)).orElse(absent);
  }

  /** A property that may be absent. */
  public <T> Optional<T> optional(String property, Codec<T> codec) {
    return member(property).flatMap(json -> codec.read(json, faults));
  }

  /** A list whose absence means that it is empty. */
  public <T> List<T> list(String property, Codec<T> item) {
    return get(property, item.list(), List.of());
  }

  /** Notes a fault of the whole object, or of one of its properties. */
  public void refuse(String property, String message, String remedy) {
    Json.At at =
        Optional.ofNullable(object.members().get(property))
            .map(m -> m.value().at())
            .orElse(object.at());
    faults.add("file.value", at, message, remedy);
  }

  /** Lets properties pass that this reader does not look at. */
  public void ignore(String... properties) {
    asked.addAll(List.of(properties));
  }

  /** Lets every property pass; for objects of a kind that is not known. */
  public void ignoreAll() {
    asked.addAll(object.members().keySet());
  }
}
