package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** What looks odd about live nodes, or could not be made sense of. */
final class LiveRemarks {

  private final ClusterDraft draft;
  private final List<Optional<LiveNode>> nodes;
  private final List<CommonNetwork> common;
  private final LiveRoles roles;
  private final List<Problem> remarks = new ArrayList<>();

  LiveRemarks(
      ClusterDraft draft,
      List<Optional<LiveNode>> nodes,
      List<CommonNetwork> common,
      LiveRoles roles) {
    this.draft = draft;
    this.nodes = nodes;
    this.common = common;
    this.roles = roles;
  }

  List<Problem> all() {
    for (int i = 0; i < nodes.size(); i++) {
      Optional<LiveNode> live = nodes.get(i);
      if (live.isPresent()) {
        alone(i, live.get());
        dynamic(i, live.get());
      }
    }
    if (common.isEmpty()) {
      add(
          "nothing",
          draft.name(),
          "The nodes have no network in common, so the networks are left as they were.",
          "Give the nodes addresses in the same networks, or type them here.");
    } else if (!roles.hasDefaultRoute()) {
      add(
          "no-default",
          draft.name(),
          "No node has a default route, so the network of the first interface is taken for the"
              + " outside.",
          "Correct the roles on the next page.");
    }
    return remarks;
  }

  private void alone(int position, LiveNode node) {
    Set<String> names = new LinkedHashSet<>();
    node.own().stream()
        .filter(h -> common.stream().noneMatch(n -> n.has(position, h.interfaceName())))
        .forEach(h -> names.add(h.interfaceName() + " (" + h.address() + ")"));
    if (!names.isEmpty()) {
      add(
          "alone",
          node.hostName(),
          "Left out of "
              + node.hostName()
              + ", because not all nodes share a network with it: "
              + String.join(", ", names)
              + ".",
          "Add it in the inspector when the cluster is made, if rules speak of it.");
    }
  }

  private void dynamic(int position, LiveNode node) {
    node.own().stream()
        .filter(h -> !h.fixed())
        .filter(h -> common.stream().anyMatch(n -> n.has(position, h.interfaceName())))
        .forEach(
            h ->
                add(
                    "dynamic",
                    node.hostName(),
                    h.interfaceName()
                        + " has "
                        + h.address()
                        + " from DHCP or a router; VRRP and the rules count on it.",
                    "Give the node a fixed address there."));
  }

  private void add(String id, String place, String message, String remedy) {
    remarks.add(Problem.warning("live." + id, Place.named(place), message, remedy));
  }
}
