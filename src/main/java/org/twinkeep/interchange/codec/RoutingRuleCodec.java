package org.twinkeep.interchange.codec;

import org.twinkeep.model.Cell;
import org.twinkeep.model.RoutingRule;

/** Static routes. */
public final class RoutingRuleCodec {

  public static final Codec<RoutingRule> ROUTING_RULE =
      Codec.object("a routing rule", RoutingRuleCodec::write, RoutingRuleCodec::read);

  private static final Codec<Integer> NOT_NEGATIVE = Values.number(0, Integer.MAX_VALUE);
  private static final Codec<Integer> ANY_NUMBER =
      Values.number(Integer.MIN_VALUE, Integer.MAX_VALUE);

  private RoutingRuleCodec() {}

  static void write(Output out, RoutingRule rule) {
    RuleInfoCodec.begin(out, rule);
    out.put("destination", CellCodec.CELL, rule.destination(), Cell.ANY)
        .put("defaultRoute", Values.FLAG, rule.defaultRoute(), false)
        .list("gateways", Values.ID, rule.gateways())
        .put("out", CellCodec.CELL, rule.outInterface(), Cell.ANY)
        .put("metric", NOT_NEGATIVE, rule.metric(), 0)
        .put("followMaster", Values.FLAG, rule.followMaster(), false)
        .optional("mtu", ANY_NUMBER, rule.mtu());
    RuleInfoCodec.end(out, rule.info());
  }

  static RoutingRule read(Input in) {
    return new RoutingRule(
        RuleInfoCodec.id(in),
        RuleInfoCodec.enabled(in),
        in.get("destination", CellCodec.CELL, Cell.ANY),
        in.get("defaultRoute", Values.FLAG, false),
        in.list("gateways", Values.ID),
        in.get("out", CellCodec.CELL, Cell.ANY),
        in.get("metric", NOT_NEGATIVE, 0),
        in.get("followMaster", Values.FLAG, false),
        in.optional("mtu", ANY_NUMBER),
        RuleInfoCodec.info(in));
  }
}
