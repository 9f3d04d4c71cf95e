package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Element;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Id;

/**
 * Says what stands behind the names in an address cell where the project alone does not tell: the
 * addresses of the firewall itself, and what was looked up.
 */
final class BehindNames {

  private final NodeContext context;
  private final Meanings meanings;
  private final Set<Id> parts;

  BehindNames(NodeContext context, Meanings meanings) {
    this.context = context;
    this.meanings = meanings;
    this.parts = context.firewall().elements().map(Element::id).collect(Collectors.toSet());
  }

  /** Firewall and look-ups: {@code source not lj-fw: 10.1.1.1, 10.1.1.2}. */
  List<String> all(String part, Cell cell) {
    return words(
        part,
        cell,
        id ->
            parts.contains(id)
                ? meanings.element(id).flatMap(e -> standsFor(e, e.name()))
                : lookedUp(id));
  }

  /** Look-ups only. */
  List<String> lookedUp(String part, Cell cell) {
    return words(part, cell, this::lookedUp);
  }

  private List<String> words(String part, Cell cell, Function<Id, Optional<String>> behind) {
    return Membership.leaves(context.project(), cell.members()).stream()
        .flatMap(id -> behind.apply(id).stream())
        .map(words -> part + (cell.negated() ? " not " : " ") + words)
        .toList();
  }

  private Optional<String> lookedUp(Id id) {
    return meanings
        .element(id)
        .flatMap(
            element ->
                switch (element) {
                  case DnsName name -> name(name);
                  case AddressTable table -> table(table);
                  case Element _ -> Optional.empty();
                });
  }

  private Optional<String> name(DnsName name) {
    return switch (name.evaluated()) {
      case AT_GENERATION ->
          standsFor(
              name, name.name() + ", looked up as " + name.hostName() + " when this was generated");
      case ON_NODE ->
          Optional.of(name.name() + ": looked up as " + name.hostName() + " on the node");
    };
  }

  /** A table may be long; its entries stand in the ruleset. */
  private Optional<String> table(AddressTable table) {
    boolean here = table.evaluated() == Evaluated.AT_GENERATION;
    return Optional.of(
        table.name()
            + ": read from "
            + table.path()
            + (here ? " when this was generated" : " on the node"));
  }

  private Optional<String> standsFor(Element element, String title) {
    return meanings
        .addresses(element.id(), context.firewall().settings().families())
        .map(addresses -> title + ": " + addresses);
  }
}
