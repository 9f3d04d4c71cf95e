package org.twinkeep.interchange.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;

/**
 * How values of one type are written as JSON and read back.
 *
 * @param <T> the type
 */
public interface Codec<T> {

  Json write(T value);

  /** The value; empty when it could not be read, which is noted among the faults. */
  Optional<T> read(Json json, Faults faults);

  /** A list of such values. */
  default Codec<List<T>> list() {
    return new ListCodec<>(this);
  }

  /**
   * Another type that is written in the same way.
   *
   * @param to may refuse with an IllegalArgumentException whose message is a sentence for people
   */
  default <B> Codec<B> as(Function<T, B> to, Function<B, T> from) {
    Codec<T> inner = this;
    return new Codec<>() {
      @Override
      public Json write(B value) {
        return inner.write(from.apply(value));
      }

      @Override
      public Optional<B> read(Json json, Faults faults) {
        return inner.read(json, faults).flatMap(value -> Refusal.catching(json, faults, to, value));
      }
    };
  }

  /**
   * An object with named properties.
   *
   * @param name what people call it, with an article
   * @param write puts the properties that are worth it
   * @param read takes every property that there may be; what it does not ask for is unknown
   */
  static <T> Codec<T> object(String name, BiConsumer<Output, T> write, Function<Input, T> read) {
    return new Codec<>() {
      @Override
      public Json write(T value) {
        Output out = new Output();
        write.accept(out, value);
        return out.build();
      }

      @Override
      public Optional<T> read(Json json, Faults faults) {
        return json instanceof Json.Obj object
            ? Input.read(object, name, faults, read)
            : Refusal.wrongType(json, name, faults);
      }
    };
  }

  /** A list codec; one unreadable item does not hide the faults of the others. */
  record ListCodec<T>(Codec<T> item) implements Codec<List<T>> {
    @Override
    public Json write(List<T> values) {
      return Json.Arr.of(values.stream().map(item::write).toList());
    }

    @Override
    public Optional<List<T>> read(Json json, Faults faults) {
      if (!(json instanceof Json.Arr array)) {
        return Refusal.wrongType(json, "a list […]", faults);
      }
      List<T> values = new ArrayList<>();
      array.items().forEach(i -> item.read(i, faults).ifPresent(values::add));
      return Optional.of(values);
    }
  }
}
