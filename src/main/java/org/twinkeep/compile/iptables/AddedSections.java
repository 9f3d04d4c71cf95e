package org.twinkeep.compile.iptables;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;
import org.twinkeep.compile.program.Hook;

/**
 * Whether text before and after a ruleset leaves it in force, is not lost itself, and goes with the
 * ruleset when that is taken back.
 *
 * <p>{@code iptables-restore} empties a table at each section that names it, so that of two
 * sections for one table only the last counts. Beside the rules of others the node's program makes
 * one section of both. It knows what is Twinkeep's by its name alone: what text adds to chains of
 * others would be there once more after each load, and for ever.
 */
public final class AddedSections {

  private static final int MOST_BYTES = 10_000;

  /** Begins the names of chains that text may make; no chain of a ruleset is called so. */
  private static final String OWN_CHAINS = "tk__";

  private static final String OWN_CHAIN = OWN_CHAINS + "[a-z0-9_]{1,24}";

  private static final Set<String> TABLES =
      Stream.of(Hook.Table.values())
          .map(t -> t.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> DECIDED = Set.of("tk_input", "tk_forward", "tk_output");

  /** The chains of a ruleset that keep their names. */
  private static final Set<String> HOOKED =
      Stream.of(Hook.values())
          .map(new ChainNames(true)::of)
          .collect(Collectors.toUnmodifiableSet());

  /** Makes the tool end with success before it has read the rest. */
  private static final String LEAVES = "-[nvxf46]*[hV].*|--h(e(lp?)?)?|--v(e(r(s(i(on?)?)?)?)?)?";

  private final boolean beside;

  /** "table chain" of what the text has declared until now. */
  private final Set<String> declared = new HashSet<>();

  /**
   * For the texts of a ruleset.
   *
   * @param beside whether chains of others stay
   */
  public AddedSections(boolean beside) {
    this.beside = beside;
  }

  /**
   * Refuses text that undoes a part of the ruleset, that the ruleset undoes, or that outlives it.
   * The text before the ruleset comes first.
   *
   * @param after whether it stands behind the ruleset
   */
  public void check(String text, boolean after) throws Unspeakable {
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
        if (!table.isEmpty()) {
          throw unfinished(table);
        }
        begin(line, after);
        table = line.substring(1);
      } else if (line.equals("COMMIT") && !table.isEmpty()) {
        table = "";
      } else if (!line.startsWith("#")) {
        line(table, line, after);
      }
    }
    if (!table.isEmpty()) {
      throw unfinished(table);
    }
  }

  private static Unspeakable unfinished(String table) {
    return new Unspeakable(
        "'*" + table + "' has no COMMIT, without which it is not loaded.",
        "Write COMMIT in a line of its own behind it.");
  }

  private void begin(String line, boolean after) throws Unspeakable {
    String table = line.substring(1).strip().split("\\s+")[0];
    if (!TABLES.contains(table)) {
      throw new Unspeakable(
          "'*"
              + table
              + "' is a table that Twinkeep does not write: a roll-back, a later design and"
              + " uninstalling would leave there what the text has put in.",
          "Let a unit of your own load it on the node.");
    }
    if (!beside) {
      throw new Unspeakable(
          after
              ? "'*" + table + "' empties the table that the ruleset has just filled."
              : "'*" + table + "' fills a table that the ruleset then empties.",
          "Write a rule with a custom action, or let the ruleset stand beside the rules of others and use chains of your own.");
    }
    if (!line.equals("*" + table)) {
      throw new Unspeakable(
          "'" + line + "' is not how a table's beginning is recognised on the node.",
          "Write '*" + table + "'.");
    }
  }

  private void line(String table, String line, boolean after) throws Unspeakable {
    List<String> words = RestoreWords.of(line.replaceFirst("^\\s*\\[\\d+:\\d+\\]", ""));
    for (String word : words) {
      if (word.matches(LEAVES)) {
        throw new Unspeakable(
            "'" + word + "' ends iptables-restore before it has loaded the ruleset.",
            "Take it out.");
      }
    }
    // What stands in no table the tool refuses itself.
    if (words.isEmpty() || table.isEmpty()) {
      return;
    }
    String command = words.getFirst();
    String chain = words.size() > 1 ? words.get(1) : "";
    String said = "'" + (command + " " + chain).strip() + "'";
    if (command.startsWith(":")) {
      declare(table, command.substring(1));
    } else if (command.equals("-A") || command.equals("-I")) {
      rule(table, command, chain, after);
    } else {
      throw new Unspeakable(
          said + " could change chains of the ruleset or of others.",
          "Declare chains of your own with ':"
              + OWN_CHAINS
              + "NAME - [0:0]', and add rules to them.");
    }
  }

  private void declare(String table, String chain) throws Unspeakable {
    if (!chain.matches(OWN_CHAIN)) {
      throw new Unspeakable(
          "':"
              + chain
              + "' is not a name by which the node knows the chain for Twinkeep's: it would stay"
              + " when the ruleset goes, or change one of the ruleset or of others.",
          "Call it '" + OWN_CHAINS + "' and up to 24 small letters, digits and underscores.");
    }
    if (!declared.add(table + " " + chain)) {
      throw new Unspeakable(
          "':" + chain + "' is declared twice, which empties it again.", "Declare it once.");
    }
  }

  private void rule(String table, String command, String chain, boolean after) throws Unspeakable {
    String said = "'" + (command + " " + chain).strip() + "'";
    if (declared.contains(table + " " + chain)) {
      return;
    }
    if (!HOOKED.contains(chain)) {
      throw new Unspeakable(
          said
              + " adds to a chain that the text has not declared: it would be added again with each"
              + " load, and neither a roll-back nor a later design would take it away.",
          "Write '-I tk_input' (tk_forward, tk_output) after the ruleset, use a chain of your own that is declared with ':"
              + OWN_CHAINS
              + "NAME - [0:0]', or write a rule with a custom action.");
    }
    if (!after) {
      throw new Unspeakable(
          said + " changes a chain that the ruleset then makes anew.",
          "Write it after the ruleset.");
    }
    if (table.equals("filter") && DECIDED.contains(chain) && command.equals("-A")) {
      throw new Unspeakable(
          said + " puts a rule behind the ruleset, which has decided about every packet by then.",
          "Write a rule with a custom action, or insert it with -I.");
    }
  }
}
