package org.twinkeep.edit.newcluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/** Fills in what can be guessed; never changes what was typed. */
public final class Proposals {

  private Proposals() {}

  /** Virtual addresses and VRIDs where there are none. */
  public static ClusterDraft virtualAddresses(ClusterDraft draft) {
    Set<Integer> vrids = new HashSet<>();
    draft.networks().forEach(n -> Typed.number(n.vrid(), 1, 255).ifPresent(vrids::add));
    List<NetworkDraft> filled = new ArrayList<>();
    for (NetworkDraft network : draft.networks()) {
      NetworkDraft changed = network;
      if (network.isShared() && network.virtual().isBlank()) {
        changed = changed.withVirtual(String.join(", ", firstFree(draft, network)));
      }
      if (!network.isSync() && network.vrid().isBlank()) {
        int vrid = 20;
        while (!vrids.add(vrid)) { // ends: fewer networks than ids
          vrid += 1;
        }
        changed = changed.withVrid(Integer.toString(vrid));
      }
      filled.add(changed);
    }
    return draft.withNetworks(filled);
  }

  /** The first address of each prefix that no node has. */
  private static List<String> firstFree(ClusterDraft draft, NetworkDraft network) {
    Set<Ip> taken = new HashSet<>(draft.around().others().keySet());
    draft.networks().stream()
        .flatMap(n -> n.members().stream())
        .flatMap(m -> Typed.addresses(m.addresses()).stream())
        .forEach(a -> taken.add(a.address()));
    List<String> proposed = new ArrayList<>();
    for (Prefix prefix : Typed.prefixes(network)) {
      Ip ip = prefix.first().next();
      while (taken.contains(ip)) { // ends: finitely many are known
        ip = ip.next();
      }
      if (prefix.contains(ip) && !ip.equals(prefix.last())) {
        proposed.add(ip + "/" + prefix.length());
      }
    }
    return proposed;
  }
}
