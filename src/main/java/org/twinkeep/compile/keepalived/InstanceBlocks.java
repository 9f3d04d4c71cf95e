package org.twinkeep.compile.keepalived;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.compile.braces.Block;
import org.twinkeep.compile.braces.Item;
import org.twinkeep.compile.braces.Setting;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ownership.Ownership;
import org.twinkeep.compile.ownership.VirtualAddress;
import org.twinkeep.compile.ownership.VrrpInstance;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Node;

/** The blocks {@code vrrp_instance} of a node. */
record InstanceBlocks(
    NodeContext context, Cluster cluster, Ownership ownership, FollowingRoutes routes) {

  /**
   * @param more what the sync group would say, if there were one
   */
  Block block(VrrpInstance instance, List<Item> more) {
    FailoverSettings failover = cluster.failover();
    List<Item> items = new ArrayList<>();
    // BACKUP on every node: with MASTER keepalived ignores nopreempt.
    items.add(Setting.of("state", "BACKUP"));
    if (!failover.preempt()) {
      items.add(Setting.of("nopreempt"));
    } else if (failover.preemptDelaySeconds() > 0) {
      items.add(number("preempt_delay", failover.preemptDelaySeconds()));
    }
    items.add(Setting.of("interface", device(instance)));
    if (failover.virtualMac()) {
      // Adverts stay on the real interface, where the rules expect them.
      items.add(Setting.of("use_vmac", instance.virtualMacInterface()));
      items.add(Setting.of("vmac_xmit_base"));
    }
    items.add(number("virtual_router_id", instance.iface().vrid()));
    items.add(number("priority", context.node().priority()));
    items.add(Setting.of("advert_int", seconds(failover)));
    if (failover.unicast()) {
      items.addAll(unicast(instance));
    }
    if (failover.version() == 2 && instance.family() == Family.IPV4) {
      failover.password().ifPresent(password -> items.add(authentication(password)));
    }
    items.addAll(more);
    // Another master was heard, and this node goes on as master without any other notice: the
    // kernel's TCP windows are those of before the split, and must be taken from the peer.
    items.add(Handover.on("notify_master_rx_lower_pri", "conflict"));
    items.addAll(addresses(instance));
    List<Setting> lines = routes.of(instance);
    if (!lines.isEmpty()) {
      items.add(Block.of("virtual_routes", lines));
    }
    return Block.of("vrrp_instance " + instance.name(), items).from(instance.iface().id().value());
  }

  private String device(VrrpInstance instance) {
    return instance.member(context.node()).map(Interface::name).orElseThrow();
  }

  /**
   * Version 3 counts hundredths of a second, version 2 seconds; what lies between is rounded up.
   */
  private static String seconds(FailoverSettings failover) {
    return BigDecimal.valueOf(failover.advertMillis(), 3)
        .setScale(failover.version() == 2 ? 0 : 2, RoundingMode.UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private List<Item> unicast(VrrpInstance instance) {
    List<Item> items = new ArrayList<>();
    own(instance, context.node())
        .ifPresent(ip -> items.add(Setting.of("unicast_src_ip", ip.toString())));
    items.add(
        Block.of(
            "unicast_peer",
            context.peers().stream()
                .flatMap(peer -> own(instance, peer).stream())
                .map(ip -> Setting.of(ip.toString()))
                .toList()));
    return items;
  }

  /** The address of a node from which it sends adverts. */
  private static Optional<Ip> own(VrrpInstance instance, Node node) {
    return instance.member(node).stream()
        .flatMap(i -> i.addresses().stream())
        .filter(a -> a.family() == instance.family())
        .map(InterfaceAddress::address)
        .findFirst();
  }

  private static Block authentication(String password) {
    return Block.of(
        "authentication",
        List.of(Setting.of("auth_type", "PASS"), Setting.of("auth_pass", password)));
  }

  private List<Block> addresses(VrrpInstance instance) {
    List<VirtualAddress> held =
        ownership.on(instance.iface().id()).stream()
            .filter(a -> home(a) == instance.family())
            .toList();
    // RFC 5798, 5.2.9: the first address of an IPv6 instance is link-local.
    Stream<Setting> linkLocal =
        instance.family() == Family.IPV6 && held.stream().noneMatch(InstanceBlocks::isLinkLocal)
            ? Stream.of(line(instance, linkLocal(instance)))
            : Stream.empty();
    List<Setting> advertised =
        Stream.concat(
                linkLocal,
                held.stream()
                    .filter(VirtualAddress::advertised)
                    .sorted((a, b) -> Boolean.compare(isLinkLocal(b), isLinkLocal(a)))
                    .map(a -> line(instance, a)))
            .toList();
    List<Setting> excluded =
        held.stream().filter(a -> !a.advertised()).map(a -> line(instance, a)).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of("virtual_ipaddress", advertised));
    if (!excluded.isEmpty()) {
      blocks.add(Block.of("virtual_ipaddress_excluded", excluded));
    }
    return blocks;
  }

  private static InterfaceAddress linkLocal(VrrpInstance instance) {
    return InterfaceAddress.parse("fe80::" + instance.iface().vrid() + ":1/64");
  }

  /** The family of the instance that holds an address: its own, unless there is no such one. */
  private Family home(VirtualAddress address) {
    List<Family> families =
        VrrpInstance.of(cluster).stream()
            .filter(i -> i.iface().id().equals(address.clusterInterface()))
            .map(VrrpInstance::family)
            .toList();
    return families.contains(address.family()) ? address.family() : families.getFirst();
  }

  private static boolean isLinkLocal(VirtualAddress address) {
    return address.family() == Family.IPV6 && address.address().address().isLinkLocal();
  }

  private Setting line(VrrpInstance instance, VirtualAddress address) {
    String origin = address.addedBy().isEmpty() ? "" : address.addedBy().getFirst().value();
    return line(instance, address.address()).from(origin);
  }

  private Setting line(VrrpInstance instance, InterfaceAddress address) {
    List<String> words = new ArrayList<>();
    words.add(address.toString());
    if (address.family() == Family.IPV4 && address.length() < 31) {
      words.addAll(List.of("brd", address.network().last().toString()));
    }
    if (!cluster.failover().virtualMac()) {
      words.addAll(List.of("dev", device(instance)));
    }
    return Setting.of(words);
  }

  private static Setting number(String keyword, int value) {
    return Setting.of(keyword, Integer.toString(value));
  }
}
