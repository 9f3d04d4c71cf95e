package org.twinkeep.interchange.codec;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;

/**
 * What every object has. The id stands at the beginning of the object and the rest at its end, so
 * that a line begins with what matters; the name is left out where it equals the id.
 */
final class HeadCodec {

  private static final Id UNREADABLE = Id.of("unreadable");
  private static final Codec<SortedSet<String>> TAGS =
      Values.TEXT.list().as(TreeSet::new, List::copyOf);

  private HeadCodec() {}

  static void begin(Output out, Head head) {
    begin(out, head.id(), head.name());
  }

  static void begin(Output out, Id id, String name) {
    out.required("id", Values.ID, id).put("name", Values.TEXT, name, id.value());
  }

  static void end(Output out, Head head) {
    out.put("comment", Values.TEXT, head.comment(), "")
        .put("tags", TAGS, head.tags(), Collections.emptySortedSet())
        .optional("colour", Values.COLOUR, head.colour())
        .put("folder", Values.TEXT, head.folder(), "");
  }

  static Id id(Input in) {
    return in.required("id", Values.ID, UNREADABLE);
  }

  static String name(Input in, Id id) {
    return in.get("name", Values.TEXT, id.value());
  }

  static Head read(Input in) {
    Id id = id(in);
    return new Head(
        id,
        name(in, id),
        in.get("comment", Values.TEXT, ""),
        in.get("tags", TAGS, Collections.emptySortedSet()),
        in.optional("colour", Values.COLOUR),
        in.get("folder", Values.TEXT, ""));
  }
}
