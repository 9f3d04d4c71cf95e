package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.edit.FirewallParts;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.Zone;
import org.twinkeep.ui.kit.form.Parser;

/** Nodes, their interfaces, and what a firewall makes of these. */
final class NodeForms {

  private static final String HOST = "(?i)[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9-]{1,63})*";
  private static final int LEAST_MTU = 68;
  private static final int MOST_MTU = 65535;

  private NodeForms() {}

  static void node(Fields<Node> fields) {
    fields
        .line("Host name", "", Node::name, NodeForms::hostName, Node::withName)
        .part(Node::management, Node::withManagement, NodeForms::management)
        .line(
            "VRRP priority",
            "1 to 254; the highest becomes master",
            n -> Integer.toString(n.priority()),
            Parser.number(1, 254),
            Node::withPriority)
        .links("Interfaces", "No interface yet.", Node::interfaces)
        .action(
            "Add interface",
            "mdi2p-plus",
            n ->
                fields
                    .context()
                    .workbench()
                    .apply(FirewallParts.addInterface(fields.context().project(), n)));
  }

  private static void management(Fields<Management> fields) {
    fields
        .line(
            "Management address",
            "Where SSH reaches the node",
            Management::address,
            NodeForms::managementAddress,
            Management::withAddress)
        .line(
            "SSH port",
            "22",
            m -> Integer.toString(m.port()),
            Parser.number(1, 65535),
            Management::withPort)
        .line(
            "User",
            "root, or one who may use sudo",
            Management::user,
            Parser.required("a log-in name"),
            Management::withUser)
        .text(
            "Jump host",
            "Directly; or user@host:port",
            Management::jumpHost,
            Management::withJumpHost);
  }

  private static String managementAddress(String text) {
    String address = text.strip();
    if (!address.isEmpty() && !Management.isAddress(address)) {
      throw new IllegalArgumentException(
          "Give an IP address or a host name, such as 192.0.2.2 or lj-fw-1.example.");
    }
    return address;
  }

  private static String hostName(String text) {
    String name = text.strip();
    if (!name.matches(HOST)) {
      throw new IllegalArgumentException(
          "Give the node's host name: letters, digits and hyphens, such as lj-fw-1.");
    }
    return name;
  }

  static void networkInterface(Fields<Interface> fields) {
    fields
        .line("Name", "eth0", Interface::name, NodeForms::interfaceName, Interface::withName)
        .lines(
            "Addresses",
            "One a line with prefix length:\n192.0.2.2/24",
            Interface::addresses,
            InterfaceAddress::toString,
            NodeForms::address,
            Interface::withAddresses)
        .choice("Role", Interface.Role.class, Interface::role, Interface::withRole)
        .text("Label", "What it is for, in your words", Interface::label, Interface::withLabel)
        .choice("Kind", Interface.Kind.class, Interface::kind, Interface::withKind)
        .line(
            "MTU",
            "As the system sets it",
            i -> Typed.print(i.mtu()),
            Parser.number(LEAST_MTU, MOST_MTU).optional(),
            Interface::withMtu)
        .tick("The address is dynamic (DHCP, PPP)", Interface::dynamic, Interface::withDynamic)
        .tick(
            "Unprotected: rules leave it alone",
            Interface::unprotected,
            Interface::withUnprotected);
  }

  private static String interfaceName(String text) {
    String name = text.strip();
    if (!Interface.isUsableName(name)) {
      throw new IllegalArgumentException(
          "Give the kernel's name of the interface: at most 15 characters, such as eth0 or bond0.100.");
    }
    return name;
  }

  /** An address that says its network. */
  private static InterfaceAddress address(String text) {
    if (text.indexOf('/') < 0) {
      throw new IllegalArgumentException(
          "Give the prefix length as well, such as "
              + text
              + (text.contains(":") ? "/64." : "/24."));
    }
    return InterfaceAddress.parse(text);
  }

  static void clusterInterface(Fields<ClusterInterface> fields, Optional<Firewall> owner) {
    fields
        .line(
            "Name",
            "",
            ClusterInterface::name,
            Parser.required("a name"),
            ClusterInterface::withName)
        .lines(
            "Virtual addresses",
            "One a line with prefix length:\n192.0.2.1/24",
            ClusterInterface::addresses,
            InterfaceAddress::toString,
            NodeForms::address,
            ClusterInterface::withAddresses)
        .line(
            "Virtual router id (VRID)",
            "1 to 255, unique on the network",
            i -> Integer.toString(i.vrid()),
            Parser.number(1, 255),
            ClusterInterface::withVrid);
    if (owner.orElse(null) instanceof Cluster cluster) {
      cluster
          .nodes()
          .forEach(
              node ->
                  memberOf(
                      fields,
                      cluster.id(),
                      node,
                      ClusterInterface::members,
                      ClusterInterface::withMembers));
    }
  }

  /** The choice of the interface with which a node takes part. */
  static <E> void memberOf(
      Fields<E> fields,
      Id clusterId,
      Node node,
      java.util.function.Function<E, List<Id>> members,
      java.util.function.BiFunction<E, List<Id>, E> with) {
    Context context = fields.context();
    fields.choice(
        "Interface of " + node.name(),
        () -> interfaces(context, node.id()),
        chosen -> print(context, chosen),
        e -> FirewallParts.membersOf(now(context, node), members.apply(e)),
        (e, chosen) ->
            context
                .project()
                .firewall(clusterId)
                .filter(Cluster.class::isInstance)
                .map(Cluster.class::cast)
                .map(
                    c -> with.apply(e, FirewallParts.withMember(c, members.apply(e), node, chosen)))
                .orElse(e));
  }

  private static Node now(Context context, Node node) {
    return context.project().element(node.id()).map(Node.class::cast).orElse(node);
  }

  /** None, or one of the node's interfaces. */
  private static List<List<Id>> interfaces(Context context, Id node) {
    List<List<Id>> options = new ArrayList<>(List.of(List.of()));
    context
        .project()
        .element(node)
        .map(Node.class::cast)
        .ifPresent(n -> n.interfaces().forEach(i -> options.add(List.of(i.id()))));
    return options;
  }

  private static String print(Context context, List<Id> chosen) {
    return chosen.isEmpty()
        ? "none"
        : chosen.stream()
            .map(context::link)
            .map(link -> link.title() + "  " + link.detail())
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
  }

  static void zone(Fields<Zone> fields, Optional<Firewall> owner) {
    fields
        .line(
            "Name",
            "",
            Zone::name,
            Parser.required("a name"),
            (z, name) -> new Zone(z.id(), name, z.members()))
        .ids(
            "Interfaces",
            "No interface yet.",
            Zone::members,
            e ->
                (e instanceof Interface || e instanceof ClusterInterface)
                    && owner
                        .filter(f -> f.elements().anyMatch(p -> p.id().equals(e.id())))
                        .isPresent(),
            (z, members) -> new Zone(z.id(), z.name(), members));
  }
}
