package org.twinkeep.install.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the nodes of a cluster have to agree on: the parts of keepalived.conf that travel in adverts
 * or decide whether they are heard. When one node is reloaded with other values first, the peer
 * drops its adverts and both become master.
 *
 * @param words instance, keyword and value, sorted
 */
public record VrrpWords(List<String> words) {

  private static final Set<String> SHARED =
      Set.of(
          "virtual_router_id",
          "advert_int",
          "version",
          "vrrp_version",
          "interface",
          "auth_type",
          "auth_pass",
          "mcast_src_ip",
          "use_vmac");

  private static final Set<String> SHARED_BLOCKS =
      Set.of("virtual_ipaddress", "unicast_peer", "group");

  /** Copies the list. */
  public VrrpWords {
    words = List.copyOf(words);
  }

  /** Reads keepalived.conf; own addresses differ between nodes and are left out. */
  public static VrrpWords of(String conf) {
    TreeSet<String> words = new TreeSet<>();
    List<String> open = new ArrayList<>();
    String instance = "";
    for (String line : conf.lines().toList()) {
      String text = line.replaceAll("[#!].*", "").strip();
      if (text.isEmpty()) {
        continue;
      }
      String first = text.split("[\\s{]+", 2)[0];
      if (text.endsWith("{")) {
        open.add(first);
        if (first.equals("vrrp_instance")) {
          instance = text.replaceAll("^vrrp_instance\\s+|\\s*\\{$", "");
        }
        if (first.equals("unicast_peer")) {
          words.add(instance + " unicast");
        }
      } else if (text.equals("}")) {
        if (!open.isEmpty()) {
          open.removeLast();
        }
        if (open.isEmpty()) {
          instance = "";
        }
      } else if (!open.isEmpty() && SHARED_BLOCKS.contains(open.getLast())) {
        if (open.getLast().equals("virtual_ipaddress")) {
          words.add(instance + " address " + first);
        }
      } else if (SHARED.contains(first)) {
        words.add(instance + " " + text.replaceAll("\\s+", " "));
      }
    }
    return new VrrpWords(List.copyOf(words));
  }
}
