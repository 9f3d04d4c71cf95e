package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.resolve.Meanings.Unresolvable;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;

/** Translated address cells. In a cluster only virtual addresses survive a fail-over. */
final class NatTargets {

  private final NodeContext context;
  private final Meanings published;

  NatTargets(NodeContext context, Meanings published) {
    this.context = context;
    this.published = published;
  }

  /** What a cell says. */
  sealed interface Found {
    /** The address stays. */
    record Unchanged() implements Found {}

    record To(NatTarget target) implements Found {}

    /** Nothing in this family. */
    record Elsewhere() implements Found {}

    /** An error was reported. */
    record Failed() implements Found {}
  }

  Found resolve(Cell cell, boolean isSource, Family family, String part, RuleReport report) {
    if (cell.isAny()) {
      return new Found.Unchanged();
    }
    if (cell.negated()) {
      report.error(
          "nat.target.negated",
          part,
          "An address cannot be translated to 'anything but'.",
          "Name the address to translate to.");
      return new Found.Failed();
    }
    List<IpRange> ranges = new ArrayList<>();
    for (Id member : cell.members()) {
      Optional<Element> element = published.element(member);
      if (element.isPresent()) {
        Optional<Found> alone = alone(element.get(), cell, isSource, family, part, report);
        if (alone.isPresent()) {
          return cell.members().size() == 1 ? alone.get() : mixed(element.get(), part, report);
        }
        Optional<Element> within = ownWithin(element.get());
        if (within.isPresent()) {
          return mixed(within.get(), part, report);
        }
      }
      if (!add(member, isSource, ranges, part, report)) {
        return new Found.Failed();
      }
    }
    AddressSet set = AddressSet.of(family, ranges);
    return set.isEmpty()
        ? new Found.Elsewhere()
        : new Found.To(new NatTarget.Fixed(isSource ? set.ranges() : turns(set, ranges)));
  }

  /** Neighbours take turns, too: as one range among others they would share one turn. */
  private static List<IpRange> turns(AddressSet set, List<IpRange> ranges) {
    List<IpRange> single =
        ranges.stream()
            .filter(r -> r.family() == set.family())
            .distinct()
            .sorted(Comparator.comparing(IpRange::first))
            .toList();
    boolean overlap =
        IntStream.range(1, single.size())
            .anyMatch(i -> single.get(i - 1).last().compareTo(single.get(i).first()) >= 0);
    return overlap ? set.ranges() : single;
  }

  /** Elements that mean something else than their addresses, or that must not be used here. */
  private Optional<Found> alone(
      Element element, Cell cell, boolean isSource, Family family, String part, RuleReport report) {
    boolean own = context.firewall().elements().anyMatch(e -> e.id().equals(element.id()));
    return switch (element) {
      case Firewall _ when own -> Optional.of(new Found.To(new NatTarget.Self()));
      case Node node when own -> Optional.of(node(node, isSource, part, report));
      case Interface device when own && isSource && context.cluster().isPresent() ->
          Optional.of(refuseOwn(device.name(), part, report));
      case Interface device when device.dynamic() && context.node().interfaces().contains(device) ->
          Optional.of(new Found.To(new NatTarget.Self()));
      case Interface device when own && !device.dynamic() ->
          Optional.of(first(device.addresses(), family));
      case ClusterInterface shared when own -> Optional.of(first(shared.addresses(), family));
      case Network network when cell.members().size() == 1 && network.prefix().family() == family ->
          Optional.of(new Found.To(new NatTarget.Whole(network.prefix())));
      case Element _ -> Optional.empty();
    };
  }

  /** The firewall, or a part of it, in a group. */
  private Optional<Element> ownWithin(Element element) {
    Set<Id> own = context.firewall().elements().map(Element::id).collect(Collectors.toSet());
    return Membership.isGroup(element)
        ? Membership.leaves(context.project(), List.of(element.id())).stream()
            .filter(own::contains)
            .findFirst()
            .flatMap(context.project()::element)
        : Optional.empty();
  }

  private static Found mixed(Element own, String part, RuleReport report) {
    report.error(
        "nat.target.mixed",
        part,
        "'"
            + own.name()
            + "' is the firewall or a part of it, which is no address to choose from among others.",
        "Name it alone and not in a group, or name only other addresses.");
    return new Found.Failed();
  }

  private Found node(Node node, boolean isSource, String part, RuleReport report) {
    if (isSource && context.cluster().isPresent()) {
      return refuseOwn(node.name(), part, report);
    }
    if (node.id().equals(context.node().id())) {
      return new Found.To(new NatTarget.Self());
    }
    report.error(
        "nat.target.node",
        part,
        "'"
            + node.name()
            + "' has an address on each of its interfaces, and is another machine as"
            + " seen from the other nodes of the cluster.",
        "Name the interface whose address is meant, or the cluster for whichever node is master.");
    return new Found.Failed();
  }

  private static Found refuseOwn(String name, String part, RuleReport report) {
    report.error(
        "nat.source.own",
        part,
        "'"
            + name
            + "' stands for an address of one node; connections translated to it die when the other node takes over.",
        "Translate to the cluster or to a cluster interface, which stand for the virtual address.");
    return new Found.Failed();
  }

  private static Found first(List<org.twinkeep.model.InterfaceAddress> addresses, Family family) {
    return addresses.stream()
        .filter(a -> a.family() == family && !a.address().isLinkLocal())
        .findFirst()
        .<Found>map(a -> new Found.To(new NatTarget.Fixed(List.of(IpRange.of(a.address())))))
        .orElseGet(Found.Elsewhere::new);
  }

  private boolean add(
      Id member, boolean isSource, List<IpRange> ranges, String part, RuleReport report) {
    try {
      Meaning meaning = published.of(member);
      if (!meaning.vanished().isEmpty()) {
        report.error(
            "rule.member.empty",
            part,
            "'" + String.join(", ", meaning.vanished()) + "' stands for no address at the moment.",
            "Give it an address, or take it out of the rule.");
        return false;
      }
      if (meaning.local() || !meaning.nodeSets().isEmpty()) {
        report.error(
            "nat.target.unknown",
            part,
            "The address is known on the node only; "
                + (isSource ? "a source" : "a destination")
                + " can be translated to a fixed address.",
            "Look it up at generation, or name an address.");
        return false;
      }
      ranges.addAll(meaning.ranges());
      meaning.hardware().forEach(h -> ranges.add(IpRange.of(h.ip())));
      return true;
    } catch (Unresolvable e) {
      report.error(e.id(), part, e.text(), e.remedy());
      return false;
    }
  }
}
