package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.check.Places;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Family;
import org.twinkeep.model.SyncLink;

/**
 * What the automatic rows of a cluster let pass beside the adverts and states that they are named
 * after, in words: a reader of the table or of a ruleset finds no accept that nobody told of.
 */
public final class ClusterWords {

  /** Switches that listen to it forward a group only where it is asked for. */
  public static final String MEMBERSHIP = "with group membership (IGMP)";

  public static final String NEIGHBOURS = "IPv6: from link-local neighbours";

  private ClusterWords() {}

  /** An automatic rule in the ruleset, with a title that tells all that it lets pass. */
  public static Origin origin(AutomaticRule rule, NodeContext context) {
    return Origin.automatic(
        rule, rule.title() + titleEnd(rule, context), Places.of(context.firewall()));
  }

  private static String titleEnd(AutomaticRule rule, NodeContext context) {
    List<String> words = new ArrayList<>();
    context
        .cluster()
        .ifPresent(
            cluster -> {
              switch (rule) {
                case VRRP -> {
                  if (cluster.interfaces().stream().anyMatch(i -> joins(cluster, i))) {
                    words.add(MEMBERSHIP);
                  }
                  if (cluster.interfaces().stream().anyMatch(i -> hearsNeighbours(cluster, i))) {
                    words.add(NEIGHBOURS);
                  }
                }
                case STATE_SYNC -> {
                  if (cluster.syncLinks().stream().anyMatch(ClusterWords::joins)) {
                    words.add(MEMBERSHIP);
                  }
                }
                case LOOPBACK,
                    MANAGEMENT,
                    ESTABLISHED,
                    NEIGHBOUR_DISCOVERY,
                    INVALID,
                    ANTI_SPOOFING,
                    FINAL_DENY -> {}
              }
            });
    return words.isEmpty() ? "" : ", " + String.join("; ", words);
  }

  /** Whether nodes tell switches that they listen to IPv4 adverts on an interface. */
  public static boolean joins(Cluster cluster, ClusterInterface shared) {
    return !cluster.failover().unicast() && has(shared, Family.IPV4);
  }

  /** Whether IPv6 adverts come from any link-local address (RFC 5798, section 5.1.2.1). */
  public static boolean hearsNeighbours(Cluster cluster, ClusterInterface shared) {
    return !cluster.failover().unicast() && has(shared, Family.IPV6);
  }

  /** Whether nodes tell switches that they listen to the group of a sync link. */
  public static boolean joins(SyncLink link) {
    return link.transport() == SyncLink.Transport.MULTICAST;
  }

  private static boolean has(ClusterInterface shared, Family family) {
    return shared.addresses().stream().anyMatch(a -> a.family() == family);
  }
}
