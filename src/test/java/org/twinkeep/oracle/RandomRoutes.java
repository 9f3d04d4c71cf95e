package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;

/**
 * Static routes by an interface, over a gateway or over both, now and then the default route, in
 * rule sets of one family and of both. Each has a metric of its own, so that none has several next
 * hops: which of them a packet takes, only the kernel knows.
 */
final class RandomRoutes {

  /** Metrics go down from it to 0, so that of equal routes the last one counts. */
  private static final int COUNT = 8;

  private final Random random;
  private final List<ProjectObject> destinations;
  private final RandomInterfaces interfaces;
  private int drawn = 0;

  RandomRoutes(Random random, List<ProjectObject> objects, RandomInterfaces interfaces) {
    this.random = random;
    this.destinations =
        objects.stream()
            .filter(o -> o.id().value().matches("(net|host|server|range|group)-.*"))
            .toList();
    this.interfaces = interfaces;
  }

  List<RuleSet.Routing> sets() {
    return List.of(
        set("routes", Families.BOTH, 2),
        set("routes4", Set.of(Family.IPV4), 3),
        set("routes6", Set.of(Family.IPV6), 3));
  }

  private RuleSet.Routing set(String name, Set<Family> families, int count) {
    List<RoutingRule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn++;
      rules.add(
          way(RoutingRule.of(Id.of(name + "-" + i)))
              .withMetric(COUNT - drawn)
              .withFollowMaster(random.nextInt(4) == 0));
    }
    return new RuleSet.Routing(Id.of(name), name, families, rules);
  }

  private RoutingRule way(RoutingRule rule) {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> by(interfaces.interfaces(), rule.withDestination(destination(destinations)));
      case 3 -> overGateway(rule.withDestination(destination(beyondGateways())));
      case 4 ->
          by(
              interfaces.withFixedAddresses(),
              overGateway(rule.withDestination(destination(beyondGateways()))));
      case 5 -> overGateway(rule.withDefaultRoute(true));
      default -> throw new IllegalStateException("six cases");
    };
  }

  private RoutingRule by(List<Id> some, RoutingRule rule) {
    return rule.withOutInterface(Cell.of(one(some)));
  }

  private RoutingRule overGateway(RoutingRule rule) {
    return rule.withGateways(List.of(one(RandomDesign.GATEWAYS)));
  }

  private Cell destination(List<ProjectObject> from) {
    return random.nextInt(4) == 0
        ? Cell.of(one(from).id(), one(from).id())
        : Cell.of(one(from).id());
  }

  /** The kernel takes no gateway to which itself a gateway leads. */
  private List<ProjectObject> beyondGateways() {
    return destinations.stream()
        .filter(
            o ->
                FixedAddresses.of(o).stream()
                    .flatMap(List::stream)
                    .noneMatch(RandomRoutes::holdsGateway))
        .filter(o -> FixedAddresses.of(o).isPresent())
        .toList();
  }

  private static boolean holdsGateway(IpRange range) {
    return RandomDesign.GATEWAY_ADDRESSES.stream().anyMatch(range::contains);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
