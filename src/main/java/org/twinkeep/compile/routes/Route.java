package org.twinkeep.compile.routes;

import org.twinkeep.model.Family;
import org.twinkeep.model.Prefix;

/**
 * What makes a route the same route: further rules with it add next hops.
 *
 * @param destination the networks that it leads to
 * @param metric 0 = the kernel's default, which with IPv6 is another number
 */
public record Route(Prefix destination, int metric) {

  /** What the kernel takes for 0 with IPv6; a route that says so is the same route. */
  private static final int DEFAULT6 = 1024;

  /** Says the metric that the kernel takes, so that a node finds the route again by it. */
  public Route {
    metric = metric == 0 && destination.family() == Family.IPV6 ? DEFAULT6 : metric;
  }
}
