package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Node;
import org.twinkeep.model.Zone;
import org.twinkeep.samples.ArticlePair;

/**
 * The sample's pair with a fourth interface a node, shared or not, protected or not and of another
 * name on the second node, with own and virtual addresses of one or both families, and with zones.
 */
final class RandomCluster {

  private static final List<Set<Family>> VIRTUAL =
      List.of(Families.BOTH, Families.BOTH, Set.of(Family.IPV4), Set.of(Family.IPV6));

  private static final Id DMZ = Id.of("lj-fw:dmz");
  private static final List<Id> DMZ_MEMBERS = List.of(Id.of("lj-fw-1:eth3"), Id.of("lj-fw-2:eth3"));

  private final Random random;
  private final Set<Family> families;
  private final Cluster cluster;

  /**
   * Draws it.
   *
   * @param families those that the cluster filters; each of its interfaces has something to take
   *     over in them
   */
  RandomCluster(Random random, Set<Family> families, Cluster sample) {
    this.random = random;
    this.families = families;
    this.cluster = drawn(sample);
  }

  Cluster cluster() {
    return cluster;
  }

  private Cluster drawn(Cluster sample) {
    boolean shared = random.nextBoolean();
    boolean six = random.nextInt(3) > 0 || !families.contains(Family.IPV4);
    boolean unprotected = random.nextInt(3) == 0;
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sample.nodes().size(); i++) {
      Node node = sample.nodes().get(i);
      List<Interface> interfaces = new ArrayList<>(node.interfaces());
      List<InterfaceAddress> own = new ArrayList<>();
      own.add(InterfaceAddress.parse("172.16.3." + (i + 2) + "/24"));
      if (six) {
        own.add(InterfaceAddress.parse("2001:db8:0:3::" + (i + 2) + "/64"));
      }
      interfaces.add(
          Interface.of(DMZ_MEMBERS.get(i), i == 0 ? "eth3" : "dmz0", Role.DMZ)
              .withAddresses(own)
              .withUnprotected(unprotected));
      nodes.add(node.withInterfaces(interfaces));
    }
    List<ClusterInterface> all = new ArrayList<>();
    sample.interfaces().forEach(i -> all.add(i.withAddresses(some(i.addresses()))));
    if (shared) {
      List<InterfaceAddress> virtual = new ArrayList<>();
      virtual.add(InterfaceAddress.parse("172.16.3.1/24"));
      if (six) {
        virtual.add(InterfaceAddress.parse("2001:db8:0:3::1/64"));
      }
      all.add(new ClusterInterface(DMZ, "dmz", DMZ_MEMBERS, 40, virtual));
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

  /** Everything that an address cell may name: the cluster, nodes, interfaces, zones. */
  List<Id> addresses() {
    return cluster.elements().map(Element::id).toList();
  }

  /** Everything that an interface cell may name; what nodes share comes more often. */
  List<Id> interfaces() {
    Stream<Id> shared = cluster.interfaces().stream().map(ClusterInterface::id);
    return Stream.of(
            shared,
            List.of(ArticlePair.OUTSIDE, ArticlePair.INSIDE).stream(),
            cluster.zones().stream().map(Zone::id),
            cluster.nodes().stream().flatMap(n -> n.interfaces().stream()).map(Interface::id))
        .flatMap(s -> s)
        .toList();
  }

  /** One of the cells, or two of them, with one or several interfaces, negated or not. */
  InterfaceMatch interfaceMatch() {
    return switch (random.nextInt(10)) {
      case 0 -> InterfaceMatch.ANY.withIn(interfaceCell());
      case 1 -> InterfaceMatch.ANY.withOut(interfaceCell());
      case 2 ->
          new InterfaceMatch(Cell.of(ArticlePair.INSIDE), Cell.of(ArticlePair.OUTSIDE), Cell.ANY);
      case 3 -> InterfaceMatch.ANY.withEither(interfaceCell());
      case 4 -> InterfaceMatch.ANY.withIn(interfaceCell().withNegated(true));
      case 5 -> InterfaceMatch.ANY.withIn(interfaceCell()).withOut(interfaceCell());
      case 6, 7, 8, 9 -> InterfaceMatch.ANY;
      default -> throw new IllegalStateException("ten cases");
    };
  }

  private Cell interfaceCell() {
    List<Id> all = interfaces();
    List<Id> members = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3) / 2; i++) {
      members.add(one(all));
    }
    return new Cell(members, random.nextInt(3) == 0);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
