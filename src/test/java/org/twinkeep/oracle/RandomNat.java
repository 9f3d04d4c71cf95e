package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.samples.ArticlePair;

/**
 * NAT rules of every kind over the objects of a {@link RandomDesign}. Many of them say what cannot
 * be, and are refused; what is left must be right.
 */
final class RandomNat {

  private static final List<Id> SHARED = List.of(ArticlePair.OUTSIDE, ArticlePair.INSIDE);

  private final Random random;
  private final List<Id> addresses;
  private final List<Id> services;
  private final List<Id> interfaces;

  /** With the objects that rules may speak of. */
  RandomNat(Random random, List<Id> addresses, List<Id> services, List<Id> interfaces) {
    this.random = random;
    this.addresses = List.copyOf(addresses);
    this.services = List.copyOf(services);
    this.interfaces = List.copyOf(interfaces);
  }

  /**
   * So many rules.
   *
   * @param branch the rule set that some of them branch to; absent = none does
   */
  List<NatRule> rules(String prefix, int count, Optional<Id> branch) {
    List<NatRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule(Id.of(prefix + "-" + i), branch).withInfo(RandomDesign.lastDay(random)));
    }
    return rules;
  }

  private NatRule rule(Id id, Optional<Id> branch) {
    NatRule rule = NatRule.of(id);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> publish(rule);
      case 3, 4, 5 -> hide(rule);
      case 6 -> publish(rule).withTranslatedSource(newSource());
      case 7 -> redirect(rule);
      case 8 -> sourceNetwork(rule);
      case 9 -> destinationNetwork(rule);
      case 10 -> exempt(rule);
      default -> branch.map(to -> branch(rule, to)).orElseGet(() -> exempt(rule));
    };
  }

  /** Connections to an address go to one or several others, to the same or another port. */
  private NatRule publish(NatRule rule) {
    boolean portToo = random.nextInt(3) == 0;
    Id service = one(random.nextBoolean() ? services : ports());
    NatRule published =
        rule.withDestination(destination())
            .withService(random.nextInt(4) == 0 ? Cell.ANY : Cell.of(service))
            .withSource(sometimes(4, addresses))
            .withInInterface(sometimes(2, interfaces))
            .withTranslatedDestination(targets())
            .withOptions(
                NatOptions.NONE.withHairpin(random.nextInt(5) == 0).withRoutedToCluster(true));
    return portToo ? published.withTranslatedService(Cell.of(one(ports()))) : published;
  }

  private Cell destination() {
    Id id = random.nextInt(3) == 0 ? one(addresses) : one(published());
    return new Cell(List.of(id), random.nextInt(8) == 0);
  }

  /** One, or several that take turns. */
  private Cell targets() {
    return random.nextInt(4) == 0
        ? Cell.of(one(ofKind("server")), one(ofKind("server")), one(ofKind("server")))
        : Cell.of(one(ofKind("server")));
  }

  /** Connections of some addresses get another source. */
  private NatRule hide(NatRule rule) {
    boolean masquerade = random.nextInt(4) == 0;
    NatRule hidden =
        rule.withSource(sometimes(3, addresses))
            .withDestination(sometimes(4, addresses))
            .withService(sometimes(4, services))
            .withOutInterface(sometimes(2, interfaces))
            .withInInterface(sometimes(6, interfaces))
            .withOptions(
                NatOptions.NONE
                    .withMasquerade(masquerade)
                    .withRandom(random.nextInt(4) == 0)
                    .withPersistent(random.nextInt(6) == 0)
                    .withRoutedToCluster(true));
    return masquerade ? hidden : hidden.withTranslatedSource(newSource());
  }

  private NatRule redirect(NatRule rule) {
    return rule.withSource(sometimes(2, addresses))
        .withService(Cell.of(one(ports())))
        .withInInterface(sometimes(1 + random.nextInt(2), interfaces))
        .withTranslatedDestination(Cell.of(ArticlePair.CLUSTER))
        .withTranslatedService(sometimes(2, ports()));
  }

  /** Address by address; {@link Network}s of unlike sizes are refused. */
  private NatRule sourceNetwork(NatRule rule) {
    return rule.withSource(Cell.of(one(ofKind("net"))))
        .withOutInterface(sometimes(2, interfaces))
        .withTranslatedSource(Cell.of(one(ofKind("net"))))
        .withOptions(NatOptions.NONE.withRoutedToCluster(true));
  }

  private NatRule destinationNetwork(NatRule rule) {
    return rule.withDestination(Cell.of(one(ofKind("net"))))
        .withInInterface(sometimes(2, interfaces))
        .withTranslatedDestination(Cell.of(one(ofKind("net"))))
        .withOptions(NatOptions.NONE.withRoutedToCluster(true));
  }

  private NatRule exempt(NatRule rule) {
    return rule.withSource(sometimes(1, addresses))
        .withDestination(sometimes(1, addresses))
        .withService(sometimes(3, services))
        .withInInterface(sometimes(6, interfaces))
        .withAction(new NatAction.Exempt());
  }

  private NatRule branch(NatRule rule, Id to) {
    return rule.withSource(sometimes(2, addresses))
        .withDestination(sometimes(3, addresses))
        .withAction(new NatAction.Branch(to));
  }

  private Cell newSource() {
    return Cell.of(one(random.nextInt(3) == 0 ? SHARED : both("host", "range")));
  }

  private List<Id> published() {
    List<Id> published = new ArrayList<>(ofKind("host"));
    published.addAll(SHARED);
    return published;
  }

  private List<Id> ports() {
    return services.stream()
        .filter(s -> s.value().startsWith("tcp-") || s.value().startsWith("udp-"))
        .toList();
  }

  private List<Id> both(String one, String other) {
    List<Id> ids = new ArrayList<>(ofKind(one));
    ids.addAll(ofKind(other));
    return ids;
  }

  private List<Id> ofKind(String name) {
    return addresses.stream().filter(id -> id.value().startsWith(name + "-")).toList();
  }

  /** Any but one time in so many; sometimes all but what is named. */
  private Cell sometimes(int in, List<Id> from) {
    return random.nextInt(in) == 0
        ? new Cell(List.of(one(from)), random.nextInt(6) == 0)
        : Cell.ANY;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
