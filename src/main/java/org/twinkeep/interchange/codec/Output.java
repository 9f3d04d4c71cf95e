package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Optional;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;

/** Takes the properties of an object that is being written; the counterpart of {@link Input}. */
public final class Output {

  private final Fields fields = new Fields();

  Output() {}

  /** Writes a property whatever its value. */
  public <T> Output required(String name, Codec<T> codec, T value) {
    fields.put(name, codec.write(value));
    return this;
  }

  /** Writes a property unless it has the value that its absence means. */
  public <T> Output put(String name, Codec<T> codec, T value, T absent) {
    return value.equals(absent) ? this : required(name, codec, value);
  }

  /** Writes a property when there is one. */
  public <T> Output optional(String name, Codec<T> codec, Optional<T> value) {
    value.ifPresent(v -> required(name, codec, v));
    return this;
  }

  /** Writes a list, unless it is empty. */
  public <T> Output list(String name, Codec<T> item, List<T> values) {
    return values.isEmpty() ? this : required(name, item.list(), values);
  }

  /** Writes a list with a line for each item, unless it is empty. */
  public <T> Output block(String name, Codec<T> item, List<T> values) {
    fields.putBlock(name, values.stream().map(item::write).toList());
    return this;
  }

  /** Gives each property a line of its own. */
  public Output asBlock() {
    fields.asBlock();
    return this;
  }

  Json.Obj build() {
    return fields.build();
  }
}
