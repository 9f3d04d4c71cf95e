package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Set;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/** Rule sets with their rules, a rule on a line. */
public final class RuleSetCodec {

  public static final Codec<RuleSet.Policy> POLICY =
      Codec.object(
          "a policy rule set",
          (out, set) -> write(out, set, PolicyRuleCodec.POLICY_RULE, set.rules()),
          in -> read(in, PolicyRuleCodec.POLICY_RULE, RuleSet.Policy::new));
  public static final Codec<RuleSet.Nat> NAT =
      Codec.object(
          "a NAT rule set",
          (out, set) -> write(out, set, NatRuleCodec.NAT_RULE, set.rules()),
          in -> read(in, NatRuleCodec.NAT_RULE, RuleSet.Nat::new));
  public static final Codec<RuleSet.Routing> ROUTING =
      Codec.object(
          "a routing rule set",
          (out, set) -> write(out, set, RoutingRuleCodec.ROUTING_RULE, set.rules()),
          in -> read(in, RoutingRuleCodec.ROUTING_RULE, RuleSet.Routing::new));

  private RuleSetCodec() {}

  /** Makes a rule set of a kind. */
  @FunctionalInterface
  private interface Maker<R extends Rule, S extends RuleSet> {
    S make(Id id, String name, Set<Family> families, List<R> rules);
  }

  private static <R extends Rule> void write(
      Output out, RuleSet set, Codec<R> rule, List<R> rules) {
    out.asBlock();
    HeadCodec.begin(out, set.id(), set.name());
    out.put("families", Values.FAMILIES, set.families(), Families.BOTH).block("rules", rule, rules);
  }

  private static <R extends Rule, S extends RuleSet> S read(
      Input in, Codec<R> rule, Maker<R, S> maker) {
    Id id = HeadCodec.id(in);
    return maker.make(
        id,
        HeadCodec.name(in, id),
        in.get("families", Values.FAMILIES, Families.BOTH),
        in.list("rules", rule));
  }

  static void write(Output out, RuleSets sets) {
    out.block("policy", POLICY, sets.policy())
        .block("nat", NAT, sets.nat())
        .block("routing", ROUTING, sets.routing());
  }

  static RuleSets read(Input in) {
    return new RuleSets(
        in.list("policy", POLICY), in.list("nat", NAT), in.list("routing", ROUTING));
  }
}
