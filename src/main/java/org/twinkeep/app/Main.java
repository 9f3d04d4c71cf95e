package org.twinkeep.app;

import org.twinkeep.cli.Cli;
import org.twinkeep.cli.Setting;
import org.twinkeep.cli.Terminal;
import org.twinkeep.store.WorkspaceDirectory;

/** The main program: the window without arguments, or else the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(args.length == 0 ? Desktop.start(args) : commandLine(args));
  }

  private static int commandLine(String... args) {
    return new Cli(
            new Setting(
                Terminal.system(),
                WorkspaceDirectory.standard(),
                (workspace, project) -> Desktop.start(args)))
        .run(args);
  }
}
