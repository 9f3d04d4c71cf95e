package org.twinkeep.interchange.codec;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;

/**
 * Maps whose keys are property names.
 *
 * @param key how a key is written as a text
 * @param value how a value is written
 */
record MapCodec<K extends Comparable<K>, V>(Codec<K> key, Codec<V> value)
    implements Codec<SortedMap<K, V>> {

  @Override
  public Json write(SortedMap<K, V> map) {
    Fields fields = new Fields();
    map.forEach((k, v) -> fields.put(name(k), value.write(v)));
    return fields.build();
  }

  private String name(K k) {
    return switch (key.write(k)) {
      case Json.Text text -> text.value();
      case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ ->
          throw new IllegalStateException("a property name is a text: " + k);
    };
  }

  @Override
  public Optional<SortedMap<K, V>> read(Json json, Faults faults) {
    if (!(json instanceof Json.Obj object)) {
      return Refusal.wrongType(json, "an object {…}", faults);
    }
    SortedMap<K, V> map = new TreeMap<>();
    for (Map.Entry<String, Json.Member> member : object.members().entrySet()) {
      Json.Member content = member.getValue();
      Optional<K> k = key.read(new Json.Text(member.getKey(), content.at()), faults);
      Optional<V> v = value.read(content.value(), faults);
      if (k.isPresent() && v.isPresent()) {
        map.put(k.get(), v.get());
      }
    }
    return Optional.of(map);
  }
}
