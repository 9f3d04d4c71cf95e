package org.twinkeep.install.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many packets met each rule of a node since its ruleset has that rule, over reloads that leave
 * the rule as it is; from 0 again when the node restarts.
 *
 * <p>A packet is counted once for each rule that acts on it, however many lines and chains the rule
 * became: where a verdict, a branch or the last of several statements is reached, not on the way
 * there. An Accept that follows connections counts those that begin; their later packets are the
 * automatic rule's {@code auto:established}. A NAT rule counts connections.
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

  /** Chains that a Branch leads to; every other chain belongs to the rule that jumps to it. */
  private static final Pattern BRANCH = Pattern.compile(".*_\\d+_(in|fwd|out|pre|post)");

  /** Chains of a single rule, in which Return means that an exclusion holds. */
  private static final Pattern OF_ONE_RULE = Pattern.compile("(.*_)?(r\\d+|auto)(_[0-9a-z]+)?");

  private static final Pattern EARLY = Pattern.compile("(mangle|raw)_.*|h\\d+_.*");
  private static final Pattern LATE =
      Pattern.compile("POSTROUTING|(nat_)?post(routing)?(_.*)?|.*_\\d+_post(_.*)?");
  private static final Pattern COMMENT =
      Pattern.compile("(?:--comment|(?<![\\w-])comment(?! --comment)) \"?([^\" ]+)\"?(?= |$)");
  private static final Pattern JUMP =
      Pattern.compile("(?:-j|-g|jump|goto) ([a-z][a-z0-9_]*_[a-z0-9_]+)");
  private static final Pattern VERDICT =
      Pattern.compile("\\b(accept|drop|reject|return|dnat|snat|masquerade|redirect)\\b");

  /** Where a line stands on the way of a packet; a rule is counted in the first that it has. */
  private enum Part {
    MAIN,
    LATE,
    EARLY
  }

  private record Counted(Part part, String place, String target, Hits hits) {}

  /** Copies the map. */
  public RuleHits {
    byRule = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
  }

  /**
   * Reads the answer of {@code twinkeep-node hits}; lines that are not understood are passed over.
   */
  public static RuleHits of(Answer answer) {
    Map<String, List<Counted>> lines = new LinkedHashMap<>();
    for (String line : answer.values("hit")) {
      String[] words = line.split(" ", 6);
      if (words.length == 6 && words[2].matches("\\d{1,18}") && words[3].matches("\\d{1,18}")) {
        read(words, lines);
      }
    }
    SortedMap<String, Hits> byRule = new TreeMap<>();
    lines.forEach((rule, counted) -> byRule.put(rule, sum(counted)));
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

  private static void read(String[] words, Map<String, List<Counted>> lines) {
    boolean nft = words[0].equals("nft");
    String chain = words[4].replaceFirst("^tk_", "");
    Matcher comment = COMMENT.matcher(words[5]);
    if (!comment.find()) {
      return;
    }
    MatchResult last = comment.toMatchResult();
    while (comment.find()) {
      last = comment.toMatchResult();
    }
    int counter = words[5].indexOf("counter ");
    String does =
        nft && counter >= 0 && counter < last.start()
            ? words[5].substring(counter + "counter ".length(), last.start())
            : words[5].replaceFirst("^.*?(?=-[jg] |$)", "");
    does = does.replaceAll("\"[^\"]*\"", "");
    List<Counted> known = lines.computeIfAbsent(last.group(1), _ -> new ArrayList<>());
    Matcher jump = JUMP.matcher(does);
    boolean onTheWay =
        jump.find() && !BRANCH.matcher(jump.group(1).replaceFirst("^tk_", "")).matches();
    boolean returns = does.startsWith("-j RETURN") || does.startsWith("return");
    if (onTheWay || returns && OF_ONE_RULE.matcher(chain).matches()) {
      return;
    }
    known.add(
        new Counted(
            part(words[1], chain),
            words[0] + " " + words[1] + " " + chain,
            target(nft, does),
            new Hits(Long.parseLong(words[2]), Long.parseLong(words[3]))));
  }

  private static String target(boolean nft, String does) {
    if (nft) {
      Matcher verdict = VERDICT.matcher(does);
      return verdict.find() ? translation(verdict.group(1)) : does.strip();
    }
    String[] words = does.split(" ");
    return words.length < 2 ? "" : translation(words[1].toLowerCase(Locale.ROOT));
  }

  /** One rule may become both words, at different interfaces or in different families. */
  private static String translation(String target) {
    return switch (target) {
      case "redirect" -> "dnat";
      case "masquerade" -> "snat";
      default -> target;
    };
  }

  private static Part part(String table, String chain) {
    if (table.equals("mangle") || table.equals("raw") || EARLY.matcher(chain).matches()) {
      return Part.EARLY;
    }
    return LATE.matcher(chain).matches() ? Part.LATE : Part.MAIN;
  }

  /** Of several statements, each a line of its own, the last one counts. */
  private static Hits sum(List<Counted> counted) {
    for (Part part : Part.values()) {
      List<Counted> here = counted.stream().filter(c -> c.part() == part).toList();
      if (!here.isEmpty()) {
        Map<String, String> last = new LinkedHashMap<>();
        here.forEach(c -> last.put(c.place(), c.target()));
        return here.stream()
            .filter(c -> c.target().equals(last.get(c.place())))
            .map(Counted::hits)
            .reduce(Hits.NONE, Hits::plus);
      }
    }
    return Hits.NONE;
  }
}
