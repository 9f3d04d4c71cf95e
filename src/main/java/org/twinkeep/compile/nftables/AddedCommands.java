package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.twinkeep.compile.flatten.Dialect.Unspeakable;

/**
 * Whether text before or after a ruleset leaves it in force, and is not lost itself. What concerns
 * other tables is the user's own.
 */
public final class AddedCommands {

  private static final Pattern EVERYTHING = Pattern.compile("(flush|delete|destroy) ruleset\\b.*");

  private static final Pattern NUMBERED =
      Pattern.compile("(delete|destroy|flush) table (\\S+ )?handle .*");

  private static final Pattern OWN = Pattern.compile("(.* )?inet twinkeep( .*)?");

  private static final Pattern HARMLESS =
      Pattern.compile(
          "insert rule .*|(add|create) (set|map|element|counter|quota|limit|ct helper) .*");

  private AddedCommands() {}

  /**
   * Refuses text that undoes a part of the ruleset, or that the ruleset undoes.
   *
   * @param after whether it stands behind the ruleset
   */
  public static void check(String text, boolean after) throws Unspeakable {
    for (String command : commands(text)) {
      if (EVERYTHING.matcher(command).matches()) {
        throw new Unspeakable(
            "'"
                + command
                + "' deletes the tables of others, too"
                + (after ? ", and Twinkeep's." : "."),
            "Delete the tables that you mean, one by one.");
      }
      if (NUMBERED.matcher(command).matches()) {
        throw new Unspeakable(
            "'" + command + "' could delete Twinkeep's table, whose number changes.",
            "Name the table that you mean.");
      }
      if (OWN.matcher(command).matches() && !after) {
        throw new Unspeakable(
            "'" + command + "' changes Twinkeep's table, which the ruleset then makes anew.",
            "Write it after the ruleset, or as a rule with a custom action.");
      }
      if (OWN.matcher(command).matches() && !HARMLESS.matcher(command).matches()) {
        throw new Unspeakable(
            "'" + command + "' could undo what the ruleset has just set up, or would never act.",
            "Write a rule with a custom action, or use 'insert rule'.");
      }
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
          boolean ends = depth == 0 && (c == ';' || c == '}');
          if (ends) {
            end(command, commands);
          } else if (depth == 0 && !comment) {
            command.append(c);
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
