package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/**
 * The constants of an enum, in small letters with hyphens: {@code TCP_RESET} is {@code tcp-reset}.
 *
 * @param constants all of them
 */
record WordCodec<E extends Enum<E>>(List<E> constants) implements Codec<E> {

  @SafeVarargs
  static <E extends Enum<E>> WordCodec<E> of(E... constants) {
    return new WordCodec<>(List.of(constants));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Json write(E value) {
    return Json.Text.of(word(value));
  }

  @Override
  public Optional<E> read(Json json, Faults faults) {
    if (!(json instanceof Json.Text text)) {
      return Refusal.wrongType(json, "a word", faults);
    }
    Optional<E> constant = constants.stream().filter(c -> word(c).equals(text.value())).findFirst();
    if (constant.isEmpty()) {
      List<String> words = constants.stream().map(WordCodec::word).toList();
      faults.add(
          "file.value",
          json.at(),
          "'" + text.value() + "' is not one of the words for this.",
          "Write one of: " + String.join(", ", words) + ".");
    }
    return constant;
  }
}
