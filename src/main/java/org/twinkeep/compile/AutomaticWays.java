package org.twinkeep.compile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;

/** Says which ways through a node the packets of automatic rules take. */
final class AutomaticWays {

  private AutomaticWays() {}

  /** {@code to the node, from the node}, for each automatic rule by its id. */
  static Map<String, String> of(Program program) {
    Map<String, Set<String>> ways = new LinkedHashMap<>();
    for (Chain chain : program.chains()) {
      if (chain.place() instanceof Chain.Place.At(Hook hook)) {
        for (Rule rule : chain.rules()) {
          if (rule.origin().isAutomatic()) {
            ways.computeIfAbsent(rule.origin().id(), _ -> new LinkedHashSet<>()).add(way(hook));
          }
        }
      }
    }
    Map<String, String> words = new LinkedHashMap<>();
    ways.forEach((id, each) -> words.put(id, String.join(", ", each)));
    return words;
  }

  private static String way(Hook hook) {
    return switch (hook) {
      case FILTER_INPUT -> "to the node";
      case FILTER_FORWARD, MANGLE_FORWARD -> "through the node";
      case FILTER_OUTPUT, RAW_OUTPUT, MANGLE_OUTPUT, NAT_OUTPUT -> "from the node";
      case RAW_PREROUTING, MANGLE_PREROUTING, NAT_PREROUTING -> "where packets come in";
      case NAT_POSTROUTING -> "where packets leave";
    };
  }
}
