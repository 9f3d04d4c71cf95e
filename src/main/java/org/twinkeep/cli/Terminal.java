package org.twinkeep.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where commands print. Control characters are shown as a replacement, because names and comments
 * of a project may hold sequences that a terminal would obey.
 */
public final class Terminal {

  /** The colours that commands use. */
  enum Style {
    RED("31"),
    YELLOW("33"),
    GREEN("32"),
    BOLD("1"),
    FAINT("2");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;

  /** Prints to two streams. */
  public Terminal(PrintStream out, PrintStream err, boolean colours) {
    this.out = out;
    this.err = err;
    this.colours = colours;
  }

  /** The process's own streams in UTF-8; colours where the output is a terminal. */
  public static Terminal system() {
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.getenv("NO_COLOR") == null && isTerminal());
  }

  /** Looks at what the standard output is, without the cost of opening a console. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  /** A line of the result. */
  void say(String line) {
    out.print(clean(line) + "\n");
  }

  /** A line of the result whose beginning is coloured. */
  void say(Style style, String beginning, String rest) {
    String cleaned = clean(beginning);
    out.print(colours ? "\u001b[" + style.code + "m" + cleaned + "\u001b[0m" : cleaned);
    say(rest);
  }

  /** Text of the result as it is: a document, not words for people. */
  void document(String text) {
    out.print(text);
  }

  /** A line about the work itself, an error or progress; not part of the result. */
  void tell(String line) {
    err.print(clean(line) + "\n");
  }

  /** A stack trace, asked for with {@code --debug}. */
  void trace(Throwable e) {
    e.printStackTrace(err);
  }

  private static String clean(String line) {
    StringBuilder cleaned = new StringBuilder(line.replace("\t", "    "));
    for (int i = 0; i < cleaned.length(); i++) {
      if (Character.isISOControl(cleaned.charAt(i))) {
        cleaned.setCharAt(i, '\ufffd');
      }
    }
    return cleaned.toString();
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
