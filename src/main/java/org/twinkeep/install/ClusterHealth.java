package org.twinkeep.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * What the states of a cluster's nodes, taken together, say is wrong. Nothing of it is certain of
 * nodes that could not be asked; they are left out.
 */
public final class ClusterHealth {

  /** So many of the master's states may be on their way, or of connections that just ended. */
  private static final long ON_THEIR_WAY = 50;

  private ClusterHealth() {}

  /** Worst first; nothing for single firewalls. */
  public static List<Problem> of(List<Asked> asked) {
    List<Member> members =
        asked.stream()
            .flatMap(a -> a.status().map(s -> new Member(a.node(), s)).stream())
            .filter(m -> !m.status().vrrp().isEmpty())
            .toList();
    List<Problem> problems = new ArrayList<>();
    masters(members, members.size() == asked.size(), problems);
    for (Member member : members) {
      services(member, problems);
      links(member, problems);
      if (isSilent(member, members)) {
        silence(member, problems);
      }
    }
    lag(members, problems);
    return problems.stream().sorted(Problem.ORDER).toList();
  }

  private record Member(String name, NodeStatus status) {

    Place place() {
      return Place.named(name);
    }
  }

  private static void masters(List<Member> members, boolean all, List<Problem> problems) {
    List<Member> masters = members.stream().filter(m -> m.status().isMaster()).toList();
    if (masters.size() > 1) {
      problems.add(
          Problem.error(
              "cluster.split-brain",
              masters.getFirst().place(),
              String.join(" and ", masters.stream().map(Member::name).toList())
                  + " are master at the same time (split brain): both hold the virtual addresses.",
              "See why they do not hear each other's VRRP adverts on the interfaces with virtual"
                  + " addresses: cables, switches, rules."));
    }
    if (masters.isEmpty() && all && !members.isEmpty()) {
      problems.add(
          Problem.error(
              "cluster.no-master",
              members.getFirst().place(),
              "No node holds the virtual addresses; nothing passes.",
              "Look at keepalived's journal on the nodes."));
    }
  }

  private static void services(Member member, List<Problem> problems) {
    NodeStatus status = member.status();
    if (!status.isActive("keepalived")) {
      problems.add(
          Problem.warning(
              "cluster.keepalived-down",
              member.place(),
              "keepalived does not run; this node cannot take over.",
              "Look at keepalived's journal on the node."));
    }
    if (!status.syncLinks().isEmpty() && !status.isActive("conntrackd")) {
      problems.add(
          Problem.warning(
              "cluster.conntrackd-down",
              member.place(),
              "conntrackd does not run; open connections end at the next fail-over.",
              "Look at conntrackd's journal on the node."));
    }
  }

  private static void links(Member member, List<Problem> problems) {
    List<String> down = new ArrayList<>();
    member
        .status()
        .syncLinks()
        .forEach(
            (name, carrier) -> {
              if (!carrier) {
                down.add(name);
              }
            });
    if (down.isEmpty()) {
      return;
    }
    boolean none = down.size() == member.status().syncLinks().size();
    problems.add(
        Problem.warning(
            "cluster.sync-link-down",
            member.place(),
            "The state sync link "
                + String.join(", ", down)
                + " has no carrier; "
                + (none
                    ? "connections opened meanwhile end when the master fails before it is back."
                    : "states go over the other link."),
            "See to the cable between the nodes, and to its interface on the other node."));
  }

  /** Whether it hears nothing although another node's conntrackd and link are there to be heard. */
  private static boolean isSilent(Member member, List<Member> members) {
    return member.status().isSyncSilent()
        && members.stream()
            .filter(other -> !other.equals(member))
            .filter(other -> other.status().isActive("conntrackd"))
            .anyMatch(other -> !other.status().syncLinks().containsValue(false));
  }

  private static void silence(Member member, List<Problem> problems) {
    problems.add(
        Problem.warning(
            "cluster.sync-silent",
            member.place(),
            "Its state sync link "
                + String.join(", ", member.status().syncLinks().keySet())
                + " has a carrier, but nothing of the other nodes' states comes over it;"
                + " connections opened meanwhile end when the master fails before that is mended.",
            "See to what lies between the nodes: a VLAN, a switch that does not forward the"
                + " multicast group, addresses or rules that were changed by hand."));
  }

  /** The master's states are the backup's, but for a few that are on their way. */
  private static void lag(List<Member> members, List<Problem> problems) {
    Optional<Member> master = members.stream().filter(m -> m.status().isMaster()).findFirst();
    if (master.isEmpty() || master.get().status().internalStates().isEmpty()) {
      return;
    }
    long told = master.get().status().internalStates().getAsLong();
    for (Member member : members) {
      if (!member.status().isBackup()
          || member.status().externalStates().isEmpty()
          || isSilent(member, members)) {
        continue;
      }
      long heard = member.status().externalStates().getAsLong();
      if (heard < told - told / 10 - ON_THEIR_WAY) {
        problems.add(
            Problem.warning(
                "cluster.sync-behind",
                member.place(),
                "It has heard %d of the master's %d connection states; the others end when the master fails now."
                    .formatted(heard, told),
                "If it does not catch up within a minute, look at conntrackd's journal on both nodes."));
      }
    }
  }
}
