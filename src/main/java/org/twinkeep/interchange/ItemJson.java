package org.twinkeep.interchange;

import java.util.List;
import org.twinkeep.interchange.codec.Codec;
import org.twinkeep.interchange.codec.FirewallCodec;
import org.twinkeep.interchange.codec.NatRuleCodec;
import org.twinkeep.interchange.codec.ObjectCodec;
import org.twinkeep.interchange.codec.PolicyRuleCodec;
import org.twinkeep.interchange.codec.ProjectCodec;
import org.twinkeep.interchange.codec.RoutingRuleCodec;
import org.twinkeep.interchange.codec.RuleSetCodec;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/**
 * The parts of a project as texts of their own, each on one line and in the form that it has in a
 * project file. A part that contains others is written without them: {@link #frame(Project)} has no
 * objects and no firewalls, {@link #frame(Firewall)} no rule sets, {@link #frame(RuleSet)} no
 * rules.
 */
public final class ItemJson {

  private static final Codec<ProjectObject> OBJECT = new ObjectCodec();
  private static final RuleSets NO_RULE_SETS = new RuleSets(List.of(), List.of(), List.of());

  private ItemJson() {}

  public static String write(ProjectObject object) {
    return PrintJson.onOneLine(OBJECT.write(object));
  }

  public static String write(Rule rule) {
    return PrintJson.onOneLine(
        switch (rule) {
          case PolicyRule r -> PolicyRuleCodec.POLICY_RULE.write(r);
          case NatRule r -> NatRuleCodec.NAT_RULE.write(r);
          case RoutingRule r -> RoutingRuleCodec.ROUTING_RULE.write(r);
        });
  }

  public static String frame(Project project) {
    Project frame = project.withObjects(ObjectTable.EMPTY).withFirewalls(List.of());
    return PrintJson.onOneLine(ProjectCodec.PROJECT.write(frame));
  }

  public static String frame(Firewall firewall) {
    return PrintJson.onOneLine(FirewallCodec.FIREWALL.write(firewall.withRuleSets(NO_RULE_SETS)));
  }

  public static String frame(RuleSet set) {
    return PrintJson.onOneLine(
        switch (set) {
          case RuleSet.Policy s -> RuleSetCodec.POLICY.write(s.withRules(List.of()));
          case RuleSet.Nat s -> RuleSetCodec.NAT.write(s.withRules(List.of()));
          case RuleSet.Routing s -> RuleSetCodec.ROUTING.write(s.withRules(List.of()));
        });
  }

  public static Reading<ProjectObject> object(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, OBJECT);
  }

  public static Reading<Project> project(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, ProjectCodec.PROJECT);
  }

  public static Reading<Firewall> firewall(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, FirewallCodec.FIREWALL);
  }

  public static Reading<RuleSet.Policy> policy(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, RuleSetCodec.POLICY);
  }

  public static Reading<RuleSet.Nat> nat(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, RuleSetCodec.NAT);
  }

  public static Reading<RuleSet.Routing> routing(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, RuleSetCodec.ROUTING);
  }

  public static Reading<PolicyRule> policyRule(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, PolicyRuleCodec.POLICY_RULE);
  }

  public static Reading<NatRule> natRule(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, NatRuleCodec.NAT_RULE);
  }

  public static Reading<RoutingRule> routingRule(String text, String sourceName) {
    return ProjectJson.read(text, sourceName, RoutingRuleCodec.ROUTING_RULE);
  }
}
