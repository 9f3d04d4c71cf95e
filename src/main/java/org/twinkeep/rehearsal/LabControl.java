package org.twinkeep.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What nodes and hosts of one lab need to be worked: the script, and the lab's number. */
record LabControl(LabScript script, int number, String adminPassword) {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Runs {@code lab COMMAND N ...}, which must succeed. */
  void lab(String command, String... arguments) throws LabException, InterruptedException {
    script.lab(LIMIT, "", words(command, arguments));
  }

  /** Runs {@code lab COMMAND N ...}, however it ends. */
  Outcome run(String command, String input, String... arguments)
      throws LabException, InterruptedException {
    return Commands.run(script.words("lab", words(command, arguments)), input, LIMIT);
  }

  /** The words that run {@code lab COMMAND N ...}. */
  List<String> command(String command, String... arguments) {
    return script.words("lab", words(command, arguments));
  }

  /** A file or directory of the lab. */
  Path state(String relative) {
    return Path.of("/run/twinkeep-lab", Integer.toString(number), relative);
  }

  private Object[] words(String command, String... arguments) {
    Object[] words = new Object[arguments.length + 2];
    words[0] = command;
    words[1] = number;
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    return words;
  }

  @Override
  public String toString() {
    return "lab " + number; // never the password
  }
}
