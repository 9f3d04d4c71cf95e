package org.twinkeep.install.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.install.node.Answer;

/** Turns the node's account of what would change into steps. */
public final class ReadPlan {

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> kernelNow = new HashMap<>();

  private ReadPlan() {}

  /**
   * Reads the answer of {@code twinkeep-node plan}.
   *
   * @param node the node's name
   * @param answer what it said
   */
  public static NodePlan of(String node, Answer answer) {
    ReadPlan reader = new ReadPlan();
    List<Answer.Entry> entries = answer.entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals("file")) {
        reader.file(entries.get(i).value(), after(entries, i, "old"), after(entries, i, "new"));
      } else {
        reader.read(entries.get(i));
      }
    }
    return new NodePlan(
        node,
        answer.value("generation"),
        answer.value("current"),
        answer.value("fingerprint"),
        reader.steps);
  }

  /** The text that follows a file's line, one or two lines below. */
  private static String after(List<Answer.Entry> entries, int file, String key) {
    for (int i = file + 1; i < entries.size() && i <= file + 2; i++) {
      if (entries.get(i).key().equals(key)) {
        return Answer.decoded(entries.get(i).value());
      }
      if (entries.get(i).key().equals("file")) {
        return "";
      }
    }
    return "";
  }

  private void read(Answer.Entry entry) {
    String[] words = entry.value().split(" ", 3);
    switch (entry.key()) {
      case "kernel.now" -> kernelNow.put(words[0], Answer.decoded(second(words)));
      case "kernel.then" -> {
        String now = kernelNow.getOrDefault(words[0], "");
        TextDiff rules = TextDiff.of(now, Answer.decoded(second(words)));
        steps.add(new Step.KernelRules(family(words[0]), rules));
      }
      case "act" -> steps.add(new Step.ServiceActs(words[0], second(words)));
      case "setting" -> {
        if (words.length == 3) {
          steps.add(new Step.KernelSetting(words[0], words[1].replace(',', ' '), words[2]));
        }
      }
      case "loader" -> steps.add(new Step.SwitchOff(words[0]));
      default -> {}
    }
  }

  private static String second(String[] words) {
    return words.length < 2 ? "" : words[1];
  }

  private static String family(String key) {
    return switch (key) {
      case "v4" -> "IPv4";
      case "v6" -> "IPv6";
      default -> "nftables";
    };
  }

  /** A plan is kept and shown; VRRP's password is not. */
  private static TextDiff masked(TextDiff difference) {
    return new TextDiff(
        difference.lines().stream()
            .map(
                l ->
                    new TextDiff.DiffLine(
                        l.sign(), l.text().replaceAll("(auth_pass\\s+).*", "$1(hidden)")))
            .toList());
  }

  private void file(String value, String before, String after) {
    String[] words = value.split(" ", 5);
    if (words.length < 5) {
      return;
    }
    TextDiff difference = masked(TextDiff.of(before, after));
    switch (words[0]) {
      case "+" -> steps.add(new Step.AddFile(words[4], words[1], difference));
      case "~" -> {
        String was = words[2] + " " + words[3];
        steps.add(new Step.ChangeFile(words[4], words[1], was, difference));
      }
      case "-" -> steps.add(new Step.RemoveFile(words[4], words[1], difference));
      default -> {}
    }
  }
}
