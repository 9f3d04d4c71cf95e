package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.PolicyDraft;
import org.twinkeep.edit.newcluster.LiveNode.Route;
import org.twinkeep.edit.newcluster.Surroundings.Behind;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.problem.Problem;

/**
 * A draft filled from what live machines say of themselves. Networks are taken over; names and
 * addresses that somebody chose stay.
 */
public final class LiveGuess {

  /**
   * What came out.
   *
   * @param draft filled as far as it could be
   * @param remarks what could not be, or looks odd
   */
  public record Guess(ClusterDraft draft, List<Problem> remarks) {
    /** Copies the list. */
    public Guess {
      remarks = List.copyOf(remarks);
    }
  }

  private final ClusterDraft draft;
  private final List<Optional<LiveNode>> nodes;
  private final List<CommonNetwork> common;
  private final LiveRoles roles;

  private LiveGuess(ClusterDraft draft, List<Optional<LiveNode>> nodes) {
    this.draft = draft;
    this.nodes = nodes;
    this.common = CommonNetwork.of(nodes).stream().filter(n -> n.joins(nodes)).toList();
    this.roles = new LiveRoles(nodes, common);
  }

  /**
   * Fills a draft.
   *
   * @param nodes one for each of the draft's, in their order; empty = it could not be asked
   */
  public static Guess of(ClusterDraft draft, List<Optional<LiveNode>> nodes) {
    if (nodes.size() != draft.nodes().size()) {
      throw new IllegalArgumentException("one for each node of the draft");
    }
    if (nodes.stream().allMatch(Optional::isEmpty)) {
      return new Guess(draft, List.of());
    }
    LiveGuess guess = new LiveGuess(draft, nodes);
    return new Guess(
        guess.filled(), new LiveRemarks(draft, nodes, guess.common, guess.roles).all());
  }

  private ClusterDraft filled() {
    ClusterDraft filled = named();
    for (int i = 0; i < nodes.size(); i++) {
      Optional<LiveNode> live = nodes.get(i);
      if (live.isPresent()) {
        filled = filled.withNode(i, node(filled.nodes().get(i), live.get().reached()));
      }
    }
    filled = filled.withAround(around());
    if (!common.isEmpty()) {
      filled = filled.withNetworks(networks());
    }
    return policy(filled).withBackend(backend());
  }

  // nodes

