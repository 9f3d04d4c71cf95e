package org.twinkeep.interchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;

/** {@code rules.txt}: what each rule became on a node, line by line, for people who review it. */
final class RulesText {

  static final String NAME = "rules.txt";

  private static final int WIDEST_PLACE = 40;
  private static final int LONGEST_SENTENCE = 98;

  /** So many elements and lines on the way tell whom a rule meets; more hide its own lines. */
  private static final int MOST_ON_THE_WAY = 16;

  private static final Pattern BLOCK = Pattern.compile("(chain|map|set) (\\w+) \\{");

  private RulesText() {}

  static String of(NodeBundle bundle, List<Line> explanation) {
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, List<Entry>> byRule = new LinkedHashMap<>();
    for (Line line : explanation) {
      List<Entry> lines = byRule.computeIfAbsent(line.origin(), _ -> new ArrayList<>());
      if (!isTitle(line, titles)) {
        lines.add(new Entry("", line.text()));
      }
    }
    for (BundleFile file : bundle.files()) {
      if (file.service() == ActingService.RULESET) {
        file.lines().forEach(line -> isTitle(line, titles));
        add(file, byRule, _ -> true);
      }
    }
    for (BundleFile file : bundle.files()) {
      if (file.service() != ActingService.RULESET) {
        add(file, byRule, byRule::containsKey);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "What each rule became on %s of firewall %s\n"
            .formatted(bundle.nodeName(), bundle.firewall()));
    byRule.forEach((rule, lines) -> section(titles.getOrDefault(rule, rule), lines, text));
    if (!bundle.lookedUp().isEmpty()) {
      section(
          "Looked up when this was generated",
          bundle.lookedUp().stream().map(found -> new Entry("", found.words())).toList(),
          text);
    }
    return text.toString();
  }

  private static void section(String title, List<Entry> entries, StringBuilder text) {
    text.append('\n').append(title).append('\n');
    int column = column(entries);
    for (Entry entry : entries) {
      entry.lines(column).forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  /** Whether a line is the comment over a rule's lines, which says its number and name. */
  private static boolean isTitle(Line line, Map<String, String> titles) {
    String text = line.text().strip();
    boolean title = !line.origin().isEmpty() && text.startsWith("# ");
    if (title) {
      titles.putIfAbsent(line.origin(), text.substring(2) + " [" + line.origin() + "]");
    }
    return title;
  }

  /** Under the id of each rule its lines, each with the place where it stands. */
  private static void add(
      BundleFile file, Map<String, List<Entry>> byRule, Predicate<String> isRule) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    String block = "";
    boolean table = name.endsWith(".ipset");
    Map<String, Few> inChains = new HashMap<>();
    Map<String, Few> inTable = new HashMap<>();
    for (int i = 0; i < file.lines().size(); i++) {
      Line line = file.lines().get(i);
      String text = line.text().strip();
      Matcher begin = BLOCK.matcher(text);
      if (begin.matches()) {
        block = begin.group(2);
        table = !begin.group(1).equals("chain");
        inTable.clear();
      }
      if (isHeading(text)) {
        continue;
      }
      String place = name + ":" + (i + 1) + (block.isEmpty() ? "" : " in " + block);
      for (String rule : line.origins()) {
        if (isRule.test(rule)) {
          List<Entry> entries = byRule.computeIfAbsent(rule, _ -> new ArrayList<>());
          if (!table && rule.equals(line.origin())) {
            entries.add(new Entry(place, text));
          } else {
            (table ? inTable : inChains)
                .computeIfAbsent(rule, _ -> new Few(entries))
                .add(place, text);
          }
        }
      }
    }
  }

  /** The first elements of a table, or lines on the way, and how many more there are. */
  private static final class Few {
    private final List<Entry> entries;
    private int count;
    private int rest;

    Few(List<Entry> entries) {
      this.entries = entries;
    }

    void add(String place, String text) {
      count++;
      int more = count - MOST_ON_THE_WAY;
      if (more > 1) {
        entries.remove(rest); // tells one less
      }
      rest = entries.size();
      entries.add(new Entry(place, more > 0 ? "… " + more + " more up to here" : text));
    }
  }

  /** Lines over others, which say nothing of a packet. */
  private static boolean isHeading(String text) {
    return text.startsWith("#") || text.startsWith("chain ") || text.startsWith(":");
  }

  /** As wide as the widest place of a rule that is not too wide. */
  private static int column(List<Entry> entries) {
    return entries.stream()
        .mapToInt(e -> e.place().length())
        .filter(width -> width <= WIDEST_PLACE)
        .max()
        .orElse(0);
  }

  /**
   * A sentence, or a generated line.
   *
   * @param place where the line stands; empty = a sentence
   */
  private record Entry(String place, String text) {

    /**
     * Sentences are broken at words; generated lines stay whole, so that people can search them.
     */
    List<String> lines(int column) {
      if (place.isEmpty()) {
        return wrapped();
      }
      return place.length() <= column
          ? List.of(place + " ".repeat(column - place.length() + 2) + text)
          : List.of(place, " ".repeat(column + 2) + text);
    }

    private List<String> wrapped() {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (String word : text.split(" ")) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > LONGEST_SENTENCE) {
          lines.add(line.toString());
          line = new StringBuilder("     ");
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
      return lines;
    }
  }
}
