package org.twinkeep.compile.resolve;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Service;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.Zone;

/**
 * What address elements stand for on one node. Each element is worked out once.
 *
 * <p>The node's own firewall stands for this node's addresses and the virtual ones; another
 * firewall for all of its addresses.
 */
final class Meanings {

  /** An element cannot be worked out; the message is for the user. */
  static final class Unresolvable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String id;
    private final String remedy;

    Unresolvable(String id, String message, String remedy) {
      super(message);
      this.id = id;
      this.remedy = remedy;
    }

    String id() {
      return id;
    }

    String remedy() {
      return remedy;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /** Which of a cluster's addresses its name stands for. */
  enum View {
    /** The node's own and the virtual ones. */
    ALL,
    /** The virtual ones: what is published survives a fail-over. */
    PUBLISHED
  }

  /** What the node's program takes as one word and its resolver as a name. */
  private static final String HOST_NAME =
      "(?=.{1,253}$)(?=.*[A-Za-z])[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?"
          + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?";

  private static final String NODE_PATH = "(/(?!\\.\\.?(/|$))[A-Za-z0-9._@%+:,=-]+)+";

  private final NodeContext context;
  private final World world;
  private final View view;
  private final Own own;
  private final Map<Id, Element> parts;
  private final Map<Id, Meaning> known = new HashMap<>();

  Meanings(NodeContext context, World world, View view) {
    this.context = context;
    this.world = world;
    this.view = view;
    this.own = new Own(context);
    this.parts =
        context
            .project()
            .firewallElements()
            .collect(Collectors.toMap(Element::id, e -> e, (first, _) -> first));
  }

  Own own() {
    return own;
  }

  Optional<Element> element(Id id) {
    Optional<Element> object = context.project().object(id).map(o -> o);
    return object.isPresent() ? object : Optional.ofNullable(parts.get(id));
  }

  /** Names of the hosts among these that have a hardware address beside one of a family. */
  String withHardware(List<Id> ids, Family family) {
    return Membership.leaves(context.project(), ids).stream()
        .flatMap(id -> element(id).stream())
        .filter(
            e ->
                e instanceof Host host
                    && host.addresses().stream()
                        .anyMatch(a -> a.mac().isPresent() && a.ip().family() == family))
        .map(Element::name)
        .collect(Collectors.joining(", "));
  }

  /** What helps where some of these stand for no address: what is leased cannot be given one. */
  String remedy(List<Id> ids) {
    List<Interface> leased =
        Membership.leaves(context.project(), ids).stream()
            .flatMap(id -> element(id).stream())
            .flatMap(this::interfaces)
            .filter(Interface::dynamic)
            .toList();
    if (leased.isEmpty()) {
      return "Give it an address, or take it out of the rule.";
    }
    return leased.stream().anyMatch(i -> context.node().findInterface(i.id()).isPresent())
        ? "Name the firewall, or use the interface cell."
        : "Put a host name that follows its address in its place, or take it out of the rule.";
  }

  /** Those for which an element stands; the firewall itself stands for whatever it has. */
  private Stream<Interface> interfaces(Element element) {
    return switch (element) {
      case Interface device -> Stream.of(device);
      case ClusterInterface shared -> members(shared).stream();
      case Firewall other when !other.id().equals(context.firewall().id()) ->
          other.nodes().stream().flatMap(n -> n.interfaces().stream());
      case Node other when !other.id().equals(context.node().id()) -> other.interfaces().stream();
      case Element _ -> Stream.empty();
    };
  }

  /** {@code 10.1.1.1, 10.1.1.2}; absent where it stands for nothing in these families. */
  Optional<String> addresses(Id id, Set<Family> families) {
    try {
      Meaning meaning = of(id);
      List<String> words = new ArrayList<>();
      meaning.ranges().stream()
          .filter(range -> families.contains(range.family()))
          .map(IpRange::toString)
          .distinct()
          .forEach(words::add);
      if (meaning.local()) {
        words.add("whatever else the node has at the moment");
      }
      return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    } catch (Unresolvable _) {
      return Optional.empty(); // reported where the rule was resolved
    }
  }

  Meaning of(Id id) throws Unresolvable {
    return of(id, new ArrayDeque<>());
  }

  private Meaning of(Id id, Deque<Element> path) throws Unresolvable {
    Meaning before = known.get(id);
    if (before != null) {
      return before;
    }
    Element element =
        element(id)
            .orElseThrow(
                () ->
                    new Unresolvable(
                        "reference.missing",
                        "It refers to '" + id + "', which does not exist.",
                        "Take the reference out, or put another object in its place."));
    if (path.stream().anyMatch(above -> above.id().equals(id))) {
      throw new Unresolvable(
          "group.cycle",
          "The group contains itself: "
              + path.stream().map(above -> above.name() + " > ").collect(Collectors.joining())
              + element.name()
              + ".",
          "Take one of these groups out of the next.");
    }
    path.addLast(element);
    Meaning meaning = work(element, path);
    path.removeLast();
    known.put(id, meaning);
    return meaning;
  }

  private Meaning work(Element element, Deque<Element> path) throws Unresolvable {
    return switch (element) {
      case AddressObject object -> object(object, path);
      case Firewall firewall -> firewall(firewall);
      case Node node -> node(node);
      case Interface device -> device(device);
      case ClusterInterface shared -> shared(shared);
      case Zone zone -> members(zone.name(), zone.members(), path);
      case Service service -> throw wrongKind(service.name(), "a service");
      case TimeWindow window -> throw wrongKind(window.name(), "a time window");
    };
  }

  private static Unresolvable wrongKind(String name, String kind) {
    return new Unresolvable(
        "rule.member.kind",
        "'" + name + "' is " + kind + " and stands in a cell for addresses.",
        "Move it to the cell that it belongs to.");
  }

  private Meaning object(AddressObject object, Deque<Element> path) throws Unresolvable {
    return switch (object) {
      case Host host -> host(host);
      case Network network -> Meaning.of(List.of(network.prefix().range()));
      case AddressRange range -> Meaning.of(List.of(range.range()));
      case ObjectGroup group -> members(group.name(), group.members(), path);
      case DynamicGroup group ->
          members(group.name(), Membership.of(context.project(), group), path);
      case DnsName name -> dns(name);
      case AddressTable table -> table(table);
    };
  }

  private static Meaning host(Host host) {
    List<IpRange> plain = new ArrayList<>();
    List<Meaning.WithMac> hardware = new ArrayList<>();
    for (HostAddress address : host.addresses()) {
      address
          .mac()
          .ifPresentOrElse(
              mac -> hardware.add(new Meaning.WithMac(address.ip(), mac)),
              () -> plain.add(IpRange.of(address.ip())));
    }
    Meaning meaning = new Meaning(plain, hardware, false, List.of(), List.of());
    return meaning.isNothing() ? Meaning.vanished(host.name()) : meaning;
  }

  private Meaning members(String name, List<Id> members, Deque<Element> path) throws Unresolvable {
    List<Meaning> all = new ArrayList<>();
    for (Id member : members) {
      all.add(of(member, path));
    }
    Meaning union = Meaning.union(all);
    return union.isNothing() ? Meaning.vanished(name) : union;
  }

  private static Meaning dnsOnNode(DnsName name) throws Unresolvable {
    if (!name.hostName().matches(HOST_NAME)) {
      throw new Unresolvable(
          "dns.name",
          "'" + name.hostName() + "' of '" + name.name() + "' is not a host name.",
          "Write letters, digits, dots and hyphens; a name in another script in its xn-- form.");
    }
    return onNode(name.id());
  }

  private Meaning dns(DnsName name) throws Unresolvable {
    return switch (name.evaluated()) {
      case AT_GENERATION -> {
        List<IpRange> answer = world.addresses(name.hostName()).stream().map(IpRange::of).toList();
        yield answer.isEmpty() ? Meaning.vanished(name.name()) : Meaning.of(answer);
      }
      case ON_NODE -> dnsOnNode(name);
    };
  }

  private Meaning table(AddressTable table) throws Unresolvable {
    if (table.evaluated() == Evaluated.ON_NODE) {
      if (!table.path().matches(NODE_PATH)) {
        throw new Unresolvable(
            "table.path",
            "'" + table.path() + "' of '" + table.name() + "' is not a path on the node.",
            "Begin it with /, and write letters, digits and . _ @ % + : , = - / only.");
      }
      return onNode(table.id());
    }
    try {
      List<IpRange> content = TableFile.read(world.lines(table.path()));
      return content.isEmpty() ? Meaning.vanished(table.name()) : Meaning.of(content);
    } catch (IOException e) {
      throw new Unresolvable(
          "table.unreadable",
          "The file '"
              + table.path()
              + "' of '"
              + table.name()
              + "' cannot be read: "
              + e.getMessage()
              + ".",
          "Put the file there, or correct the path.");
    } catch (IllegalArgumentException e) {
      throw new Unresolvable(
          "table.malformed",
          "The file '" + table.path() + "' of '" + table.name() + "': " + e.getMessage() + ".",
          "Correct the line; one prefix or address stands on a line.");
    }
  }

  private static Meaning onNode(Id id) {
    return new Meaning(List.of(), List.of(), false, List.of(id.value()), List.of());
  }

  private Meaning firewall(Firewall firewall) {
    if (firewall.id().equals(context.firewall().id())) {
      if (view == View.PUBLISHED && context.cluster().isPresent()) {
        return named(
            firewall.name(),
            ranges(own.clusterInterfaces().stream().flatMap(c -> c.addresses().stream())));
      }
      Meaning fixed = Meaning.of(own.addresses().map(IpRange::of).toList());
      return own.isDynamic()
          ? new Meaning(fixed.ranges(), List.of(), true, List.of(), List.of())
          : named(firewall.name(), fixed);
    }
    Meaning fixed =
        Meaning.of(
            firewall
                .elements()
                .flatMap(
                    e ->
                        switch (e) {
                          case Interface i -> i.addresses().stream();
                          case ClusterInterface i -> i.addresses().stream();
                          case Element _ -> Stream.<InterfaceAddress>empty();
                        })
                .map(a -> IpRange.of(a.address()))
                .toList());
    return withUnknown(
        named(firewall.name(), fixed), firewall.nodes().stream().flatMap(Meanings::dynamic));
  }

  /** Addresses that another machine gets from elsewhere are known to nobody here. */
  private static Meaning withUnknown(Meaning meaning, Stream<String> dynamic) {
    List<String> vanished = Stream.concat(meaning.vanished().stream(), dynamic).distinct().toList();
    return new Meaning(
        meaning.ranges(), meaning.hardware(), meaning.local(), meaning.nodeSets(), vanished);
  }

  private static Stream<String> dynamic(Node node) {
    return node.interfaces().stream()
        .filter(Interface::dynamic)
        .map(device -> device.name() + " of " + node.name());
  }

  private Meaning node(Node node) {
    Meaning fixed =
        Meaning.of(
            node.interfaces().stream()
                .flatMap(i -> i.addresses().stream())
                .map(a -> IpRange.of(a.address()))
                .toList());
    boolean local = node.id().equals(context.node().id()) && own.isDynamic();
    return local
        ? new Meaning(fixed.ranges(), List.of(), true, List.of(), List.of())
        : withUnknown(
            named(node.name(), fixed),
            node.id().equals(context.node().id()) ? Stream.empty() : dynamic(node));
  }

  /** What it gets from elsewhere is not known, whatever else it has. */
  private static Meaning device(Interface device) {
    return withUnknown(
        named(device.name(), ranges(device.addresses().stream())),
        Stream.of(device).filter(Interface::dynamic).map(Interface::name));
  }

  private Meaning shared(ClusterInterface shared) {
    List<Interface> members = members(shared);
    Stream<InterfaceAddress> addresses =
        Stream.concat(
            members.stream().flatMap(i -> i.addresses().stream()), shared.addresses().stream());
    return withUnknown(
        named(shared.name(), ranges(addresses)),
        members.stream().filter(Interface::dynamic).map(Interface::name));
  }

  /** Of another cluster those of all nodes: each of them speaks for itself, too. */
  private List<Interface> members(ClusterInterface shared) {
    if (!own.clusterInterfaces().contains(shared)) {
      return shared.members().stream()
          .flatMap(id -> element(id).stream())
          .filter(Interface.class::isInstance)
          .map(Interface.class::cast)
          .toList();
    }
    return view == View.PUBLISHED ? List.of() : own.member(shared).stream().toList();
  }

  private static Meaning ranges(Stream<InterfaceAddress> addresses) {
    return Meaning.of(addresses.map(a -> IpRange.of(a.address())).toList());
  }

  private static Meaning named(String name, Meaning meaning) {
    return meaning.isNothing() ? Meaning.vanished(name) : meaning;
  }
}
