package org.twinkeep.compile.iptables;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.program.Hook;

/**
 * Whether text before or after a ruleset leaves it in force, and is not lost itself.
 *
 * <p>{@code iptables-restore} empties a table at each section that names it, so that of two
 * sections for one table only the last counts. With {@code --noflush} both do; but there the
 * ruleset's own chains come first and end in a deny.
 */
public final class AddedSections {

  private static final int MOST_BYTES = 10_000;
  private static final String OWN_CHAINS = "tk_";

  private static final Set<String> TABLES =
      Stream.of(Hook.Table.values())
          .map(t -> t.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> DECIDED = Set.of("INPUT", "FORWARD", "OUTPUT");

  /** Makes the tool end with success before it has read the rest. */
  private static final String LEAVES = "-[nvxf46]*[hV].*|--h(e(lp?)?)?|--v(e(r(s(i(on?)?)?)?)?)?";

  private final boolean beside;
  private final boolean after;

  private AddedSections(boolean beside, boolean after) {
    this.beside = beside;
    this.after = after;
  }

  /**
   * Refuses text that undoes a part of the ruleset, or that the ruleset undoes.
   *
   * @param beside whether chains of others stay
   * @param after whether it stands behind the ruleset
   */
  public static void check(String text, boolean beside, boolean after) throws Unspeakable {
    AddedSections sections = new AddedSections(beside, after);
    String table = "";
    for (String line : text.lines().toList()) {
      if (line.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
        throw new Unspeakable(
            "A line is longer than "
                + MOST_BYTES
                + " bytes; iptables-restore would read it as two.",
            "Make it shorter.");
      }
      if (line.startsWith("*")) {
        table = line.substring(1).strip().split("\\s+")[0];
        sections.begin(table);
      } else if (!line.startsWith("#")) {
        sections.line(table, line);
      }
    }
  }

  private void begin(String table) throws Unspeakable {
    if (!beside && TABLES.contains(table)) {
      throw new Unspeakable(
          after
              ? "'*" + table + "' empties the table that the ruleset has just filled."
              : "'*" + table + "' fills a table that the ruleset then empties.",
          "Write a rule with a custom action, or let the ruleset stand beside the rules of others and use chains of your own.");
    }
  }

  private void line(String table, String line) throws Unspeakable {
    List<String> words = RestoreWords.of(line.replaceFirst("^\\s*\\[\\d+:\\d+\\]", ""));
    for (String word : words) {
      if (word.matches(LEAVES)) {
        throw new Unspeakable(
            "'" + word + "' ends iptables-restore before it has loaded the ruleset.",
            "Take it out.");
      }
    }
    if (!words.isEmpty() && TABLES.contains(table)) {
      besideOthers(table, words.getFirst(), words.size() > 1 ? words.get(1) : "");
    }
  }

  /** What is known to leave the ruleset's chains, and the jumps to them, as they are. */
  private void besideOthers(String table, String command, String chain) throws Unspeakable {
    if (command.equals("COMMIT") || isChain(command) || command.equals("-N") && isOthers(chain)) {
      return;
    }
    if (!isRule(command) || !isOthers(chain)) {
      throw new Unspeakable(
          "'" + (command + " " + chain).strip() + "' could change chains of the ruleset.",
          "Add chains of your own with ':NAME - [0:0]', and rules with -A or -I.");
    }
    boolean first = after && command.equals("-I");
    if (table.equals("filter") && DECIDED.contains(chain) && !first) {
      throw new Unspeakable(
          "'"
              + command
              + " "
              + chain
              + "' puts a rule behind the ruleset, which has decided about every packet by then.",
          "Write a rule with a custom action, or insert it with -I after the ruleset.");
    }
  }

  private static boolean isChain(String word) {
    return word.startsWith(":") && isOthers(word.substring(1));
  }

  private static boolean isRule(String command) {
    return command.equals("-A") || command.equals("-I");
  }

  private static boolean isOthers(String chain) {
    return !chain.isEmpty() && !chain.startsWith("-") && !chain.startsWith(OWN_CHAINS);
  }
}
