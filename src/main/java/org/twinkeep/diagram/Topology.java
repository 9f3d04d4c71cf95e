package org.twinkeep.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/**
 * What a firewall is connected to: the content of its diagram, without positions.
 *
 * @param firewall the firewall's id
 * @param machines its nodes, in the model's order
 * @param segments the networks its interfaces are on; the order is the model's, cluster interfaces
 *     first
 * @param syncLines links that serve state sync alone
 * @param things hosts, networks and ranges that stand behind networks
 */
public record Topology(
    Id firewall,
    List<Machine> machines,
    List<Segment> segments,
    List<SyncLine> syncLines,
    List<Thing> things) {

  /** Under this id the Internet cloud keeps its position; no element of a project can have it. */
  public static final Id INTERNET = Id.of("std:internet");

  /** Copies the lists. */
  public Topology {
    machines = List.copyOf(machines);
    segments = List.copyOf(segments);
    syncLines = List.copyOf(syncLines);
    things = List.copyOf(things);
  }

  /**
   * A node.
   *
   * @param lines what stands below its name
   * @param state how it did when it was asked; empty = nobody asked
   */
  public record Machine(Id id, String name, List<String> lines, Optional<NodeState> state) {
    /** Copies the list. */
    public Machine {
      lines = List.copyOf(lines);
    }

    /** A node that nobody asked. */
    public Machine(Id id, String name, List<String> lines) {
      this(id, name, lines, Optional.empty());
    }
  }

  /**
   * An interface where it meets its network.
   *
   * @param id the interface
   * @param machine the node it belongs to
   * @param name the kernel's name
   * @param addresses the node's own addresses; empty = none known
   */
  public record Port(Id id, Id machine, String name, List<InterfaceAddress> addresses) {
    /** Copies the list. */
    public Port {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A network to which one interface of one or more nodes is attached.
   *
   * @param key keeps its position: the cluster interface, else the first interface
   * @param networks network objects with one of its prefixes
   * @param name the network object's name, else the cluster interface's, else the interface's label
   * @param prefixes its prefixes, IPv4 first, without link-local ones
   * @param role what the first interface is for
   * @param ports the interfaces on it, in the order of the nodes
   * @param badge the virtual addresses shared on it
   * @param routes static routes that lead out by it on every node
   * @param stateSync whether conntrackd talks here too
   * @param hidden number of objects behind it that are not drawn, because there are too many
   */
  public record Segment(
      Id key,
      List<Id> networks,
      String name,
      List<Prefix> prefixes,
      Role role,
      List<Port> ports,
      Optional<Badge> badge,
      List<Routed> routes,
      boolean stateSync,
      int hidden) {
    /** Copies the lists. */
    public Segment {
      networks = List.copyOf(networks);
      prefixes = List.copyOf(prefixes);
      ports = List.copyOf(ports);
      routes = List.copyOf(routes);
    }

    /** Its prefixes, and those that are reached by it; the default route leads everywhere. */
    Stream<Prefix> reached() {
      Stream<Routed> all =
          Stream.concat(routes.stream(), badge.stream().flatMap(b -> b.routes().stream()));
      return Stream.concat(
          prefixes.stream(), all.map(Routed::destination).filter(p -> p.length() > 0));
    }

    /** What is selected when somebody clicks the network: its objects, else its key. */
    public List<Id> elements() {
      return networks.isEmpty() ? List.of(key) : networks;
    }

    Segment withHidden(int v) {
      return new Segment(key, networks, name, prefixes, role, ports, badge, routes, stateSync, v);
    }
  }

  /**
   * The virtual addresses of a network.
   *
   * @param clusterInterface the cluster interface they belong to
   * @param vrid virtual router id
   * @param addresses designed addresses; the first of each family is advertised
   * @param added addresses that rules added
   * @param routes static routes that only the master has, out by this network
   */
  public record Badge(
      Id clusterInterface,
      int vrid,
      List<InterfaceAddress> addresses,
      List<Added> added,
      List<Routed> routes) {
    /** Copies the lists. */
    public Badge {
      addresses = List.copyOf(addresses);
      routes = List.copyOf(routes);
      added = List.copyOf(added);
    }
  }

  /**
   * A virtual address that exists because a NAT rule translates to it or publishes it.
   *
   * @param rules the rules' ids
   * @param reason for people: {@code NAT 2}
   */
  public record Added(Ip address, List<Id> rules, String reason) {
    /** Copies the list. */
    public Added {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A static route.
   *
   * @param rule the rule's id
   * @param reason for people: {@code Routing 2}
   */
  public record Routed(Prefix destination, Id rule, String reason) {}

  /**
   * A link on which nothing but state sync happens.
   *
   * @param key the first interface
   * @param ports the interfaces, in the order of the nodes
   * @param prefixes the prefixes they share
   */
  public record SyncLine(Id key, List<Port> ports, List<Prefix> prefixes) {
    /** Copies the lists. */
    public SyncLine {
      ports = List.copyOf(ports);
      prefixes = List.copyOf(prefixes);
    }
  }

  /** What a thing is. */
  public enum Kind {
    HOST,
    NETWORK,
    RANGE
  }

  /**
   * An object that stands behind a network.
   *
   * @param id the object
   * @param lines its addresses
   * @param services names of the services that rules offer on it
   * @param behind key of the segment, or {@link #INTERNET}; empty = nowhere known
   */
  public record Thing(
      Id id,
      Kind kind,
      String name,
      List<String> lines,
      List<String> services,
      Optional<Id> behind) {
    /** Copies the lists. */
    public Thing {
      lines = List.copyOf(lines);
      services = List.copyOf(services);
    }
  }

  /** Whether an interface leads outside, so that the Internet cloud is drawn. */
  public boolean hasInternet() {
    return segments.stream().anyMatch(s -> s.role() == Role.OUTSIDE);
  }

  /** All interfaces drawn. */
  public Stream<Port> ports() {
    return Stream.concat(
        segments.stream().flatMap(s -> s.ports().stream()),
        syncLines.stream().flatMap(s -> s.ports().stream()));
  }
}
