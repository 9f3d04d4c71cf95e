package org.twinkeep.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that a program on a node runs, without a shell: an absolute path and arguments. Quotes,
 * variables and other things that a shell or keepalived would interpret are not possible; what
 * needs them belongs into a script.
 *
 * @param words path and arguments: letters, digits and {@code _./:@%+,=-}
 */
public record NodeCommand(List<String> words) {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  /** Checks the words. */
  public NodeCommand {
    words = List.copyOf(words);
    if (words.isEmpty()
        || !words.getFirst().startsWith("/")
        || !words.stream().allMatch(w -> WORD.matcher(w).matches())) {
      throw new IllegalArgumentException("not an absolute path with plain arguments: " + words);
    }
  }

  /** Reads words separated by blanks; absent when the text is no such command. */
  public static Optional<NodeCommand> read(String text) {
    List<String> words = List.of(text.strip().split(" +"));
    boolean usable =
        words.getFirst().startsWith("/") && words.stream().allMatch(w -> WORD.matcher(w).matches());
    return usable ? Optional.of(new NodeCommand(words)) : Optional.empty();
  }

  /** Whether a word, such as the name of a process, is free of anything that needs quotes. */
  public static boolean isPlainWord(String word) {
    return WORD.matcher(word).matches();
  }
}
