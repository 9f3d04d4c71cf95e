package org.twinkeep.interchange.codec;

import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;

/** What all rules have: id and switch at the beginning, what people note at the end. */
final class RuleInfoCodec {

  private RuleInfoCodec() {}

  static void begin(Output out, Rule rule) {
    out.required("id", Values.ID, rule.id()).put("enabled", Values.FLAG, rule.enabled(), true);
  }

  static void end(Output out, RuleInfo info) {
    out.put("name", Values.TEXT, info.name(), "")
        .put("comment", Values.TEXT, info.comment(), "")
        .put("section", Values.TEXT, info.section(), "")
        .optional("colour", Values.COLOUR, info.colour())
        .put("owner", Values.TEXT, info.owner(), "")
        .put("ticket", Values.TEXT, info.ticket(), "")
        .optional("review", Values.DATE, info.review())
        .optional("expires", Values.DATE, info.expires());
  }

  static Id id(Input in) {
    return HeadCodec.id(in);
  }

  static boolean enabled(Input in) {
    return in.get("enabled", Values.FLAG, true);
  }

  static RuleInfo info(Input in) {
    return new RuleInfo(
        in.get("name", Values.TEXT, ""),
        in.get("comment", Values.TEXT, ""),
        in.get("section", Values.TEXT, ""),
        in.optional("colour", Values.COLOUR),
        in.get("owner", Values.TEXT, ""),
        in.get("ticket", Values.TEXT, ""),
        in.optional("review", Values.DATE),
        in.optional("expires", Values.DATE));
  }
}
