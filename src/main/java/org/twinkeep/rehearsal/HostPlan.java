package org.twinkeep.rehearsal;

import java.util.List;

/**
 * A host beside the firewall: a network namespace in which traffic starts or ends.
 *
 * @param name one word
 * @param ports its interfaces
 * @param gateways default routes, one address of each family at most
 */
public record HostPlan(String name, List<Port> ports, List<String> gateways) {

  /** Copies the lists and checks the values. */
  public HostPlan {
    ports = List.copyOf(ports);
    gateways = List.copyOf(gateways);
    NodePlan.requireName(name);
    gateways.forEach(Port::requireAddress);
  }
}
