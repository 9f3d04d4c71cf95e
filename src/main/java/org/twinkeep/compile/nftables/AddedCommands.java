package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/**
 * Whether text before or after a ruleset leaves it in force, is not lost itself, and goes with the
 * ruleset when that is taken back: what stands in other tables would be there once more after each
 * load, and neither a roll-back nor a later design would take it away.
 */
public final class AddedCommands {

  private static final Pattern EVERYTHING = Pattern.compile("(flush|delete|destroy) ruleset\\b.*");

  private static final Pattern OWN = Pattern.compile("(.* )?inet twinkeep( .*)?");

  private static final String INSERT = "insert rule ";

  private static final Pattern HARMLESS =
      Pattern.compile(
          "("
              + INSERT
              + "|(add|create) (set|map|element|counter|quota|limit|ct helper) )inet twinkeep .*");

  /** Words for later lines; the kernel hears nothing of it. */
  private static final Pattern DEFINES = Pattern.compile("(re|un)?define .*");

  private AddedCommands() {}

  /**
   * Refuses text that undoes a part of the ruleset, that the ruleset undoes, or that outlives it.
   *
   * @param after whether it stands behind the ruleset
   */
  public static void check(String text, boolean after) throws Unspeakable {
    for (String command : commands(text)) {
      boolean harmless = HARMLESS.matcher(command).matches();
      if (DEFINES.matcher(command).matches() || harmless && after) {
        continue;
      }
      if (EVERYTHING.matcher(command).matches()) {
        throw new Unspeakable(
            "'"
                + command
                + "' deletes the tables of others, too"
                + (after ? ", and Twinkeep's." : "."),
            "Delete the tables that you mean on the node, one by one.");
      }
      if (!harmless && !OWN.matcher(command).matches()) {
        throw new Unspeakable(
            "'"
                + command
                + "' reaches beyond Twinkeep's table: it would be done again with each load, and"
                + " neither a roll-back nor a later design would undo it.",
            "Use 'insert rule inet twinkeep' after the ruleset or a rule with a custom action; tables of your own need a unit of their own on the node.");
      }
      if (!after) {
        throw new Unspeakable(
            "'" + command + "' changes Twinkeep's table, which the ruleset then makes anew.",
            "Write it after the ruleset, or as a rule with a custom action.");
      }
      throw new Unspeakable(
          "'" + command + "' could undo what the ruleset has just set up, or would never act.",
          "Write a rule with a custom action, or use 'insert rule'.");
    }
  }

  /** The commands of a text with single spaces, without comments, strings and what is in braces. */
  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    boolean comment = false;
    for (String line : text.lines().toList()) {
      for (int i = 0; i < line.length() && !comment; i++) {
        char c = line.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (!quoted) {
          comment = c == '#';
          depth = Math.max(0, depth + (c == '{' ? 1 : c == '}' ? -1 : 0));
          // Behind the members of a set a rule goes on; behind other blocks nft wants an end.
          boolean inRule = command.toString().stripLeading().startsWith(INSERT);
          boolean ends = depth == 0 && (c == ';' || c == '}' && !inRule);
          if (ends) {
            end(command, commands);
          } else if (depth == 0 && !comment) {
            command.append(c == '}' ? ' ' : c);
          }
        }
      }
      boolean goesOn = !quoted && !comment && command.toString().endsWith("\\");
      comment = false;
      if (goesOn) {
        command.setLength(command.length() - 1);
        command.append(' ');
      } else if (depth == 0 && !quoted) {
        end(command, commands);
      }
    }
    end(command, commands);
    return commands;
  }

  private static void end(StringBuilder command, List<String> commands) {
    String words = command.toString().strip().replaceAll("\\s+", " ");
    if (!words.isEmpty()) {
      commands.add(words);
    }
    command.setLength(0);
  }
}