  /** Host names instead of names that nobody chose. */
  private ClusterDraft named() {
    List<String> hosts =
        nodes.stream().map(n -> n.map(l -> l.hostName().split("\\.", 2)[0]).orElse("")).toList();
    ClusterDraft named = draft;
    if (draft.name().equals(ClusterDraft.FIRST_NAME)) {
      String shared = sharedName(hosts);
      named = shared.isEmpty() ? draft : draft.withName(shared);
    }
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < hosts.size(); i++) {
      NodeDraft node = named.nodes().get(i);
      boolean chosen = !node.name().equals(named.name() + "-" + (i + 1));
      if (!chosen && hosts.get(i).matches("[A-Za-z0-9][A-Za-z0-9-]*") && taken.add(hosts.get(i))) {
        named =
            named.withNode(
                i,
                new NodeDraft(
                    hosts.get(i), node.address(), node.port(), node.user(), node.priority()));
      }
    }
    return named;
  }

  /** {@code lj-fw} of {@code lj-fw-1} and {@code lj-fw-2}; empty = they share nothing. */
  private static String sharedName(List<String> hosts) {
    List<String> known = hosts.stream().filter(h -> !h.isEmpty()).toList();
    String shared = known.isEmpty() ? "" : known.getFirst();
    for (String host : known) {
      while (!host.startsWith(shared)) { // ends: every text starts with nothing
        shared = shared.substring(0, shared.length() - 1);
      }
    }
    String plain = shared.replaceAll("[-._0-9]+$", "");
    return known.size() < 2 || plain.length() < 2 ? "" : plain;
  }

  private static NodeDraft node(NodeDraft node, Management reached) {
    return new NodeDraft(
        node.name(),
        reached.address(),
        Integer.toString(reached.port()),
        reached.user(),
        node.priority());
  }

  // networks

  private List<NetworkDraft> networks() {
    List<NetworkDraft> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int vrid = 20;
    for (Map.Entry<CommonNetwork, Role> found : roles.found().entrySet()) {
      Role role = found.getValue();
      String base = role.name().toLowerCase(Locale.ROOT);
      String name = base;
      for (int n = 2; !names.add(name); n++) {
        name = base + "-" + n;
      }
      NetworkDraft network =
          new NetworkDraft(
              name, role, members(found.getKey()), virtual(found.getKey()), Integer.toString(vrid));
      drafts.add(network.isShared() ? network : network.withVrid(""));
      vrid += network.isShared() ? 10 : 0;
    }
    return drafts;
  }

  private List<MemberDraft> members(CommonNetwork network) {
    List<MemberDraft> members = new ArrayList<>();
    String like = network.interfaces().firstEntry().getValue();
    for (int i = 0; i < nodes.size(); i++) {
      int position = i;
      String addresses =
          nodes
              .get(i)
              .map(
                  n ->
                      network.addresses(n, position).stream()
                          .map(Object::toString)
                          .collect(Collectors.joining(", ")))
              .orElse("");
      members.add(new MemberDraft(network.interfaces().getOrDefault(i, like), addresses));
    }
    return members;
  }

  /** What a master holds there already. */
  private String virtual(CommonNetwork network) {
    return nodes.stream()
        .flatMap(Optional::stream)
        .flatMap(
            n ->
                n.addresses().stream()
                    .map(LiveNode.Held::address)
                    .filter(a -> n.virtual().contains(a.address())))
        .filter(a -> network.prefixes().contains(a.network()))
        .map(Object::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  // the rest

  private Surroundings around() {
    Map<Ip, String> others = new LinkedHashMap<>();
    Set<Ip> own =
        nodes.stream()
            .flatMap(Optional::stream)
            .flatMap(n -> n.addresses().stream())
            .map(h -> h.address().address())
            .collect(Collectors.toSet());
    for (LiveNode node : nodes.stream().flatMap(Optional::stream).toList()) {
      node.routes().forEach(r -> r.gateway().ifPresent(g -> others.put(g, "a gateway")));
      node.neighbours().forEach(n -> others.putIfAbsent(n.address(), "another machine"));
    }
    others.keySet().removeAll(own);
    return new Surroundings(others, behind());
  }

  /** The routes that all nodes have, by way of a gateway of their own choice. */
  private List<Behind> behind() {
    List<List<Behind>> each =
        nodes.stream().flatMap(Optional::stream).map(n -> behind(n.routes())).toList();
    return each.getFirst().stream()
        .distinct()
        .filter(b -> each.stream().allMatch(list -> list.contains(b)))
        .toList();
  }

  private static List<Behind> behind(List<Route> routes) {
    return routes.stream()
        .filter(r -> !r.isDefault())
        .flatMap(r -> r.gateway().map(g -> new Behind(r.destination(), g)).stream())
        .toList();
  }

  /** Who manages the nodes comes over the network for it, where there is one. */
  private static ClusterDraft policy(ClusterDraft draft) {
    PolicyDraft policy = draft.policy();
    return draft.networks().stream()
        .filter(n -> n.role() == Role.MANAGEMENT && policy.administrators().isBlank())
        .flatMap(n -> Typed.prefixes(n).stream())
        .findFirst()
        .map(prefix -> draft.withPolicy(policy.withAdministrators(prefix.toString())))
        .orElse(draft);
  }

  private Backend backend() {
    boolean onlyIptables =
        nodes.stream()
            .flatMap(Optional::stream)
            .anyMatch(n -> n.tools().contains("iptables") && !n.tools().contains("nft"));
    return onlyIptables ? Backend.IPTABLES : draft.backend();
  }
}
