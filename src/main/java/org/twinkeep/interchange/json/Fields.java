package org.twinkeep.interchange.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Builds an object for printing; members keep the order in which they are put. */
public final class Fields {

  private final SequencedMap<String, Json.Member> members = new LinkedHashMap<>();
  private boolean block;

  public Fields put(String name, Json value) {
    members.put(name, new Json.Member(Json.At.NOWHERE, value));
    return this;
  }

  public Fields put(String name, String value) {
    return put(name, Json.Text.of(value));
  }

  public Fields put(String name, double value) {
    return put(name, Json.Num.of(value));
  }

  public Fields put(String name, boolean value) {
    return put(name, Json.Bool.of(value));
  }

  public Fields put(String name, Stream<? extends Json> items) {
    return put(name, Json.Arr.of(items.toList()));
  }

  /** Items that each get a line of their own; nothing is put for an empty list. */
  public Fields putBlock(String name, List<? extends Json> items) {
    return items.isEmpty() ? this : put(name, Json.Arr.of(items).asBlock());
  }

  /** Makes the printer give each member a line of its own. */
  public Fields asBlock() {
    block = true;
    return this;
  }

  public Json.Obj build() {
    return new Json.Obj(members, block, Json.At.NOWHERE);
  }
}
