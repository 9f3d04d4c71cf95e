package org.twinkeep.interchange.codec;

import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.PolicyRule;

/** Policy rules; the cells stand in the order of the table. */
public final class PolicyRuleCodec {

  public static final Codec<PolicyRule> POLICY_RULE =
      Codec.object("a policy rule", PolicyRuleCodec::write, PolicyRuleCodec::read);

  private PolicyRuleCodec() {}

  static void write(Output out, PolicyRule rule) {
    RuleInfoCodec.begin(out, rule);
    out.put("source", CellCodec.CELL, rule.source(), Cell.ANY)
        .put("destination", CellCodec.CELL, rule.destination(), Cell.ANY)
        .put("service", CellCodec.CELL, rule.service(), Cell.ANY)
        .put("in", CellCodec.CELL, rule.interfaces().in(), Cell.ANY)
        .put("out", CellCodec.CELL, rule.interfaces().out(), Cell.ANY)
        .put("interface", CellCodec.CELL, rule.interfaces().either(), Cell.ANY)
        .put("time", CellCodec.CELL, rule.time(), Cell.ANY)
        .required("action", ActionCodec.ACTION, rule.action())
        .optional("log", LoggingCodec.LOGGING, rule.logging());
    RuleOptionsCodec.write(out, rule.options());
    RuleInfoCodec.end(out, rule.info());
  }

  static PolicyRule read(Input in) {
    return new PolicyRule(
        RuleInfoCodec.id(in),
        RuleInfoCodec.enabled(in),
        in.get("source", CellCodec.CELL, Cell.ANY),
        in.get("destination", CellCodec.CELL, Cell.ANY),
        in.get("service", CellCodec.CELL, Cell.ANY),
        new InterfaceMatch(
            in.get("in", CellCodec.CELL, Cell.ANY),
            in.get("out", CellCodec.CELL, Cell.ANY),
            in.get("interface", CellCodec.CELL, Cell.ANY)),
        in.get("time", CellCodec.CELL, Cell.ANY),
        in.required("action", ActionCodec.ACTION, new Action.Deny()),
        in.optional("log", LoggingCodec.LOGGING),
        RuleOptionsCodec.read(in),
        RuleInfoCodec.info(in));
  }
}
