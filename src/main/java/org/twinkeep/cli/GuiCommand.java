package org.twinkeep.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gui}: opens the window. */
@picocli.CommandLine.Command(
    name = "gui",
    description = "Open the window; so does 'twinkeep' without arguments.")
final class GuiCommand extends Command {

  @ArgGroup @Nullable Wanted wanted;

  /** One of them, or none. */
  static final class Wanted {

    @Parameters(
        paramLabel = "PROJECT",
        arity = "0..1",
        description = "A project file, or a name in the workspace.")
    @Nullable String project;

    @Option(
        names = "--sample",
        description =
            "The sample pair. Without a display it is checked, and its files are generated.")
    boolean sample;
  }

  GuiCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() {
    int code = setting().window().open(setting().workspace(common), opening(wanted));
    return code == 0 ? Exit.CLEAN : Exit.MISUNDERSTOOD;
  }

  private static Opening opening(@Nullable Wanted wanted) {
    if (wanted == null) {
      return new Opening.Last();
    }
    String project = wanted.project;
    return project == null ? new Opening.Sample() : new Opening.Named(project);
  }
}
