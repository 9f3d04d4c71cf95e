package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Management;

/**
 * The answers given so far, as they were typed; {@link DraftProblems} says what is wrong with them.
 *
 * @param name of the cluster
 * @param nodes at least two when it is complete
 * @param networks on which every node has an interface
 * @param preset how fast the nodes notice a failure
 * @param backend the packet filter
 * @param policy the rules to begin with
 * @param around what lies around the nodes, as far as they were asked
 */
public record ClusterDraft(
    String name,
    List<NodeDraft> nodes,
    List<NetworkDraft> networks,
    Preset preset,
    Backend backend,
    PolicyDraft policy,
    Surroundings around) {

  /** What a cluster is called before it is given a name. */
  public static final String FIRST_NAME = "fw";

  /** Copies the lists; every network has one member for each node. */
  public ClusterDraft {
    nodes = List.copyOf(nodes);
    networks = List.copyOf(networks);
    int size = nodes.size();
    if (networks.stream().anyMatch(n -> n.members().size() != size)) {
      throw new IllegalArgumentException("a network has one interface for each node");
    }
  }

  /**
   * A node.
   *
   * @param address where SSH finds it; empty = not known yet
   */
  public record NodeDraft(String name, String address, String port, String user, String priority) {
    /** How it is reached; by port 22 while none can be read. */
    public Management management() {
      int number = Typed.number(port, 1, 65535).orElse(22);
      return new Management(address.strip(), number, user.strip(), "");
    }
  }

  /**
   * A network.
   *
   * @param members one for each node, in the order of the nodes
   * @param virtual virtual addresses with prefix lengths, separated by commas or blanks; not used
   *     by a sync link, and not needed where the nodes are only managed
   * @param vrid virtual router id; not used by a sync link
   */
  public record NetworkDraft(
      String name, Role role, List<MemberDraft> members, String virtual, String vrid) {
    /** Copies the list. */
    public NetworkDraft {
      members = List.copyOf(members);
    }

    public boolean isSync() {
      return role == Role.SYNC;
    }

    /** Whether the nodes share addresses here. Where they are only managed they need not. */
    public boolean isShared() {
      return !isSync() && !(role == Role.MANAGEMENT && virtual.isBlank());
    }

    public NetworkDraft withName(String v) {
      return new NetworkDraft(v, role, members, virtual, vrid);
    }

    public NetworkDraft withRole(Role v) {
      return new NetworkDraft(name, v, members, virtual, vrid);
    }

    public NetworkDraft withMembers(List<MemberDraft> v) {
      return new NetworkDraft(name, role, v, virtual, vrid);
    }

    /** The same with the interface of one node replaced. */
    public NetworkDraft withMember(int node, MemberDraft v) {
      List<MemberDraft> changed = new ArrayList<>(members);
      changed.set(node, v);
      return withMembers(changed);
    }

    public NetworkDraft withVirtual(String v) {
      return new NetworkDraft(name, role, members, v, vrid);
    }

    public NetworkDraft withVrid(String v) {
      return new NetworkDraft(name, role, members, virtual, v);
    }
  }

  /**
   * A node's interface on a network.
   *
   * @param addresses with prefix lengths, separated by commas or blanks
   */
  public record MemberDraft(String interfaceName, String addresses) {}

  /** How fast the nodes notice that the master is gone; the gaps were measured on real systems. */
  public enum Preset {
    ARTICLE("As keepalived does by itself", 1000, "about 3 seconds without traffic"),
    NORMAL("Normal", 200, "about 0.6 seconds without traffic"),
    FAST("Fast", 50, "about 0.15 seconds without traffic; needs nodes that are not overloaded");

    private final String title;
    private final int advertMillis;
    private final String gap;

    Preset(String title, int advertMillis, String gap) {
      this.title = title;
      this.advertMillis = advertMillis;
      this.gap = gap;
    }

    public String title() {
      return title;
    }

    public int advertMillis() {
      return advertMillis;
    }

    /** What a power failure of the master costs. */
    public String gap() {
      return gap;
    }
  }

  /** Rules to begin with. */
  public enum Template {
    DENY_ALL("Nothing passes", "Only what the nodes themselves need. You write every rule."),
    INSIDE_OUT(
        "The inside may go out",
        "Inside networks reach the outside behind the virtual address; administrators reach the"
            + " nodes."),
    WEB_SERVER(
        "The inside may go out, and a web server is public",
        "As before, and a server inside answers HTTP and HTTPS on the outside virtual address."),
    EXISTING(
        "The rules of another firewall",
        "A copy of the rules of a firewall of this project; what they say of it is said of the"
            + " cluster.");

    private final String title;
    private final String explanation;

    Template(String title, String explanation) {
      this.title = title;
      this.explanation = explanation;
    }

    public String title() {
      return title;
    }

    public String explanation() {
      return explanation;
    }
  }

  /**
   * The policy to begin with.
   *
   * @param administrators the prefix from which the nodes can always be reached by SSH
   * @param webServer address of the public server; used by {@link Template#WEB_SERVER} only
   * @param existing the firewall whose rules are copied; used by {@link Template#EXISTING} only
   */
  public record PolicyDraft(
      Template template, String administrators, String webServer, Optional<Id> existing) {
    public PolicyDraft(Template template, String administrators, String webServer) {
      this(template, administrators, webServer, Optional.empty());
    }

    public PolicyDraft withTemplate(Template v) {
      return new PolicyDraft(v, administrators, webServer, existing);
    }

    public PolicyDraft withAdministrators(String v) {
      return new PolicyDraft(template, v, webServer, existing);
    }

    public PolicyDraft withWebServer(String v) {
      return new PolicyDraft(template, administrators, v, existing);
    }

    public PolicyDraft withExisting(Optional<Id> v) {
      return new PolicyDraft(template, administrators, webServer, v);
    }
  }

  /** A pair with three networks and no addresses yet. */
  public static ClusterDraft pair(String name) {
    return new ClusterDraft(
        name,
        List.of(
            new NodeDraft(name + "-1", "", "22", "root", "250"),
            new NodeDraft(name + "-2", "", "22", "root", "240")),
        List.of(
            network("outside", Role.OUTSIDE, "eth0", 2, "20"),
            network("inside", Role.INSIDE, "eth1", 2, "30"),
            network("sync", Role.SYNC, "eth2", 2, "")),
        Preset.NORMAL,
        Backend.NFTABLES,
        new PolicyDraft(Template.INSIDE_OUT, "", ""),
        Surroundings.UNKNOWN);
  }

  private static NetworkDraft network(
      String name, Role role, String interfaceName, int nodes, String vrid) {
    return new NetworkDraft(
        name,
        role,
        IntStream.range(0, nodes).mapToObj(i -> new MemberDraft(interfaceName, "")).toList(),
        "",
        vrid);
  }

  /** One node more, with an interface on each network. */
  public ClusterDraft withNodeAdded() {
    List<NodeDraft> more = new ArrayList<>(nodes);
    int priority = 250 - 10 * nodes.size();
    more.add(
        new NodeDraft(
            name + "-" + (nodes.size() + 1),
            "",
            "22",
            "root",
            Integer.toString(Math.max(1, priority))));
    return new ClusterDraft(
        name,
        more,
        networks.stream()
            .map(
                n -> {
                  List<MemberDraft> members = new ArrayList<>(n.members());
                  String like = members.isEmpty() ? "" : members.getFirst().interfaceName();
                  members.add(new MemberDraft(like, ""));
                  return n.withMembers(members);
                })
            .toList(),
        preset,
        backend,
        policy,
        around);
  }

  /** One node less. */
  public ClusterDraft withoutNode(int index) {
    return new ClusterDraft(
        name,
        without(nodes, index),
        networks.stream().map(n -> n.withMembers(without(n.members(), index))).toList(),
        preset,
        backend,
        policy,
        around);
  }

  /** One network more. */
  public ClusterDraft withNetworkAdded() {
    NetworkDraft added =
        network(
            "network-" + (networks.size() + 1),
            Role.DMZ,
            "eth" + networks.size(),
            nodes.size(),
            Integer.toString(20 + 10 * networks.size()));
    List<NetworkDraft> more = new ArrayList<>(networks);
    more.add(added);
    return withNetworks(more);
  }

  public ClusterDraft withoutNetwork(int index) {
    return withNetworks(without(networks, index));
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> less = new ArrayList<>(list);
    less.remove(index);
    return less;
  }

  /** Another name; nodes named after the old one follow. */
  public ClusterDraft withName(String v) {
    List<NodeDraft> renamed =
        IntStream.range(0, nodes.size())
            .mapToObj(
                i -> {
                  NodeDraft n = nodes.get(i);
                  return n.name().equals(name + "-" + (i + 1))
                      ? new NodeDraft(
                          v + "-" + (i + 1), n.address(), n.port(), n.user(), n.priority())
                      : n;
                })
            .toList();
    return new ClusterDraft(v, renamed, networks, preset, backend, policy, around);
  }

  /** The same with one node replaced. */
  public ClusterDraft withNode(int index, NodeDraft v) {
    List<NodeDraft> changed = new ArrayList<>(nodes);
    changed.set(index, v);
    return new ClusterDraft(name, changed, networks, preset, backend, policy, around);
  }

  public ClusterDraft withNetworks(List<NetworkDraft> v) {
    return new ClusterDraft(name, nodes, v, preset, backend, policy, around);
  }

  /** The same with one network replaced. */
  public ClusterDraft withNetwork(int index, NetworkDraft v) {
    List<NetworkDraft> changed = new ArrayList<>(networks);
    changed.set(index, v);
    return withNetworks(changed);
  }

  public ClusterDraft withPreset(Preset v) {
    return new ClusterDraft(name, nodes, networks, v, backend, policy, around);
  }

  public ClusterDraft withBackend(Backend v) {
    return new ClusterDraft(name, nodes, networks, preset, v, policy, around);
  }

  public ClusterDraft withAround(Surroundings v) {
    return new ClusterDraft(name, nodes, networks, preset, backend, policy, v);
  }

  public ClusterDraft withPolicy(PolicyDraft v) {
    return new ClusterDraft(name, nodes, networks, preset, backend, v, around);
  }
}
