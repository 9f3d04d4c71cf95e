package org.twinkeep.interchange.codec;

import java.util.Optional;
import java.util.function.Function;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/** Notes why a value cannot be read. */
final class Refusal {

  private Refusal() {}

  static <T> Optional<T> wrongType(Json json, String expected, Faults faults) {
    faults.add(
        "file.type",
        json.at(),
        "Here stands " + json.typeName() + " instead of " + expected + ".",
        "Write " + expected + ".");
    return Optional.empty();
  }

  /** Notes a value that the model does not allow; the model's own words say why. */
  static void value(Json.At at, String message, String expected, Faults faults) {
    String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    faults.add(
        "file.value",
        at,
        sentence.endsWith(".") ? sentence : sentence + ".",
        "Write " + expected + ".");
  }

  /** Applies a function of the model, whose refusals are sentences for people. */
  static <A, B> Optional<B> catching(Json json, Faults faults, Function<A, B> function, A value) {
    return catching(json, "a value within these limits", faults, function, value);
  }

  static <A, B> Optional<B> catching(
      Json json, String expected, Faults faults, Function<A, B> function, A value) {
    try {
      return Optional.of(function.apply(value));
    } catch (IllegalArgumentException e) {
      value(json.at(), String.valueOf(e.getMessage()), expected, faults);
      return Optional.empty();
    }
  }
}
