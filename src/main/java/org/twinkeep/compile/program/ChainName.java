package org.twinkeep.compile.program;

import java.util.Locale;

/**
 * The name of a chain that both tools accept: never a keyword, a target or a built-in chain,
 * because it always holds an underscore.
 *
 * @param text lower-case letters, digits and underscores; at most 28 characters, the limit of
 *     iptables
 */
public record ChainName(String text) implements Comparable<ChainName> {

  /** Checks the alphabet and the length. */
  public ChainName {
    if (!text.matches("[a-z][a-z0-9]*(_[a-z0-9]+)+") || text.length() > 28) {
      throw new IllegalArgumentException("not a chain name: " + text);
    }
  }

  /** The beginning of a chain name, made from text that a user may have typed. */
  public static String word(String text, int longest) {
    String safe = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String trimmed = safe.replaceAll("^[_0-9]+|_+$", "");
    String cut = trimmed.length() > longest ? trimmed.substring(0, longest) : trimmed;
    return cut.isEmpty() ? "set" : cut.replaceAll("_+$", "");
  }

  @Override
  public int compareTo(ChainName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
