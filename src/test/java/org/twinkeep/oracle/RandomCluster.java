package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.Zone;
import org.twinkeep.samples.ArticlePair;

/**
 * The sample's pair with a fourth interface a node, shared or not, protected or not, with an
 * address from elsewhere or not, and of another name on the second node, with own and virtual
 * addresses of one or both families, and with zones.
 */
final class RandomCluster {

  private static final List<Set<Family>> VIRTUAL =
      List.of(Families.BOTH, Families.BOTH, Set.of(Family.IPV4), Set.of(Family.IPV6));

  private static final Id DMZ = Id.of("lj-fw:dmz");
  private static final List<Id> DMZ_MEMBERS = List.of(Id.of("lj-fw-1:eth3"), Id.of("lj-fw-2:eth3"));

  private final Random random;
  private final Set<Family> families;

  private RandomCluster(Random random, Set<Family> families) {
    this.random = random;
    this.families = families;
  }

  /**
   * Draws it.
   *
   * @param families those that the cluster filters; each of its interfaces has something to take
   *     over in them
   */
  static Cluster of(Random random, Set<Family> families, Cluster sample) {
    return new RandomCluster(random, families).drawn(sample);
  }

  private Cluster drawn(Cluster sample) {
    boolean shared = random.nextBoolean();
    RandomDmz any = RandomDmz.drawn(random, families);
    RandomDmz dmz = shared ? any.withFixedAddresses() : any;
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sample.nodes().size(); i++) {
      Node node = sample.nodes().get(i);
      List<Interface> interfaces = new ArrayList<>(node.interfaces());
      interfaces.add(dmz.device(DMZ_MEMBERS.get(i), i == 0 ? "eth3" : "dmz0", i + 2));
      nodes.add(node.withInterfaces(interfaces));
    }
    List<ClusterInterface> all = new ArrayList<>();
    sample.interfaces().forEach(i -> all.add(i.withAddresses(some(i.addresses()))));
    if (shared) {
      all.add(new ClusterInterface(DMZ, "dmz", DMZ_MEMBERS, 40, dmz.addresses(1)));
    }
    List<Zone> zones =
        List.of(
            zone("lj-fw:near", ArticlePair.INSIDE, DMZ_MEMBERS.get(0), DMZ_MEMBERS.get(1)),
            zone("lj-fw:far", ArticlePair.OUTSIDE, Id.of("lj-fw-1:eth2")),
            zone("lj-fw:second", Id.of("lj-fw-2:eth1"), Id.of("lj-fw-2:eth3")),
            zone("lj-fw:shared", ArticlePair.OUTSIDE, shared ? DMZ : ArticlePair.INSIDE));
    return sample.withNodes(nodes).withInterfaces(all).withZones(zones);
  }

  private static Zone zone(String id, Id... members) {
    return new Zone(Id.of(id), id, List.of(members));
  }

  /** Virtual addresses of one or both families; now and then two in a network, or in another. */
  private List<InterfaceAddress> some(List<InterfaceAddress> addresses) {
    Set<Family> present = one(RandomDesign.meeting(VIRTUAL, families));
    List<InterfaceAddress> some = new ArrayList<>();
    for (InterfaceAddress address : addresses) {
      if (present.contains(address.family())) {
        some.add(address);
      }
    }
    if (random.nextInt(3) == 0 && present.contains(Family.IPV4)) {
      String text = addresses.getFirst().toString();
      some.add(InterfaceAddress.parse(text.replace(".1/24", ".9/24")));
      some.add(InterfaceAddress.parse(text.replace(".1.1/24", ".77.1/24")));
    }
    return some;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
