package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.Zone;
import org.twinkeep.samples.ArticlePair;

/** What the rules of a firewall may say about itself and its interfaces. */
final class RandomInterfaces {

  private final Random random;
  private final Firewall firewall;

  RandomInterfaces(Random random, Firewall firewall) {
    this.random = random;
    this.firewall = firewall;
  }

  /** Everything that an address cell may name: the firewall, nodes, interfaces, zones. */
  List<Id> addresses() {
    return firewall.elements().map(Element::id).toList();
  }

  /** Everything that an interface cell may name; what nodes share comes more often. */
  List<Id> interfaces() {
    Stream<Id> shared =
        firewall.elements().filter(ClusterInterface.class::isInstance).map(Element::id);
    return Stream.of(
            shared,
            List.of(ArticlePair.OUTSIDE, ArticlePair.INSIDE).stream(),
            firewall.zones().stream().map(Zone::id),
            firewall.nodes().stream().flatMap(n -> n.interfaces().stream()).map(Interface::id))
        .flatMap(s -> s)
        .toList();
  }

  /**
   * The same without those that get their addresses from elsewhere: whether a gateway is behind
   * them, nobody can tell beforehand.
   */
  List<Id> withFixedAddresses() {
    List<Id> dynamic =
        firewall.nodes().stream()
            .flatMap(node -> node.interfaces().stream())
            .filter(Interface::dynamic)
            .map(Interface::id)
            .toList();
    return interfaces().stream().filter(id -> !dynamic.contains(id)).toList();
  }

  /** One of the cells, or two of them, with one or several interfaces, negated or not. */
  InterfaceMatch interfaceMatch() {
    return switch (random.nextInt(10)) {
      case 0 -> InterfaceMatch.ANY.withIn(interfaceCell());
      case 1 -> InterfaceMatch.ANY.withOut(interfaceCell());
      case 2 ->
          new InterfaceMatch(Cell.of(ArticlePair.INSIDE), Cell.of(ArticlePair.OUTSIDE), Cell.ANY);
      case 3 -> InterfaceMatch.ANY.withEither(interfaceCell());
      case 4 -> InterfaceMatch.ANY.withIn(interfaceCell().withNegated(true));
      case 5 -> InterfaceMatch.ANY.withIn(interfaceCell()).withOut(interfaceCell());
      case 6, 7, 8, 9 -> InterfaceMatch.ANY;
      default -> throw new IllegalStateException("ten cases");
    };
  }

  private Cell interfaceCell() {
    List<Id> all = interfaces();
    List<Id> members = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3) / 2; i++) {
      members.add(one(all));
    }
    return new Cell(members, random.nextInt(3) == 0);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
