package org.twinkeep.model;

import java.util.List;

/**
 * A firewall of one node, without fail-over.
 *
 * @param head name and identity
 * @param node the machine
 * @param zones sets of its interfaces
 * @param settings what holds for all rules
 * @param ruleSets policy, NAT and routing
 */
public record StandaloneFirewall(
    Head head, Node node, List<Zone> zones, FirewallSettings settings, RuleSets ruleSets)
    implements Firewall {

  /** Copies the list. */
  public StandaloneFirewall {
    zones = List.copyOf(zones);
  }

  @Override
  public List<Node> nodes() {
    return List.of(node);
  }

  @Override
  public StandaloneFirewall withHead(Head v) {
    return new StandaloneFirewall(v, node, zones, settings, ruleSets);
  }

  @Override
  public StandaloneFirewall withSettings(FirewallSettings v) {
    return new StandaloneFirewall(head, node, zones, v, ruleSets);
  }

  @Override
  public StandaloneFirewall withRuleSets(RuleSets v) {
    return new StandaloneFirewall(head, node, zones, settings, v);
  }

  @Override
  public StandaloneFirewall withZones(List<Zone> v) {
    return new StandaloneFirewall(head, node, v, settings, ruleSets);
  }

  @Override
  public StandaloneFirewall withNodes(List<Node> v) {
    if (v.size() != 1) {
      throw new IllegalArgumentException("a standalone firewall has one node");
    }
    return new StandaloneFirewall(head, v.getFirst(), zones, settings, ruleSets);
  }
}
