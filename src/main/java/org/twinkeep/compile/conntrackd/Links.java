package org.twinkeep.compile.conntrackd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Node;
import org.twinkeep.model.SyncLink;

/** The blocks of the channels over which conntrackd talks; the first link is the preferred one. */
final class Links {

  /** Bytes; the kernel's default of about 200 kB loses messages on busy firewalls. */
  private static final String BUFFER = "1249280";

  private Links() {}

  static List<Block> blocks(NodeContext context, Cluster cluster) {
    List<Block> blocks = new ArrayList<>();
    for (SyncLink link : cluster.syncLinks()) {
      boolean first = blocks.isEmpty() && cluster.syncLinks().size() > 1;
      block(context, link, first ? " Default" : "").ifPresent(blocks::add);
    }
    return blocks;
  }

  private static Optional<Block> block(NodeContext context, SyncLink link, String preferred) {
    return member(context.node(), link)
        .map(
            own -> {
              List<Item> items = new ArrayList<>();
              String keyword =
                  switch (link.transport()) {
                    case MULTICAST -> {
                      multicast(items, link, own);
                      yield "Multicast";
                    }
                    case UDP -> {
                      unicast(items, context, link, own);
                      yield "UDP";
                    }
                    case TCP -> {
                      unicast(items, context, link, own);
                      yield "TCP";
                    }
                  };
              items.add(Setting.of("Interface", own.name()));
              items.add(Setting.of("SndSocketBuffer", BUFFER));
              items.add(Setting.of("RcvSocketBuffer", BUFFER));
              items.add(Setting.of("Checksum", "on"));
              return Block.of(keyword + preferred, items);
            });
  }

  private static void multicast(List<Item> items, SyncLink link, Interface own) {
    items.add(Setting.of("IPv4_address", link.group().toString()));
    items.add(Setting.of("Group", Integer.toString(link.port())));
    address(own, Family.IPV4)
        .ifPresent(ip -> items.add(Setting.of("IPv4_interface", ip.toString())));
  }

  private static void unicast(List<Item> items, NodeContext context, SyncLink link, Interface own) {
    Optional<Interface> peer =
        context.peers().stream().flatMap(p -> member(p, link).stream()).findFirst();
    Family family = address(own, Family.IPV4).isPresent() ? Family.IPV4 : Family.IPV6;
    String prefix = family.label();
    address(own, family).ifPresent(ip -> items.add(Setting.of(prefix + "_address", ip.toString())));
    peer.flatMap(p -> address(p, family))
        .ifPresent(ip -> items.add(Setting.of(prefix + "_Destination_Address", ip.toString())));
    items.add(Setting.of("Port", Integer.toString(link.port())));
  }

  private static Optional<Interface> member(Node node, SyncLink link) {
    return node.interfaces().stream().filter(i -> link.members().contains(i.id())).findFirst();
  }

  private static Optional<Ip> address(Interface iface, Family family) {
    return iface.addresses().stream()
        .filter(a -> a.family() == family)
        .map(InterfaceAddress::address)
        .findFirst();
  }
}
