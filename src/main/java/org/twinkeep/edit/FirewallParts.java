package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.SyncLink;
import org.twinkeep.model.Zone;

/** Edits that give a firewall another part, with a name that is free. */
public final class FirewallParts {

  private static final int HIGHEST_VRID = 255;
  private static final int FIRST_PRIORITY = 250;
  private static final int PRIORITY_STEP = 10;

  private FirewallParts() {}

  /** Adds an interface {@code ethN} to a node. */
  public static Edit addInterface(Project project, Node node) {
    String name = nextName(node);
    Id id = Ids.fresh(project, node.id().value() + ":" + name);
    Interface added = Interface.of(id, name, Interface.Role.OTHER);
    return ElementEdits.change(
        "New interface " + name,
        node.id(),
        Node.class,
        n -> n.withInterfaces(plus(n.interfaces(), added)));
  }

  /** The first {@code ethN} that the node does not have. */
  static String nextName(Node node) {
    return IntStream.range(0, node.interfaces().size() + 1)
        .mapToObj(n -> "eth" + n)
        .filter(n -> node.interfaces().stream().noneMatch(i -> i.name().equals(n)))
        .findFirst()
        .orElseThrow();
  }

  /** Adds a node without interfaces to a cluster. */
  public static Edit addNode(Project project, Cluster cluster) {
    Id id = Ids.fresh(project, cluster.id().value() + "-" + (cluster.nodes().size() + 1));
    Node added = new Node(id, id.value(), Management.of(""), List.of(), nextPriority(cluster));
    return ElementEdits.change(
        "New node " + added.name(),
        cluster.id(),
        Cluster.class,
        c -> c.withNodes(plus(c.nodes(), added)));
  }

  /** Below all others; high, because a low priority waits longer before it takes over. */
  private static int nextPriority(Cluster cluster) {
    return cluster.nodes().stream().mapToInt(Node::priority).min().stream()
        .map(lowest -> Math.max(1, lowest - PRIORITY_STEP))
        .findFirst()
        .orElse(FIRST_PRIORITY);
  }

  /** Adds a cluster interface with a free VRID, without members and addresses. */
  public static Edit addClusterInterface(Project project, Cluster cluster) {
    Set<Integer> taken = new HashSet<>();
    cluster.interfaces().forEach(i -> taken.add(i.vrid()));
    int vrid =
        IntStream.rangeClosed(1, HIGHEST_VRID)
            .filter(n -> !taken.contains(n))
            .findFirst()
            .orElse(1);
    String name = "network-" + (cluster.interfaces().size() + 1);
    ClusterInterface added =
        new ClusterInterface(
            Ids.fresh(project, cluster.id().value() + ":" + name),
            name,
            List.of(),
            vrid,
            List.of());
    return ElementEdits.change(
        "New cluster interface " + name,
        cluster.id(),
        Cluster.class,
        c -> c.withInterfaces(plus(c.interfaces(), added)));
  }

  /** Adds a zone without members. */
  public static Edit addZone(Project project, Firewall firewall) {
    String name = "zone-" + (firewall.zones().size() + 1);
    Zone added = new Zone(Ids.fresh(project, firewall.id().value() + ":" + name), name, List.of());
    return ElementEdits.change(
        "New zone " + name,
        firewall.id(),
        Firewall.class,
        f -> f.withZones(plus(f.zones(), added)));
  }

  /** Adds a multicast state sync link without members. */
  public static Edit addSyncLink(Cluster cluster) {
    return ElementEdits.change(
        "New state sync link",
        cluster.id(),
        Cluster.class,
        c -> c.withSyncLinks(plus(c.syncLinks(), SyncLink.multicast(List.of()))));
  }

  /** Adds an extra file that has no path and no text yet. */
  public static Edit addExtraFile(Id firewall) {
    return extraFiles("New extra file", firewall, files -> plus(files, ExtraFile.empty()));
  }

  /** Takes an extra file away; with the next installation, the nodes get back what they had. */
  public static Edit removeExtraFile(Id firewall, int index) {
    return extraFiles(
        "Remove extra file",
        firewall,
        files ->
            IntStream.range(0, files.size()).filter(i -> i != index).mapToObj(files::get).toList());
  }

  private static Edit extraFiles(String title, Id firewall, UnaryOperator<List<ExtraFile>> change) {
    return ElementEdits.change(
        title,
        firewall,
        Firewall.class,
        f -> f.withSettings(f.settings().withExtraFiles(change.apply(f.settings().extraFiles()))));
  }

  /**
   * The members of a cluster interface or sync link with another interface for one node.
   *
   * @param members the present members
   * @param chosen the interface; none = the node takes no part
   */
  public static List<Id> withMember(Cluster cluster, List<Id> members, Node node, List<Id> chosen) {
    List<Id> changed = new ArrayList<>();
    for (Node each : cluster.nodes()) {
      if (each.id().equals(node.id())) {
        changed.addAll(chosen);
      } else {
        changed.addAll(membersOf(each, members));
      }
    }
    return List.copyOf(changed);
  }

  /** Those members that are interfaces of a node. */
  public static List<Id> membersOf(Node node, List<Id> members) {
    return members.stream().filter(m -> node.findInterface(m).isPresent()).toList();
  }

  private static <T> List<T> plus(List<T> list, T added) {
    List<T> more = new ArrayList<>(list);
    more.add(added);
    return more;
  }
}
