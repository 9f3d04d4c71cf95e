package org.twinkeep.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The read-only objects that everybody needs; they are part of every project and of no project
 * file.
 *
 * <p>Sources: the IANA registries of special-purpose addresses (RFC 6890), of multicast addresses
 * and of service names. The object with name {@code ssh} has the id {@code std:ssh}.
 */
public final class StandardLibrary {

  /** One network a line: name, prefix, what it is. */
  private static final String NETWORKS =
      """
      this-network 0.0.0.0/8 "This network" (RFC 791)
      rfc1918-10 10.0.0.0/8 Private use (RFC 1918)
      shared-address-space 100.64.0.0/10 Carrier-grade NAT (RFC 6598)
      loopback 127.0.0.0/8 Loopback (RFC 1122)
      link-local 169.254.0.0/16 Link local (RFC 3927)
      rfc1918-172 172.16.0.0/12 Private use (RFC 1918)
      ietf-protocol 192.0.0.0/24 IETF protocol assignments (RFC 6890)
      test-net-1 192.0.2.0/24 Documentation (RFC 5737)
      6to4-relay 192.88.99.0/24 Former 6to4 relays (RFC 7526)
      rfc1918-192 192.168.0.0/16 Private use (RFC 1918)
      benchmarking 198.18.0.0/15 Benchmarking (RFC 2544)
      test-net-2 198.51.100.0/24 Documentation (RFC 5737)
      test-net-3 203.0.113.0/24 Documentation (RFC 5737)
      multicast 224.0.0.0/4 Multicast (RFC 5771)
      reserved 240.0.0.0/4 Reserved (RFC 1112)
      limited-broadcast 255.255.255.255/32 Limited broadcast (RFC 919)
      loopback-v6 ::1/128 Loopback (RFC 4291)
      unspecified-v6 ::/128 Unspecified (RFC 4291)
      ipv4-mapped ::ffff:0:0/96 IPv4-mapped (RFC 4291)
      nat64 64:ff9b::/96 IPv4-IPv6 translation (RFC 6052)
      nat64-local 64:ff9b:1::/48 Local IPv4-IPv6 translation (RFC 8215)
      discard-only 100::/64 Discard only (RFC 6666)
      ietf-protocol-v6 2001::/23 IETF protocol assignments (RFC 2928)
      documentation-v6 2001:db8::/32 Documentation (RFC 3849)
      documentation-v6-2 3fff::/20 Documentation (RFC 9637)
      6to4 2002::/16 6to4 (RFC 3056)
      unique-local-v6 fc00::/7 Unique local (RFC 4193)
      link-local-v6 fe80::/10 Link local (RFC 4291)
      multicast-v6 ff00::/8 Multicast (RFC 4291)
      """;

  /** One multicast group a line. */
  private static final String MULTICAST =
      """
      all-hosts 224.0.0.1 All hosts of the link (RFC 1112)
      all-routers 224.0.0.2 All routers of the link (RFC 1112)
      ospf-routers 224.0.0.5 OSPF routers (RFC 2328)
      ospf-designated 224.0.0.6 OSPF designated routers (RFC 2328)
      rip2-routers 224.0.0.9 RIP routers (RFC 2453)
      pim-routers 224.0.0.13 PIM routers (RFC 7761)
      vrrp-group 224.0.0.18 VRRP (RFC 5798)
      igmpv3-group 224.0.0.22 IGMPv3 reports (RFC 3376)
      mdns-group 224.0.0.251 Multicast DNS (RFC 6762)
      ssdp-group 239.255.255.250 Service discovery (UPnP)
      all-nodes-v6 ff02::1 All nodes of the link (RFC 4291)
      all-routers-v6 ff02::2 All routers of the link (RFC 4291)
      vrrp-group-v6 ff02::12 VRRP (RFC 5798)
      mldv2-group ff02::16 MLDv2 reports (RFC 3810)
      mdns-group-v6 ff02::fb Multicast DNS (RFC 6762)
      dhcpv6-group ff02::1:2 DHCPv6 servers and relays (RFC 8415)
      """;

  private static final Map<Id, ProjectObject> OBJECTS = build();

  private StandardLibrary() {}

  public static Optional<ProjectObject> find(Id id) {
    return Optional.ofNullable(OBJECTS.get(id));
  }

  /** All objects, grouped by their folders. */
  public static List<ProjectObject> all() {
    return List.copyOf(OBJECTS.values());
  }

  private static Map<Id, ProjectObject> build() {
    List<ProjectObject> list = new ArrayList<>();
    NETWORKS
        .lines()
        .map(l -> l.split(" ", 3))
        .forEach(f -> list.add(new Network(head(f[0], f[2], "Networks"), Prefix.parse(f[1]))));
    MULTICAST
        .lines()
        .map(l -> l.split(" ", 3))
        .forEach(
            f ->
                list.add(
                    new Host(
                        head(f[0], f[2], "Multicast"), List.of(HostAddress.of(Ip.parse(f[1]))))));
    list.add(
        group(
            "rfc1918",
            "All networks for private use (RFC 1918)",
            "rfc1918-10",
            "rfc1918-172",
            "rfc1918-192"));
    list.add(
        group(
            "bogons",
            "Sources that never come from the Internet (RFC 6890), IPv4",
            "this-network",
            "rfc1918-10",
            "shared-address-space",
            "loopback",
            "link-local",
            "rfc1918-172",
            "ietf-protocol",
            "test-net-1",
            "rfc1918-192",
            "benchmarking",
            "test-net-2",
            "test-net-3",
            "multicast",
            "reserved"));
    list.add(
        group(
            "bogons-v6",
            "Sources that never come from the Internet (RFC 6890), IPv6",
            "loopback-v6",
            "unspecified-v6",
            "ipv4-mapped",
            "discard-only",
            "documentation-v6",
            "documentation-v6-2",
            "unique-local-v6",
            "multicast-v6"));
    StandardServices.addTo(list);
    Map<Id, ProjectObject> byId = new LinkedHashMap<>();
    for (ProjectObject object : list) {
      if (byId.put(object.id(), object) != null) {
        throw new IllegalStateException("the Standard library has two objects " + object.id());
      }
    }
    return byId;
  }

  private static ObjectGroup group(String name, String comment, String... members) {
    return new ObjectGroup(
        head(name, comment, "Groups"),
        List.of(members).stream().map(m -> Id.of("std:" + m)).toList());
  }

  private static Head head(String name, String comment, String folder) {
    return Head.of(Id.of("std:" + name), name).withComment(comment).withFolder(folder);
  }
}
