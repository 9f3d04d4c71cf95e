package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.Ids;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.SyncLink;

/** A draft without errors → the cluster, its objects and its first rules, in one step. */
public final class NewCluster {

  private final ClusterDraft draft;
  private final Set<Id> used;
  private final Id id;

  private NewCluster(ClusterDraft draft, Project project) {
    this.draft = draft;
    this.used = new HashSet<>(Ids.used(project));
    this.id = fresh(draft.name());
  }

  /**
   * Adds the cluster to a project.
   *
   * @throws IllegalArgumentException when the draft has errors
   */
  public static Edit of(ClusterDraft draft) {
    if (!DraftProblems.of(draft).isDone()) {
      throw new IllegalArgumentException("the draft has errors; see DraftProblems");
    }
    return new Edit(
        "New cluster " + draft.name(), project -> new NewCluster(draft, project).in(project));
  }

  private Project in(Project project) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < draft.nodes().size(); i++) {
      nodes.add(node(i));
    }
    Cluster bare =
        new Cluster(
            Head.of(id, draft.name()).withComment(nodes.size() == 2 ? "Active-backup pair" : ""),
            nodes,
            draft.networks().stream()
                .filter(NetworkDraft::isShared)
                .map(n -> shared(n, nodes))
                .toList(),
            draft.networks().stream()
                .filter(NetworkDraft::isSync)
                .map(n -> SyncLink.multicast(members(n, nodes)))
                .toList(),
            FailoverSettings.NORMAL.withAdvertMillis(draft.preset().advertMillis()),
            StateSyncSettings.DEFAULT,
            List.of(),
            FirewallSettings.DEFAULT.withBackend(draft.backend()),
            FirstRules.none(id));
    FirstRules rules = new FirstRules(draft, bare, project, used);
    List<Firewall> firewalls = new ArrayList<>(project.firewalls());
    firewalls.add(rules.complete());
    return project.withObjects(rules.objects()).withFirewalls(firewalls);
  }

  private Node node(int index) {
    NodeDraft node = draft.nodes().get(index);
    Id nodeId = fresh(node.name());
    List<Interface> interfaces = new ArrayList<>();
    for (NetworkDraft network : draft.networks()) {
      MemberDraft member = network.members().get(index);
      interfaces.add(
          Interface.of(
              part(nodeId, member.interfaceName()),
              member.interfaceName(),
              network.role(),
              Typed.addresses(member.addresses()).toArray(InterfaceAddress[]::new)));
    }
    return new Node(
        nodeId,
        node.name(),
        node.management(),
        interfaces,
        Typed.number(node.priority(), 1, 254).orElseThrow());
  }

  private ClusterInterface shared(NetworkDraft network, List<Node> nodes) {
    return new ClusterInterface(
        part(id, network.name()),
        network.name(),
        members(network, nodes),
        Typed.number(network.vrid(), 1, 255).orElseThrow(),
        Typed.addresses(network.virtual()));
  }

  private List<Id> members(NetworkDraft network, List<Node> nodes) {
    int position = draft.networks().indexOf(network);
    return nodes.stream().map(node -> node.interfaces().get(position).id()).toList();
  }

  /** {@code owner:name}, made unique by a number where needed. */
  private Id part(Id owner, String name) {
    String base = owner + ":" + Ids.fresh(Set.of(), name);
    String cut = base.substring(0, Math.min(base.length(), 76));
    Id part = Id.of(cut);
    for (int n = 2; !used.add(part); n++) {
      part = Id.of(cut + "-" + n);
    }
    return part;
  }

  private Id fresh(String wanted) {
    Id fresh = Ids.fresh(used, wanted);
    used.add(fresh);
    return fresh;
  }
}
