package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Counts what leaves a namespace, after all rules: what a packet carries besides its bytes, too.
 */
final class Probe {

  private static final Pattern COUNTED = Pattern.compile("counter packets (\\d+)");

  private Probe() {}

  /**
   * Begins to count, with a counter for each condition.
   *
   * @param conditions in nft's words
   */
  static void load(String... conditions) throws Exception {
    StringBuilder rules = new StringBuilder();
    for (String condition : conditions) {
      rules.append(condition).append(" counter\n");
    }
    Kernel.run(
        "nft -f -",
        "table inet probe {\nchain out {\n type filter hook postrouting priority 300;\n"
            + rules
            + "}\n}\n");
  }

  /** The counters, in the order of their conditions. */
  static List<Integer> counts() throws Exception {
    Process nft =
        new ProcessBuilder("nft", "list", "table", "inet", "probe")
            .redirectErrorStream(true)
            .start();
    String said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(nft.waitFor()).as(said).isZero();
    return COUNTED
        .matcher(said)
        .results()
        .map((MatchResult counted) -> Integer.valueOf(counted.group(1)))
        .toList();
  }
}
