package org.twinkeep.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code gui}: opens the window. */
@picocli.CommandLine.Command(
    name = "gui",
    description = "Open the window; so does 'twinkeep' without arguments.")
final class GuiCommand extends Command {

  @Parameters(
      paramLabel = "PROJECT",
      arity = "0..1",
      description = "A project file, or a name in the workspace.")
  @Nullable String project;

  GuiCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() {
    int code = setting().window().open(setting().workspace(common), Optional.ofNullable(project));
    return code == 0 ? Exit.CLEAN : Exit.MISUNDERSTOOD;
  }
}
