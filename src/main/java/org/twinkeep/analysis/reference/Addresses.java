package org.twinkeep.analysis.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Service;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.Zone;

/** Which addresses an address cell means. */
final class Addresses {

  private Addresses() {}

  static boolean match(Scene scene, Cell cell, Ip ip) {
    if (cell.isAny()) {
      return true;
    }
    boolean inUnion = cell.members().stream().anyMatch(id -> contains(scene, id, ip));
    return inUnion != cell.negated();
  }

  private static boolean contains(Scene scene, Id id, Ip ip) {
    Element element =
        scene
            .project()
            .element(id)
            .orElseThrow(() -> new IllegalArgumentException("nothing has the id " + id));
    return switch (element) {
      case AddressObject object -> contains(scene, object, ip);
      case Firewall firewall when firewall.id().equals(scene.firewall().id()) ->
          scene.ownAddresses().anyMatch(ip::equals);
      case Firewall firewall ->
          firewall.elements().anyMatch(part -> part != firewall && holds(part, ip));
      case Node node when node.id().equals(scene.node().id()) ->
          scene.node().interfaces().stream().anyMatch(part -> holds(part, ip));
      case Node node -> node.interfaces().stream().anyMatch(part -> holds(part, ip));
      case Interface device -> holds(device, ip);
      case ClusterInterface shared ->
          holds(shared, ip) || speakers(scene, shared).anyMatch(device -> holds(device, ip));
      case Zone zone -> zone.members().stream().anyMatch(member -> contains(scene, member, ip));
      case Service _ -> throw new IllegalArgumentException(id + " is not an address");
      case TimeWindow _ -> throw new IllegalArgumentException(id + " is not an address");
    };
  }

  /** Of the firewall itself this node's interface; of another cluster those of all its nodes. */
  private static Stream<Element> speakers(Scene scene, ClusterInterface shared) {
    return scene.clusterInterfaces().contains(shared)
        ? scene.memberOf(shared).stream().map(Element.class::cast)
        : shared.members().stream().flatMap(id -> scene.project().element(id).stream());
  }

  private static boolean holds(Element part, Ip ip) {
    List<InterfaceAddress> addresses =
        part instanceof Interface device
            ? device.addresses()
            : part instanceof ClusterInterface shared ? shared.addresses() : List.of();
    return addresses.stream().anyMatch(a -> a.address().equals(ip));
  }

  private static boolean contains(Scene scene, AddressObject object, Ip ip) {
    return switch (object) {
      case Host host -> host.addresses().stream().anyMatch(a -> a.ip().equals(ip));
      case Network network -> network.prefix().contains(ip);
      case AddressRange range -> range.range().contains(ip);
      case ObjectGroup group -> group.members().stream().anyMatch(m -> contains(scene, m, ip));
      case DynamicGroup group -> membersOf(scene, group).anyMatch(m -> contains(scene, m, ip));
      case DnsName name ->
          throw new IllegalArgumentException(name.name() + " is known at generation only");
      case AddressTable table ->
          throw new IllegalArgumentException(table.name() + " is known at generation only");
    };
  }

  private static Stream<AddressObject> membersOf(Scene scene, DynamicGroup group) {
    return scene.project().objects().stream()
        .filter(o -> !o.id().equals(group.id()))
        .filter(o -> fulfils(o, group))
        .flatMap(o -> o instanceof AddressObject address ? Stream.of(address) : Stream.empty());
  }

  private static boolean fulfils(ProjectObject object, DynamicGroup group) {
    boolean anyCondition =
        !group.tags().isEmpty() || !group.folder().isEmpty() || !group.namePattern().isEmpty();
    String folder = object.head().folder();
    return anyCondition
        && object.head().tags().containsAll(group.tags())
        && (group.folder().isEmpty()
            || folder.equals(group.folder())
            || folder.startsWith(group.folder() + "/"))
        && nameFits(object.name(), group.namePattern());
  }

  private static boolean nameFits(String name, String pattern) {
    int from = 0;
    for (String piece : pattern.toLowerCase(Locale.ROOT).split("\\*")) {
      int at = name.toLowerCase(Locale.ROOT).indexOf(piece, from);
      if (at < 0) {
        return false;
      }
      from = at + piece.length();
    }
    return true;
  }
}
