package org.twinkeep.interchange.codec;

import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;

/** NAT rules; a rule without an action translates. */
public final class NatRuleCodec {

  public static final Codec<NatRule> NAT_RULE =
      Codec.object("a NAT rule", NatRuleCodec::write, NatRuleCodec::read);

  private static final Codec<NatAction> ACTION = new ActionCodec();

  private NatRuleCodec() {}

  static void write(Output out, NatRule rule) {
    RuleInfoCodec.begin(out, rule);
    out.put("source", CellCodec.CELL, rule.source(), Cell.ANY)
        .put("destination", CellCodec.CELL, rule.destination(), Cell.ANY)
        .put("service", CellCodec.CELL, rule.service(), Cell.ANY)
        .put("in", CellCodec.CELL, rule.inInterface(), Cell.ANY)
        .put("out", CellCodec.CELL, rule.outInterface(), Cell.ANY)
        .put("action", ACTION, rule.action(), new NatAction.Translate())
        .put("translatedSource", CellCodec.CELL, rule.translatedSource(), Cell.ANY)
        .put("translatedDestination", CellCodec.CELL, rule.translatedDestination(), Cell.ANY)
        .put("translatedService", CellCodec.CELL, rule.translatedService(), Cell.ANY)
        .put("masquerade", Values.FLAG, rule.options().masquerade(), false)
        .put("random", Values.FLAG, rule.options().random(), false)
        .put("persistent", Values.FLAG, rule.options().persistent(), false)
        .put("hairpin", Values.FLAG, rule.options().hairpin(), false)
        .put("routedToCluster", Values.FLAG, rule.options().routedToCluster(), false);
    RuleInfoCodec.end(out, rule.info());
  }

  static NatRule read(Input in) {
    return new NatRule(
        RuleInfoCodec.id(in),
        RuleInfoCodec.enabled(in),
        in.get("source", CellCodec.CELL, Cell.ANY),
        in.get("destination", CellCodec.CELL, Cell.ANY),
        in.get("service", CellCodec.CELL, Cell.ANY),
        in.get("in", CellCodec.CELL, Cell.ANY),
        in.get("out", CellCodec.CELL, Cell.ANY),
        in.get("action", ACTION, new NatAction.Translate()),
        in.get("translatedSource", CellCodec.CELL, Cell.ANY),
        in.get("translatedDestination", CellCodec.CELL, Cell.ANY),
        in.get("translatedService", CellCodec.CELL, Cell.ANY),
        new NatOptions(
            in.get("masquerade", Values.FLAG, false),
            in.get("random", Values.FLAG, false),
            in.get("persistent", Values.FLAG, false),
            in.get("hairpin", Values.FLAG, false),
            in.get("routedToCluster", Values.FLAG, false)),
        RuleInfoCodec.info(in));
  }

  /** {@code "translate"}, {@code "exempt"} or {@code {"branch": "…"}}. */
  private record ActionCodec() implements Codec<NatAction> {
    private enum Word {
      TRANSLATE,
      EXEMPT
    }

    private static final Codec<Word> WORD = WordCodec.of(Word.values());
    private static final Codec<NatAction.Branch> BRANCH =
        Codec.object(
            "a branch",
            (out, b) -> out.required("branch", Values.ID, b.ruleSet()),
            in -> new NatAction.Branch(in.required("branch", Values.ID, Id.of("unreadable"))));

    @Override
    public Json write(NatAction action) {
      return switch (action) {
        case NatAction.Translate _ -> WORD.write(Word.TRANSLATE);
        case NatAction.Exempt _ -> WORD.write(Word.EXEMPT);
        case NatAction.Branch branch -> BRANCH.write(branch);
      };
    }

    @Override
    public Optional<NatAction> read(Json json, Faults faults) {
      return json instanceof Json.Obj
          ? BRANCH.read(json, faults).map(b -> b)
          : WORD.read(json, faults).map(ActionCodec::of);
    }

    private static NatAction of(Word word) {
      return switch (word) {
        case TRANSLATE -> new NatAction.Translate();
        case EXEMPT -> new NatAction.Exempt();
      };
    }
  }
}
