package org.twinkeep.rehearsal;

import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedCollection;

/**
 * A node of the firewall: a system that is booted.
 *
 * @param name its host name
 * @param ports its interfaces but for the management one
 * @param managementInterface the interface through which this machine reaches it
 * @param without packages that are not installed on it, although a node needs them
 * @param varMegabytes the size of a file system of its own for {@code /var}; absent = part of the
 *     large root file system. The distribution's own files need about 20.
 */
public record NodePlan(
    String name,
    List<Port> ports,
    String managementInterface,
    List<String> without,
    OptionalInt varMegabytes) {

  /** Copies the lists and checks the values. */
  public NodePlan {
    ports = List.copyOf(ports);
    without = List.copyOf(without);
    requireName(name);
    Port.require(managementInterface.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}"), name);
    without.forEach(p -> Port.require(p.matches("[a-z0-9][a-z0-9+.-]+"), p));
  }

  static void requireName(String name) {
    Port.require(name.matches("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?"), name);
  }

  /** The same node, without packages that are usually there. */
  public NodePlan lacking(SequencedCollection<String> packages) {
    return new NodePlan(name, ports, managementInterface, List.copyOf(packages), varMegabytes);
  }

  /** The same node with a small {@code /var}. */
  public NodePlan withVarMegabytes(int megabytes) {
    return new NodePlan(name, ports, managementInterface, without, OptionalInt.of(megabytes));
  }
}
