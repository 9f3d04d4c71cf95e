package org.twinkeep.edit.newcluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.Prefix;

/**
 * A machine that is to become a node, as it is now.
 *
 * @param reached where it was asked
 * @param hostName its own name for itself
 * @param tools what of nft, iptables, keepalived and conntrackd it has
 * @param addresses of its interfaces, in the kernel's order of these
 * @param routes those that lead on through a gateway, and default routes
 * @param neighbours whom it has met
 * @param virtual addresses that it holds as a VRRP master
 */
public record LiveNode(
    Management reached,
    String hostName,
    Set<String> tools,
    List<Held> addresses,
    List<Route> routes,
    List<Neighbour> neighbours,
    Set<Ip> virtual) {

  /**
   * An address of an interface.
   *
   * @param fixed false = given by DHCP or a router
   */
  public record Held(String interfaceName, InterfaceAddress address, boolean fixed) {}

  /**
   * A route.
   *
   * @param destination of length 0 = a default route
   * @param gateway empty = the destination is on the interface itself
   */
  public record Route(Prefix destination, Optional<Ip> gateway, String interfaceName) {
    public boolean isDefault() {
      return destination.length() == 0;
    }
  }

  /** Another machine on an interface's network. */
  public record Neighbour(String interfaceName, Ip address) {}

  /** Copies everything. */
  public LiveNode {
    tools = Set.copyOf(tools);
    addresses = List.copyOf(addresses);
    routes = List.copyOf(routes);
    neighbours = List.copyOf(neighbours);
    virtual = Set.copyOf(virtual);
  }

  /** The addresses that are its own and stay: neither virtual nor of the machine alone. */
  List<Held> own() {
    List<Held> usable =
        addresses.stream()
            .filter(h -> !isOfContainers(h.interfaceName()))
            .filter(h -> !virtual.contains(h.address().address()))
            .filter(h -> !h.address().address().isLoopback())
            .filter(h -> !h.address().address().isLinkLocal())
            .filter(h -> h.address().length() < h.address().family().bits())
            .toList();
    return usable.stream().filter(h -> h.fixed() || !hasFixed(usable, h)).toList();
  }

  /** Interfaces that container and virtual machine hosts make for themselves. */
  private static boolean isOfContainers(String name) {
    return name.matches("(docker|virbr|veth|cni|flannel|podman|lxcbr|lxdbr)\\S*|br-[0-9a-f]{12}");
  }

  /** Whether the interface has a fixed address of the same family, so that this one is extra. */
  private static boolean hasFixed(List<Held> all, Held one) {
    return all.stream()
        .anyMatch(
            h ->
                h.fixed()
                    && h.interfaceName().equals(one.interfaceName())
                    && h.address().family() == one.address().family());
  }
}
