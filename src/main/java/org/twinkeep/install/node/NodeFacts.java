package org.twinkeep.install.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node is and has, as far as an install depends on it. Read from {@code twinkeep-node
 * facts}.
 *
 * @param hostName its own name for itself
 * @param system distribution and version, for people
 * @param kernel release
 * @param systemd whether systemd runs it
 * @param clockAhead how far its clock is ahead of this machine's; negative = behind
 * @param localClock whether its hardware clock keeps local time, or its kernel has a zone other
 *     than UTC
 * @param tools versions of the tools it has
 * @param packages asked package → installed or not; packages whose state is unknown are left out
 * @param missingTools ordinary tools that the program on the node needs and does not find
 * @param freeKilobytes directory → room
 * @param interfaces name → addresses with prefix length
 * @param mtus name of an interface → bytes
 * @param foreign rules in the kernel that Twinkeep did not load: {@code v4}, {@code v6}, and those
 *     of the iptables that is not in use, {@code legacy} or {@code newer} → their number
 * @param foreignTables nftables tables of others
 * @param services others that touch rules or addresses: name → {@code active enabled}
 * @param nextGeneration the number that a new generation would get there, from 1
 * @param state what is installed and how it does
 */
public record NodeFacts(
    String hostName,
    String system,
    String kernel,
    boolean systemd,
    Duration clockAhead,
    boolean localClock,
    Map<String, String> tools,
    Map<String, Boolean> packages,
    List<String> missingTools,
    Map<String, Long> freeKilobytes,
    Map<String, List<String>> interfaces,
    Map<String, Long> mtus,
    Map<String, Long> foreign,
    List<String> foreignTables,
    Map<String, String> services,
    int nextGeneration,
    NodeStatus state) {

  private static final long MOST_GENERATIONS = 999_999_999;

  /** Reads the answer that came between two moments of this machine's clock. */
  public static Optional<NodeFacts> of(Answer answer, Instant asked, Instant answered) {
    if (!answer.value("format").equals("1")) {
      return Optional.empty();
    }
    Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
    Map<String, Boolean> packages = new LinkedHashMap<>();
    Map<String, Long> free = new LinkedHashMap<>();
    Map<String, List<String>> interfaces = new LinkedHashMap<>();
    Map<String, Long> mtus = new LinkedHashMap<>();
    Map<String, String> tools = new LinkedHashMap<>();
    Map<String, Long> foreign = new LinkedHashMap<>();
    Map<String, String> services = new LinkedHashMap<>();
    for (Answer.Entry entry : answer.entries()) {
      String key = entry.key();
      String rest = key.substring(key.indexOf('.') + 1);
      if (key.startsWith("package.") && !entry.value().equals("unknown")) {
        packages.put(rest, entry.value().equals("installed"));
      } else if (key.startsWith("disk.")) {
        answer.number(key).ifPresent(n -> free.put(rest, n));
      } else if (key.startsWith("mtu.")) {
        answer.number(key).ifPresent(n -> mtus.put(rest, n));
      } else if (key.startsWith("tool.") && !rest.equals("missing")) {
        tools.put(rest, entry.value());
      } else if (key.startsWith("foreign.") && !rest.equals("nft")) {
        answer.number(key).ifPresent(n -> foreign.put(rest, n));
      } else if (key.equals("interface")) {
        List<String> words = Arrays.asList(entry.value().strip().split(" +"));
        interfaces.put(words.getFirst(), words.subList(Math.min(2, words.size()), words.size()));
      } else if (key.equals("service")) {
        String[] words = entry.value().split(" ", 2);
        services.put(words[0], words.length < 2 ? "" : words[1]);
      }
    }
    return Optional.of(
        new NodeFacts(
            answer.value("hostname"),
            answer.value("os.PRETTY_NAME"),
            answer.value("kernel"),
            answer.value("init").equals("systemd"),
            clock(answer.value("now")).map(n -> Duration.between(middle, n)).orElse(Duration.ZERO),
            answer.value("clock").equals("local"),
            tools,
            packages,
            answer.values("tool.missing"),
            free,
            interfaces,
            mtus,
            foreign,
            answer.values("foreign.nft"),
            services,
            Math.toIntExact(Math.clamp(answer.number("next").orElse(1L), 1, MOST_GENERATIONS)),
            NodeStatus.of(answer)));
  }

  private static Optional<Instant> clock(String text) {
    if (!text.matches("\\d{1,11}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.", 2);
    long nanos = parts.length < 2 ? 0 : Long.parseLong((parts[1] + "000000000").substring(0, 9));
    return Optional.of(Instant.ofEpochSecond(Long.parseLong(parts[0]), nanos));
  }
}
