package org.twinkeep.app;

import java.nio.file.Path;
import org.twinkeep.cli.Cli;
import org.twinkeep.cli.Opening;
import org.twinkeep.cli.Setting;
import org.twinkeep.cli.Terminal;
import org.twinkeep.store.WorkspaceDirectory;

/** The main program: the window without arguments, or else the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // AWT only draws pictures for files, and must not ask a display that may be gone.
    System.setProperty("java.awt.headless", "true");
    System.exit(new Cli(setting()).run(args.length == 0 ? new String[] {"gui"} : args));
  }

  /** The window; where there can be none, the main job on the sample if that was to be shown. */
  private static int window(Path workspace, Opening opening) {
    int code = Desktop.start(workspace, opening);
    return code != 0 && opening instanceof Opening.Sample
        ? new SampleJob(System.out, new Cli(setting())).run()
        : code;
  }

  static Setting setting() {
    return new Setting(Terminal.system(), WorkspaceDirectory.standard(), Main::window);
  }
}
