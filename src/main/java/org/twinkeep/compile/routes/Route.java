package org.twinkeep.compile.routes;

import org.twinkeep.model.Prefix;

/**
 * What makes a route the same route: further rules with it add next hops.
 *
 * @param destination the networks that it leads to
 * @param metric 0 = the kernel's default
 */
public record Route(Prefix destination, int metric) {}
