package org.twinkeep.compile.iptables;

import java.util.List;
import java.util.Set;
import org.twinkeep.compile.flatten.CustomText;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/**
 * Which custom text can stand in a line of iptables without changing the rest of it. The tool
 * refuses most of what does not belong there, but not all: a help or version option ends the load
 * with success, {@code -6} makes it skip the line, and a rule without a target takes any.
 */
final class CustomWords {

  /** Options with one letter that ask for something; their values may stand in the same word. */
  private static final String ASKING = "mpsdio";

  private static final String LEADING = "jg";

  /** Options of the tool itself, which takes them shortened. */
  private static final List<String> COMMANDS =
      List.of(
          "append",
          "check",
          "delete",
          "delete-chain",
          "exact",
          "flush",
          "help",
          "insert",
          "ipv4",
          "ipv6",
          "line-numbers",
          "list",
          "list-rules",
          "modprobe",
          "new-chain",
          "numeric",
          "policy",
          "rename-chain",
          "replace",
          "set-counters",
          "table",
          "verbose",
          "version",
          "wait",
          "wait-interval",
          "zero");

  private static final List<String> TARGETS = List.of("jump", "goto");

  /** Options of matches (recent, set, policy) that look like a command cut short. */
  private static final Set<String> OF_MATCHES = Set.of("set", "pol");

  private CustomWords() {}

  static void checkMatch(String text) throws Unspeakable {
    CustomText custom = CustomText.service(text);
    for (String word : checked(custom)) {
      if (!isAllowed(word, ASKING) || isOneOf(TARGETS, word)) {
        throw custom.refused(
            "holds '" + word + "', which is no part of a match",
            "Write a match such as '-m length --length 100:200'; what is done with a packet is the rule's action.");
      }
    }
  }

  static void checkTarget(String text) throws Unspeakable {
    CustomText custom = CustomText.action(text);
    for (String word : checked(custom)) {
      if (!isAllowed(word, ASKING + LEADING)) {
        throw custom.refused(
            "holds '" + word + "', which is no part of a rule",
            "Write a target with its options, such as '-j NFLOG --nflog-group 3'.");
      }
    }
  }

  private static List<String> checked(CustomText custom) throws Unspeakable {
    custom.checkLine("iptables", "nftables");
    String plain = custom.withoutQuoted(true);
    if (plain.endsWith("!")) {
      throw custom.refused("ends in '!', which would turn round what follows");
    }
    return RestoreWords.of(custom.text());
  }

  /**
   * Judged by its look alone, for a value cannot be told from an option: a value that begins with
   * {@code -} is refused, too.
   */
  private static boolean isAllowed(String word, String letters) {
    if (!word.startsWith("-")) {
      return true;
    }
    if (!word.startsWith("--")) {
      return word.equals("-f") || word.length() > 1 && letters.indexOf(word.charAt(1)) >= 0;
    }
    return !isOneOf(COMMANDS, word);
  }

  private static boolean isOneOf(List<String> options, String word) {
    if (!word.startsWith("--")) {
      return false;
    }
    String name = word.substring(2).replaceFirst("=.*", "");
    return !OF_MATCHES.contains(name) && options.stream().anyMatch(o -> o.startsWith(name));
  }
}
