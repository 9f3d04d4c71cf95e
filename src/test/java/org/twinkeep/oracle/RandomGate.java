package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.Zone;
import org.twinkeep.samples.ArticlePair;

/**
 * The first node of the sample's pair as a firewall of its own, with the virtual addresses as its
 * own, in place of what the nodes share, or with an outside that gets its address from elsewhere.
 */
final class RandomGate {

  private static final Id DMZ = Id.of("lj-fw:dmz");

  private RandomGate() {}

  static StandaloneFirewall of(Random random, Set<Family> families, Cluster sample) {
    Node node = sample.nodes().getFirst();
    boolean dynamic = random.nextBoolean();
    List<Interface> interfaces = new ArrayList<>();
    for (Interface device : node.interfaces()) {
      interfaces.add(
          sample.interfaces().stream()
              .filter(shared -> shared.members().contains(device.id()))
              .findFirst()
              .map(shared -> alone(device, shared))
              .orElse(device.withRole(Role.OTHER)));
    }
    interfaces.replaceAll(
        i ->
            dynamic && i.id().equals(ArticlePair.OUTSIDE)
                ? i.withAddresses(List.of()).withDynamic(true)
                : i);
    interfaces.add(RandomDmz.drawn(random, families).device(DMZ, "eth3", 2));
    return new StandaloneFirewall(
        sample.head(),
        node.withInterfaces(interfaces),
        List.of(
            zone("lj-fw:near", ArticlePair.INSIDE, DMZ),
            zone("lj-fw:far", ArticlePair.OUTSIDE, Id.of("lj-fw-1:eth2"))),
        sample.settings(),
        sample.ruleSets());
  }

  private static Interface alone(Interface device, ClusterInterface shared) {
    List<InterfaceAddress> addresses = new ArrayList<>(device.addresses());
    addresses.addAll(shared.addresses());
    return Interface.of(shared.id(), device.name(), device.role()).withAddresses(addresses);
  }

  private static Zone zone(String id, Id... members) {
    return new Zone(Id.of(id), id, List.of(members));
  }
}
