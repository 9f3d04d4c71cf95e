package org.twinkeep.analysis.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;

/**
 * One node of one firewall in its project: the point of view from which rules are read.
 *
 * @param project the whole project
 * @param firewall the firewall whose rules are read
 * @param node the node on which they run, with the addresses that it got from elsewhere
 */
public record Scene(Project project, Firewall firewall, Node node) {

  List<ClusterInterface> clusterInterfaces() {
    return switch (firewall) {
      case Cluster cluster -> cluster.interfaces();
      case StandaloneFirewall _ -> List.of();
    };
  }

  /** This node's interface that takes part in a cluster interface. */
  Optional<Interface> memberOf(ClusterInterface shared) {
    return node.interfaces().stream().filter(i -> shared.members().contains(i.id())).findFirst();
  }

  /**
   * The node's own addresses on an interface, then the virtual ones that it may hold there: those
   * of a family that the firewall drops are taken over by nobody.
   */
  public List<InterfaceAddress> addresses(Interface device) {
    List<InterfaceAddress> all = new ArrayList<>(device.addresses());
    clusterInterfaces().stream()
        .filter(shared -> shared.members().contains(device.id()))
        .flatMap(shared -> shared.addresses().stream())
        .filter(address -> firewall.settings().families().contains(address.family()))
        .forEach(all::add);
    return all;
  }

  /** The networks that an interface is known to lie in: not what it gets from elsewhere. */
  Stream<Prefix> networks(Interface device) {
    return firewall
        .node(node.id())
        .flatMap(designed -> designed.findInterface(device.id()))
        .map(this::addresses)
        .stream()
        .flatMap(List::stream)
        .map(InterfaceAddress::network);
  }

  /** All addresses that the node has or may hold, those of NAT rules excepted. */
  Stream<Ip> ownAddresses() {
    return node.interfaces().stream()
        .flatMap(i -> addresses(i).stream())
        .map(InterfaceAddress::address);
  }

  /** The kernel name of this node's interface that an interface or cluster interface means here. */
  Optional<String> deviceName(Id id) {
    Optional<Interface> own = node.findInterface(id);
    if (own.isPresent()) {
      return own.map(Interface::name);
    }
    return clusterInterfaces().stream()
        .filter(shared -> shared.id().equals(id))
        .findFirst()
        .flatMap(this::memberOf)
        .map(Interface::name);
  }
}
