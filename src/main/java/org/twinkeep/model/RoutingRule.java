package org.twinkeep.model;

import java.util.List;
import java.util.Optional;

/**
 * A static route. Several rules with the same destination and metric form one multipath route.
 *
 * @param id unique in the project
 * @param enabled a disabled rule takes no part
 * @param destination networks to reach; any = the default route, said by {@code defaultRoute}
 * @param defaultRoute whether the default route is meant; an empty destination without it is an
 *     error
 * @param gateways next hops: hosts; empty = directly on the interface
 * @param outInterface the interface; any = the one whose network holds the gateway
 * @param metric 0 = the kernel's default
 * @param followMaster the route exists only on the master of a cluster
 * @param mtu path MTU in bytes, when given
 * @param info name, comment, section, review
 */
public record RoutingRule(
    Id id,
    boolean enabled,
    Cell destination,
    boolean defaultRoute,
    List<Id> gateways,
    Cell outInterface,
    int metric,
    boolean followMaster,
    Optional<Integer> mtu,
    RuleInfo info)
    implements Rule {

  /** Copies the list and checks the metric. */
  public RoutingRule {
    gateways = List.copyOf(gateways);
    if (metric < 0) {
      throw new IllegalArgumentException("a metric is not negative");
    }
  }

  /** An enabled route to nowhere yet: an error until its destination is given. */
  public static RoutingRule of(Id id) {
    return new RoutingRule(
        id, true, Cell.ANY, false, List.of(), Cell.ANY, 0, false, Optional.empty(), RuleInfo.NONE);
  }

  @Override
  public RoutingRule withId(Id newId) {
    return new RoutingRule(
        newId,
        enabled,
        destination,
        defaultRoute,
        gateways,
        outInterface,
        metric,
        followMaster,
        mtu,
        info);
  }

  @Override
  public RoutingRule withEnabled(boolean newEnabled) {
    return new RoutingRule(
        id,
        newEnabled,
        destination,
        defaultRoute,
        gateways,
        outInterface,
        metric,
        followMaster,
        mtu,
        info);
  }

  @Override
  public RoutingRule withInfo(RuleInfo newInfo) {
    return new RoutingRule(
        id,
        enabled,
        destination,
        defaultRoute,
        gateways,
        outInterface,
        metric,
        followMaster,
        mtu,
        newInfo);
  }

  public RoutingRule withDestination(Cell v) {
    return new RoutingRule(
        id, enabled, v, defaultRoute, gateways, outInterface, metric, followMaster, mtu, info);
  }

  public RoutingRule withDefaultRoute(boolean v) {
    return new RoutingRule(
        id, enabled, destination, v, gateways, outInterface, metric, followMaster, mtu, info);
  }

  public RoutingRule withGateways(List<Id> v) {
    return new RoutingRule(
        id, enabled, destination, defaultRoute, v, outInterface, metric, followMaster, mtu, info);
  }

  public RoutingRule withOutInterface(Cell v) {
    return new RoutingRule(
        id, enabled, destination, defaultRoute, gateways, v, metric, followMaster, mtu, info);
  }

  public RoutingRule withMetric(int v) {
    return new RoutingRule(
        id, enabled, destination, defaultRoute, gateways, outInterface, v, followMaster, mtu, info);
  }

  public RoutingRule withFollowMaster(boolean v) {
    return new RoutingRule(
        id, enabled, destination, defaultRoute, gateways, outInterface, metric, v, mtu, info);
  }

  public RoutingRule withMtu(Optional<Integer> v) {
    return new RoutingRule(
        id,
        enabled,
        destination,
        defaultRoute,
        gateways,
        outInterface,
        metric,
        followMaster,
        v,
        info);
  }
}
