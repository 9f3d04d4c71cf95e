package org.twinkeep.compile.routes;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;

/**
 * Where a route leads.
 *
 * @param rule the rule that brings it; the first one when several do
 * @param set the rule's
 * @param rules ids of all rules that bring it, in their order
 * @param hops one, or several for a multipath route
 */
public record Way(RoutingRule rule, RuleSet.Routing set, List<String> rules, List<Hop> hops) {

  /** Copies the lists. */
  public Way {
    rules = List.copyOf(rules);
    hops = List.copyOf(hops);
  }

  /** Of one rule. */
  static Way of(RoutingRule rule, RuleSet.Routing set, List<Hop> hops) {
    return new Way(rule, set, List.of(rule.id().value()), hops);
  }

  /** {@code Routing 2 (branch office)}; rules are numbered from 1. */
  public String title() {
    String name = rule.info().name();
    int number = set.rules().indexOf(rule) + 1;
    return set.name() + " " + number + (name.isBlank() ? "" : " (" + name + ")");
  }

  Way and(Way more) {
    List<Hop> all = new ArrayList<>(hops);
    more.hops.stream().filter(hop -> !all.contains(hop)).forEach(all::add);
    List<String> both = new ArrayList<>(rules);
    both.addAll(more.rules);
    return new Way(rule, set, both, all);
  }

  /**
   * The route in the words of {@code ip route}, which keepalived understands, too.
   *
   * @param route what it is the way of
   * @param ofSeveral words that stand before several next hops
   */
  public List<String> words(Route route, List<String> ofSeveral) {
    List<String> words = new ArrayList<>();
    words.add(route.destination().toString());
    if (hops.size() == 1) {
      words.addAll(hops.getFirst().words());
    }
    if (route.metric() > 0) {
      words.addAll(List.of("metric", Integer.toString(route.metric())));
    }
    rule.mtu().ifPresent(mtu -> words.addAll(List.of("mtu", Integer.toString(mtu))));
    if (hops.size() > 1) {
      words.addAll(ofSeveral);
      for (Hop hop : hops) {
        words.add("nexthop");
        words.addAll(hop.words());
        words.addAll(List.of("weight", "1"));
      }
    }
    return words;
  }
}
