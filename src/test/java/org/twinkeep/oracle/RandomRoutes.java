package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;

/**
 * Static routes by an interface or over a gateway, in rule sets of one family and of both. They are
 * not installed in the kernel: what they change is what counts as spoofed.
 */
final class RandomRoutes {

  private final Random random;
  private final List<Id> addresses;
  private final List<Id> interfaces;

  RandomRoutes(Random random, List<Id> addresses, List<Id> interfaces) {
    this.random = random;
    this.addresses =
        addresses.stream()
            .filter(id -> id.value().matches("(net|host|server|range|group)-.*"))
            .toList();
    this.interfaces = List.copyOf(interfaces);
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
      RoutingRule rule =
          RoutingRule.of(Id.of(name + "-" + i))
              .withDestination(
                  random.nextInt(4) == 0
                      ? Cell.of(one(addresses), one(addresses))
                      : Cell.of(one(addresses)))
              .withFollowMaster(random.nextInt(4) == 0);
      boolean direct = random.nextInt(3) > 0;
      rules.add(
          direct
              ? rule.withOutInterface(Cell.of(one(interfaces)))
              : rule.withGateways(List.of(one(RandomDesign.GATEWAYS))));
    }
    return new RuleSet.Routing(Id.of(name), name, families, rules);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
