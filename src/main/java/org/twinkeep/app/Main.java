package org.twinkeep.app;

import java.util.Set;

/** The main program: the window without arguments, or else the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("gui")) {
      System.exit(Desktop.start(args));
    }
    System.err.println("twinkeep: '" + args[0] + "' is not a command");
    System.exit(2);
  }

  /** Commands that open the window. */
  static final Set<String> WINDOW = Set.of("gui");
}
