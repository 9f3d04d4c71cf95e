package org.twinkeep.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.SyncLink;

/** Firewalls of several shapes, for what the diagram makes of them. */
final class Designs {

  private static final RuleSets NO_RULES = new RuleSets(List.of(), List.of(), List.of());

  private Designs() {}

  /**
   * A cluster; interface i of node n has the address 10.i.0.n+2, the last interface is the sync
   * link.
   */
  static Project cluster(int nodes, List<Role> roles, int hostsEach) {
    List<Node> machines =
        IntStream.range(0, nodes).mapToObj(n -> node("fw-" + (n + 1), n + 2, roles)).toList();
    List<ClusterInterface> shared = new ArrayList<>();
    List<SyncLink> links = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      int index = i;
      List<Id> members = machines.stream().map(m -> m.interfaces().get(index).id()).toList();
      if (roles.get(i) == Role.SYNC) {
        links.add(SyncLink.multicast(members));
      } else {
        shared.add(
            new ClusterInterface(
                Id.of("fw:net" + i),
                roles.get(i).name().toLowerCase(java.util.Locale.ROOT) + i,
                members,
                20 + i,
                List.of(InterfaceAddress.parse("10." + i + ".0.1/24"))));
      }
    }
    Cluster cluster =
        new Cluster(
            Head.of(Id.of("fw"), "fw"),
            machines,
            shared,
            links,
            FailoverSettings.NORMAL,
            StateSyncSettings.DEFAULT,
            List.of(),
            FirewallSettings.DEFAULT,
            NO_RULES);
    return project(hosts(roles, hostsEach)).withFirewalls(List.of(cluster));
  }

  static Project single(List<Role> roles, int hostsEach) {
    return project(hosts(roles, hostsEach))
        .withFirewalls(
            List.of(
                new StandaloneFirewall(
                    Head.of(Id.of("gate"), "gate"),
                    node("gate-1", 1, roles),
                    List.of(),
                    FirewallSettings.DEFAULT,
                    NO_RULES)));
  }

  static Topology topology(Project project) {
    return TopologyOf.firewall(project, project.firewalls().getFirst());
  }

  static Drawing drawing(Project project) {
    return Layout.of(topology(project), project.diagram());
  }

  /** What each node says of itself. */
  static final NodeState STATE =
      new NodeState(
          NodeState.Standing.MASTER,
          Optional.of("12:03:11"),
          List.of(
              "holds 192.168.1.1, 10.1.1.1 + 3",
              "state sync: 1812 told, 1790 heard",
              "generation 003, 2 things changed",
              "asked 12:34:05"),
          List.of("The cable is cut."),
          List.of());

  static Drawing drawing(Project project, NodeState state) {
    Firewall firewall = project.firewalls().getFirst();
    Map<Id, NodeState> states =
        firewall.nodes().stream().collect(Collectors.toMap(Node::id, node -> state));
    return Layout.of(TopologyOf.firewall(project, firewall, states), project.diagram());
  }

  private static Project project(List<ProjectObject> objects) {
    return Project.empty("test")
        .withObjects(ObjectTable.of(objects))
        .withDiagram(Collections.emptySortedMap());
  }

  private static List<ProjectObject> hosts(List<Role> roles, int each) {
    List<ProjectObject> hosts = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      for (int h = 0; h < each && roles.get(i) != Role.SYNC; h++) {
        String name = "host-" + i + "-" + h;
        hosts.add(
            new Host(
                Head.of(Id.of(name), name),
                List.of(HostAddress.of(Ip.parse("10." + i + ".0." + (100 + h))))));
      }
    }
    return hosts;
  }

  private static Node node(String name, int number, List<Role> roles) {
    return new Node(
        Id.of(name),
        name,
        Management.of(""),
        IntStream.range(0, roles.size())
            .mapToObj(
                i ->
                    Interface.of(
                        Id.of(name + ":eth" + i),
                        "eth" + i,
                        roles.get(i),
                        InterfaceAddress.parse("10." + i + ".0." + number + "/24")))
            .toList(),
        100);
  }
}
