package org.twinkeep.app;

import java.util.Optional;
import org.twinkeep.cli.Cli;
import org.twinkeep.cli.Setting;
import org.twinkeep.cli.Terminal;
import org.twinkeep.store.WorkspaceDirectory;

/** The main program: the window without arguments, or else the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(args.length == 0 ? window() : new Cli(setting()).run(args));
  }

  /** The window; where there can be none, the main job on the sample, so that one sees it work. */
  private static int window() {
    int code = Desktop.start(WorkspaceDirectory.standard(), Optional.empty());
    return code == 0 ? 0 : new SampleJob(System.out, new Cli(setting())).run();
  }

  static Setting setting() {
    return new Setting(Terminal.system(), WorkspaceDirectory.standard(), Desktop::start);
  }
}
