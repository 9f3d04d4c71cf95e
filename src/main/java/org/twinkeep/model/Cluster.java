package org.twinkeep.model;

import java.util.List;

/**
 * A firewall of two or more nodes that share virtual addresses; one of them, the master, holds
 * these at any time.
 *
 * @param head name and identity
 * @param nodes the machines, in the order in which they are preferred and shown
 * @param interfaces the networks on which virtual addresses are shared
 * @param syncLinks the networks on which conntrackd talks; the first is the preferred one
 * @param failover settings of keepalived
 * @param stateSync settings of conntrackd
 * @param zones sets of cluster interfaces and node interfaces
 * @param settings what holds for all rules
 * @param ruleSets policy, NAT and routing
 */
public record Cluster(
    Head head,
    List<Node> nodes,
    List<ClusterInterface> interfaces,
    List<SyncLink> syncLinks,
    FailoverSettings failover,
    StateSyncSettings stateSync,
    List<Zone> zones,
    FirewallSettings settings,
    RuleSets ruleSets)
    implements Firewall {

  /** Copies the lists. */
  public Cluster {
    nodes = List.copyOf(nodes);
    interfaces = List.copyOf(interfaces);
    syncLinks = List.copyOf(syncLinks);
    zones = List.copyOf(zones);
  }

  @Override
  public Cluster withHead(Head v) {
    return new Cluster(
        v, nodes, interfaces, syncLinks, failover, stateSync, zones, settings, ruleSets);
  }

  @Override
  public Cluster withNodes(List<Node> v) {
    return new Cluster(
        head, v, interfaces, syncLinks, failover, stateSync, zones, settings, ruleSets);
  }

  public Cluster withInterfaces(List<ClusterInterface> v) {
    return new Cluster(head, nodes, v, syncLinks, failover, stateSync, zones, settings, ruleSets);
  }

  public Cluster withSyncLinks(List<SyncLink> v) {
    return new Cluster(head, nodes, interfaces, v, failover, stateSync, zones, settings, ruleSets);
  }

  public Cluster withFailover(FailoverSettings v) {
    return new Cluster(head, nodes, interfaces, syncLinks, v, stateSync, zones, settings, ruleSets);
  }

  public Cluster withStateSync(StateSyncSettings v) {
    return new Cluster(head, nodes, interfaces, syncLinks, failover, v, zones, settings, ruleSets);
  }

  @Override
  public Cluster withZones(List<Zone> v) {
    return new Cluster(
        head, nodes, interfaces, syncLinks, failover, stateSync, v, settings, ruleSets);
  }

  @Override
  public Cluster withSettings(FirewallSettings v) {
    return new Cluster(head, nodes, interfaces, syncLinks, failover, stateSync, zones, v, ruleSets);
  }

  @Override
  public Cluster withRuleSets(RuleSets v) {
    return new Cluster(head, nodes, interfaces, syncLinks, failover, stateSync, zones, settings, v);
  }
}
