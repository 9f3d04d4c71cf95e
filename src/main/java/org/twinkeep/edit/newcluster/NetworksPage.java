package org.twinkeep.edit.newcluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/** Which interfaces are on the same network, and their own addresses. */
final class NetworksPage {

  private final ClusterDraft draft;
  private final DraftProblems problems;
  private final Set<String> names = new HashSet<>();
  private final Set<String> interfaces = new HashSet<>();
  private final Map<Ip, String> addresses = new HashMap<>();

  NetworksPage(ClusterDraft draft, DraftProblems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void check() {
    for (NetworkDraft network : draft.networks()) {
      network(network);
    }
    if (draft.networks().stream().noneMatch(NetworkDraft::isShared)) {
      error(
          "networks",
          "networks",
          "No network is shared, so there is nothing to take over.",
          "Add the networks on which the nodes share addresses.");
    }
    if (draft.networks().stream().noneMatch(NetworkDraft::isSync)) {
      problems.warning(
          Page.NETWORKS,
          "sync",
          "networks",
          "No network has the role sync: open connections will not survive a change of master.",
          "Connect the nodes by a cable of their own and add it as a network with the role sync.");
    }
  }

  private void network(NetworkDraft network) {
    if (network.name().isBlank() || !names.add(network.name())) {
      error(
          "network.name",
          network.name() + " name",
          network.name().isBlank()
              ? "A network has no name."
              : "Two networks are called " + network.name() + ".",
          "Give each network a name of its own.");
    }
    for (int i = 0; i < network.members().size(); i++) {
      member(network, network.members().get(i), draft.nodes().get(i).name());
    }
    sameNetwork(network);
  }

  private void member(NetworkDraft network, MemberDraft member, String node) {
    String place = network.name() + " " + node;
    if (!Interface.isUsableName(member.interfaceName())) {
      error(
          "interface.name",
          place + " interface",
          "'" + member.interfaceName() + "' is not the name of a network interface.",
          "Type the kernel's name, such as eth0 or enp3s0 (ip link shows them).");
    } else if (member.interfaceName().equals("lo")) {
      error(
          "interface.loopback",
          place + " interface",
          "lo is the node's own loopback; it is on no network.",
          "Choose a real interface.");
    } else if (!interfaces.add(node + " " + member.interfaceName())) {
      error(
          "interface.twice",
          place + " interface",
          node + " has " + member.interfaceName() + " on two networks.",
          "An interface is on one network; choose another.");
    }
    List<String> words = Typed.words(member.addresses());
    if (words.isEmpty()) {
      error(
          "address",
          place + " addresses",
          node + " has no address of its own on " + network.name() + ".",
          "Type its address with prefix length, such as 192.0.2.2/24; the nodes talk to each other"
              + " with it.");
    }
    for (String word : words) {
      Typed.complaint(word)
          .ifPresentOrElse(
              why ->
                  error(
                      "address.unreadable",
                      place + " addresses",
                      why + ".",
                      "Type addresses with prefix length, such as 192.0.2.2/24."),
              () -> once(InterfaceAddress.parse(word).address(), place));
    }
  }

  private void once(Ip address, String place) {
    String before = addresses.putIfAbsent(address, place);
    if (before != null) {
      error(
          "address.twice",
          place + " addresses",
          address + " is already the address of " + before + ".",
          "Give each interface an address of its own.");
    }
  }

  /** All nodes must be on the same prefixes, else they do not hear each other. */
  private void sameNetwork(NetworkDraft network) {
    for (Prefix prefix : Typed.prefixes(network)) {
      for (int i = 0; i < network.members().size(); i++) {
        List<InterfaceAddress> own = Typed.addresses(network.members().get(i).addresses());
        if (!own.isEmpty() && own.stream().noneMatch(a -> a.network().equals(prefix))) {
          String node = draft.nodes().get(i).name();
          error(
              "address.elsewhere",
              network.name() + " " + node + " addresses",
              node + " has no address in " + prefix + ", where another node of the network is.",
              "Give it one, or take the other address away.");
        }
      }
    }
  }

  private void error(String id, String field, String message, String remedy) {
    problems.error(Page.NETWORKS, id, field, message, remedy);
  }
}
