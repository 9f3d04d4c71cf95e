package org.twinkeep.model;

import java.util.List;
import java.util.Set;

/**
 * An ordered list of rules of one kind. The first rule set of a kind is the top one; the others run
 * when a Branch action jumps to them.
 */
public sealed interface RuleSet permits RuleSet.Policy, RuleSet.Nat, RuleSet.Routing {

  Id id();

  String name();

  /** The families the rules are meant for. */
  Set<Family> families();

  List<? extends Rule> rules();

  RuleSet withName(String newName);

  RuleSet withFamilies(Set<Family> newFamilies);

  /** Policy rules. */
  record Policy(Id id, String name, Set<Family> families, List<PolicyRule> rules)
      implements RuleSet {
    /** Copies the collections. */
    public Policy {
      families = Families.ordered(families);
      rules = List.copyOf(rules);
    }

    public Policy withRules(List<PolicyRule> newRules) {
      return new Policy(id, name, families, newRules);
    }

    @Override
    public Policy withName(String newName) {
      return new Policy(id, newName, families, rules);
    }

    @Override
    public Policy withFamilies(Set<Family> newFamilies) {
      return new Policy(id, name, newFamilies, rules);
    }
  }

  /** NAT rules. */
  record Nat(Id id, String name, Set<Family> families, List<NatRule> rules) implements RuleSet {
    /** Copies the collections. */
    public Nat {
      families = Families.ordered(families);
      rules = List.copyOf(rules);
    }

    public Nat withRules(List<NatRule> newRules) {
      return new Nat(id, name, families, newRules);
    }

    @Override
    public Nat withName(String newName) {
      return new Nat(id, newName, families, rules);
    }

    @Override
    public Nat withFamilies(Set<Family> newFamilies) {
      return new Nat(id, name, newFamilies, rules);
    }
  }

  /** Static routes. */
  record Routing(Id id, String name, Set<Family> families, List<RoutingRule> rules)
      implements RuleSet {
    /** Copies the collections. */
    public Routing {
      families = Families.ordered(families);
      rules = List.copyOf(rules);
    }

    public Routing withRules(List<RoutingRule> newRules) {
      return new Routing(id, name, families, newRules);
    }

    @Override
    public Routing withName(String newName) {
      return new Routing(id, newName, families, rules);
    }

    @Override
    public Routing withFamilies(Set<Family> newFamilies) {
      return new Routing(id, name, newFamilies, rules);
    }
  }
}
