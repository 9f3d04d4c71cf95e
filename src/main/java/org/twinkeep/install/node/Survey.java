package org.twinkeep.install.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine is before it is anybody's firewall: its system, its tools, its place in the
 * networks. Read from {@code twinkeep-node survey}. Addresses are texts as the machine gave them;
 * they may be anything.
 *
 * @param hostName its own name for itself
 * @param system distribution and version, for people
 * @param tools versions of the tools it has: {@code nft}, {@code iptables}, {@code keepalived}, …
 * @param interfaces names, in the kernel's order
 * @param addresses what the interfaces hold
 * @param routes those that lead on through a gateway, and default routes
 * @param neighbours whom the interfaces have met; not all of them
 * @param virtualAddresses with prefix length, which keepalived's configuration gives to the master
 *     and this machine holds now
 */
public record Survey(
    String hostName,
    String system,
    Map<String, String> tools,
    List<String> interfaces,
    List<Held> addresses,
    List<Route> routes,
    List<Neighbour> neighbours,
    List<String> virtualAddresses) {

  /**
   * An address of an interface.
   *
   * @param address with prefix length
   * @param fixed false = given by DHCP or a router, and may change
   */
  public record Held(String interfaceName, String address, boolean fixed) {}

  /**
   * A route.
   *
   * @param destination a prefix, or {@code default}
   * @param gateway empty = the destination is on the interface itself
   */
  public record Route(String destination, Optional<String> gateway, String interfaceName) {}

  /** A machine on the same network. */
  public record Neighbour(String interfaceName, String address) {}

  /** Copies everything. */
  public Survey {
    tools = Map.copyOf(tools);
    interfaces = List.copyOf(interfaces);
    addresses = List.copyOf(addresses);
    routes = List.copyOf(routes);
    neighbours = List.copyOf(neighbours);
    virtualAddresses = List.copyOf(virtualAddresses);
  }

  /** Reads an answer; lines that are cut short are left out. Empty = it is no survey at all. */
  public static Optional<Survey> of(Answer answer) {
    if (!answer.value("format").equals("1") || answer.values("link").isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> tools = new LinkedHashMap<>();
    List<Held> held = new ArrayList<>();
    List<Route> routes = new ArrayList<>();
    List<Neighbour> neighbours = new ArrayList<>();
    for (Answer.Entry entry : answer.entries()) {
      String[] words = entry.value().strip().split(" +");
      if (entry.key().startsWith("tool.") && !entry.key().equals("tool.missing")) {
        tools.put(entry.key().substring(5), entry.value());
      } else if (entry.key().equals("address") && words.length == 3) {
        held.add(new Held(words[0], words[1], words[2].equals("fixed")));
      } else if (entry.key().equals("route") && words.length == 4) {
        Optional<String> gateway = Optional.of(words[2]).filter(via -> !via.equals("-"));
        routes.add(new Route(words[1], gateway, words[3]));
      } else if (entry.key().equals("neighbour") && words.length == 2) {
        neighbours.add(new Neighbour(words[0], words[1]));
      }
    }
    return Optional.of(
        new Survey(
            answer.value("hostname"),
            answer.value("os.PRETTY_NAME"),
            tools,
            answer.values("link").stream().map(String::strip).toList(),
            held,
            routes,
            neighbours,
            answer.values("vip")));
  }
}
