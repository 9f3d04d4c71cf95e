package org.twinkeep.check;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;

/** Finds parts of a cluster by reference. */
final class Parts {

  private Parts() {}

  /** The interfaces of a cluster with these ids. */
  static List<Interface> members(Cluster cluster, List<Id> ids) {
    return cluster.nodes().stream()
        .flatMap(n -> n.interfaces().stream())
        .filter(i -> ids.contains(i.id()))
        .toList();
  }

  /** The interface of a node among these ids. */
  static Optional<Interface> member(Node node, List<Id> ids) {
    return node.interfaces().stream().filter(i -> ids.contains(i.id())).findFirst();
  }

  static String label(Node node, Interface iface) {
    return node.name() + " " + iface.name();
  }
}
