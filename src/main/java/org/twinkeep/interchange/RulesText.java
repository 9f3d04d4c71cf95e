package org.twinkeep.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;

/** {@code rules.txt}: what each rule became on a node, line by line, for people who review it. */
final class RulesText {

  static final String NAME = "rules.txt";

  private static final int WIDEST_PLACE = 40;
  private static final int LONGEST_SENTENCE = 98;

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
    byRule.forEach(
        (rule, lines) -> {
          text.append('\n').append(titles.getOrDefault(rule, rule)).append('\n');
          int column = column(lines);
          for (Entry entry : lines) {
            entry.lines(column).forEach(line -> text.append("  ").append(line).append('\n'));
          }
        });
    return text.toString();
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
    String chain = "";
    for (int i = 0; i < file.lines().size(); i++) {
      Line line = file.lines().get(i);
      String text = line.text().strip();
      if (text.startsWith("chain ")) {
        chain = text.substring("chain ".length()).replace(" {", "");
      }
      boolean ofRule = !line.origin().isEmpty() && isRule.test(line.origin());
      if (ofRule && !text.startsWith("#") && !text.startsWith("chain ")) {
        String place = name + ":" + (i + 1) + (chain.isEmpty() ? "" : " in " + chain);
        byRule.computeIfAbsent(line.origin(), _ -> new ArrayList<>()).add(new Entry(place, text));
      }
    }
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
          ? List.of(("%-" + column + "s  %s").formatted(place, text))
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
