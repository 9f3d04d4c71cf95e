package org.twinkeep.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts of {@code resources/rehearsal}, unpacked into a directory that only this user can
 * read. The script that holds the lab removes the directory in the end, even if this program is
 * killed.
 */
record LabScript(Path directory) {

  private static final List<String> FILES =
      List.of("base-system", "lab", "lab-network.sh", "lab-node.sh");

  static LabScript unpack() throws LabException {
    try {
      Path directory = Files.createTempDirectory("twinkeep-rehearsal");
      Files.createFile(directory.resolve(".unpacked"));
      for (String file : FILES) {
        try (InputStream in = LabScript.class.getResourceAsStream("/rehearsal/" + file)) {
          if (in == null) {
            throw new IOException("the program lacks its file rehearsal/" + file);
          }
          Files.copy(in, directory.resolve(file));
        }
      }
      return new LabScript(directory);
    } catch (IOException e) {
      throw new LabException("cannot unpack the lab's scripts: " + e.getMessage(), e);
    }
  }

  /** The words that run a script. */
  List<String> words(String script, Object... arguments) {
    List<String> words = new ArrayList<>(List.of("bash", directory.resolve(script).toString()));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  /** Runs a command of the script {@code lab} that must succeed. */
  void lab(Duration limit, String input, Object... arguments)
      throws LabException, InterruptedException {
    Outcome outcome = Commands.run(words("lab", arguments), input, limit);
    if (!outcome.ok()) {
      throw new LabException("the lab failed to " + arguments[0] + ": " + outcome.complaint());
    }
  }

  /**
   * The directory of the base system, which is built first when this is its first use.
   *
   * @throws LabException when it cannot be built
   */
  Path baseSystem(String suite) throws LabException, InterruptedException {
    Outcome outcome = Commands.run(words("base-system", suite), "", Duration.ofMinutes(20));
    if (!outcome.ok()) {
      throw new LabException("cannot build a Debian " + suite + ": " + outcome.err().strip());
    }
    return Path.of(outcome.out().strip());
  }
}
