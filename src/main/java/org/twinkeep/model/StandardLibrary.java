package org.twinkeep.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The read-only objects that everybody needs; they are part of every project and of no project
 * file.
 *
 * <p>Sources: RFC 6890 and its registries for special-purpose networks, the IANA service name and
 * ICMP parameter registries for services.
 */
public final class StandardLibrary {

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
    network(list, "rfc1918-10", "10.0.0.0/8", "Private use (RFC 1918)");
    network(list, "rfc1918-172", "172.16.0.0/12", "Private use (RFC 1918)");
    network(list, "rfc1918-192", "192.168.0.0/16", "Private use (RFC 1918)");
    network(list, "link-local", "169.254.0.0/16", "Link local (RFC 3927)");
    network(list, "loopback", "127.0.0.0/8", "Loopback (RFC 1122)");
    network(list, "multicast", "224.0.0.0/4", "Multicast (RFC 5771)");
    network(list, "unique-local-v6", "fc00::/7", "Unique local (RFC 4193)");
    network(list, "link-local-v6", "fe80::/10", "Link local (RFC 4291)");
    network(list, "multicast-v6", "ff00::/8", "Multicast (RFC 4291)");
    list.add(
        new ObjectGroup(
            head("rfc1918", "rfc1918", "All networks for private use (RFC 1918)", "Networks"),
            List.of(id("rfc1918-10"), id("rfc1918-172"), id("rfc1918-192"))));
    tcp(list, "ssh", "22");
    tcp(list, "smtp", "25");
    tcp(list, "http", "80");
    tcp(list, "https", "443");
    tcp(list, "domain-tcp", "53");
    udp(list, "domain-udp", "53");
    udp(list, "ntp", "123");
    list.add(
        new ServiceGroup(
            head("domain", "domain", "Domain Name System", "Services"),
            List.of(id("domain-udp"), id("domain-tcp"))));
    list.add(
        new ServiceGroup(
            head("web", "web", "Web over TCP", "Services"), List.of(id("http"), id("https"))));
    list.add(
        new IcmpService(
            head("ping", "ping", "Echo request", "Services"),
            Optional.of(new IcmpType(8, OptionalInt.empty()))));
    list.add(
        new Icmp6Service(
            head("ping6", "ping6", "Echo request", "Services"),
            Optional.of(new IcmpType(128, OptionalInt.empty()))));
    Map<Id, ProjectObject> byId = new LinkedHashMap<>();
    list.forEach(o -> byId.put(o.id(), o));
    return byId;
  }

  private static Id id(String name) {
    return Id.of("std:" + name);
  }

  private static Head head(String id, String name, String comment, String folder) {
    return Head.of(id(id), name).withComment(comment).withFolder(folder);
  }

  private static void network(
      List<ProjectObject> list, String name, String prefix, String comment) {
    list.add(new Network(head(name, name, comment, "Networks"), Prefix.parse(prefix)));
  }

  private static void tcp(List<ProjectObject> list, String name, String port) {
    list.add(
        new TcpService(
            head(name, name, "", "Services"),
            List.of(),
            List.of(PortRange.parse(port)),
            Optional.empty()));
  }

  private static void udp(List<ProjectObject> list, String name, String port) {
    list.add(
        new UdpService(
            head(name, name, "", "Services"), List.of(), List.of(PortRange.parse(port))));
  }
}
