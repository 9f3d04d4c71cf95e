package org.twinkeep.edit.newcluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.model.Family;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/** The addresses that the master holds, and the VRIDs. */
final class VirtualAddressesPage {

  private final ClusterDraft draft;
  private final DraftProblems problems;
  private final Set<Integer> vrids = new HashSet<>();
  private final Map<Ip, String> taken = new HashMap<>();

  VirtualAddressesPage(ClusterDraft draft, DraftProblems problems) {
    this.draft = draft;
    this.problems = problems;
    for (NetworkDraft network : draft.networks()) {
      for (int i = 0; i < network.members().size(); i++) {
        String holder = draft.nodes().get(i).name();
        Typed.addresses(network.members().get(i).addresses())
            .forEach(a -> taken.put(a.address(), holder));
      }
    }
    draft.around().others().forEach(taken::putIfAbsent);
  }

  void check() {
    draft.networks().stream().filter(NetworkDraft::isShared).forEach(this::network);
  }

  private void network(NetworkDraft network) {
    List<String> words = Typed.words(network.virtual());
    if (words.isEmpty()) {
      error(
          network,
          "virtual",
          "The nodes share no address on " + network.name() + ".",
          "Type the address that hosts use as their gateway, such as 192.0.2.1/24.");
    }
    for (String word : words) {
      Typed.complaint(word)
          .ifPresentOrElse(
              why ->
                  error(
                      network,
                      "virtual.unreadable",
                      why + ".",
                      "Type addresses with prefix length, such as 192.0.2.1/24."),
              () -> address(network, InterfaceAddress.parse(word)));
    }
    var vrid = Typed.number(network.vrid(), 1, 255);
    if (vrid.isEmpty() || !vrids.add(vrid.getAsInt())) {
      error(
          network,
          "vrid",
          vrid.isEmpty()
              ? "'" + network.vrid() + "' is not a virtual router id."
              : "Two networks have the VRID " + network.vrid() + ".",
          "Type a number from 1 to 255 that no other VRRP router on the network uses.");
    }
  }

  private void address(NetworkDraft network, InterfaceAddress virtual) {
    List<Prefix> prefixes = Typed.prefixes(network);
    String holder = taken.putIfAbsent(virtual.address(), "the network " + network.name());
    if (holder != null) {
      error(
          network,
          "virtual.taken",
          virtual.address() + " belongs to " + holder + " already.",
          "Choose an address that nobody has.");
    }
    boolean linkLocal = virtual.address().isLinkLocal();
    if (!prefixes.isEmpty() && !linkLocal && !prefixes.contains(virtual.network())) {
      error(
          network,
          "virtual.outside",
          virtual + " is not in " + join(prefixes) + ", where the nodes are.",
          "Choose an address of that network, with its prefix length.");
    }
    if (virtual.family() == Family.IPV4 && virtual.length() < 31) {
      Prefix own = virtual.network();
      if (virtual.address().equals(own.first()) || virtual.address().equals(own.last())) {
        error(
            network,
            "virtual.edge",
            virtual.address() + " is the network or broadcast address of " + own + ".",
            "Choose an address in between.");
      }
    }
  }

  private static String join(List<Prefix> prefixes) {
    return String.join(" or ", prefixes.stream().map(Prefix::toString).toList());
  }

  private void error(NetworkDraft network, String id, String message, String remedy) {
    problems.error(Page.VIRTUAL_ADDRESSES, id, network.name(), message, remedy);
  }
}
