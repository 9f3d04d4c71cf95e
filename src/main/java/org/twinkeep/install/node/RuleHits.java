package org.twinkeep.install.node;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many packets met each rule of a node since its ruleset has that rule, over reloads that leave
 * the rule as it is; from 0 again when the node restarts.
 *
 * <p>A packet is counted once for each rule that acts on it, however many lines and chains the rule
 * became; {@code twinkeep-node} says how. An Accept that follows connections counts those that
 * begin; their later packets are the automatic rule's {@code auto:established}. A NAT rule counts
 * connections.
 *
 * @param byRule rule id, or {@code auto:} and the name of an automatic rule → its hits; rules that
 *     have no line on the node are absent
 */
public record RuleHits(SortedMap<String, Hits> byRule) {

  /** Packets and their bytes. */
  public record Hits(long packets, long bytes) {
    public static final Hits NONE = new Hits(0, 0);

    public Hits plus(Hits other) {
      return new Hits(packets + other.packets, bytes + other.bytes);
    }
  }

  /** Copies the map. */
  public RuleHits {
    byRule = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
  }

  /**
   * Reads the answer of {@code twinkeep-node hits}: rule, packets, bytes. Lines that are not
   * understood are passed over.
   */
  public static RuleHits of(Answer answer) {
    SortedMap<String, Hits> byRule = new TreeMap<>();
    for (String line : answer.values("hit")) {
      String[] words = line.split(" ");
      if (words.length == 3 && words[1].matches("\\d{1,18}") && words[2].matches("\\d{1,18}")) {
        byRule.put(words[0], new Hits(Long.parseLong(words[1]), Long.parseLong(words[2])));
      }
    }
    return new RuleHits(byRule);
  }

  /** The hits of a rule; none when the node does not have it. */
  public Hits of(String rule) {
    return byRule.getOrDefault(rule, Hits.NONE);
  }

  /** Both nodes' hits together: a rule acts where its packets are. */
  public RuleHits plus(RuleHits other) {
    SortedMap<String, Hits> both = new TreeMap<>(byRule);
    other.byRule.forEach((rule, hits) -> both.merge(rule, hits, Hits::plus));
    return new RuleHits(both);
  }
}
