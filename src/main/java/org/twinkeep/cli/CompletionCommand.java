package org.twinkeep.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code completion}: a script that completes calls in bash and zsh. */
@picocli.CommandLine.Command(
    name = "completion",
    description = "Print a completion script: source <(twinkeep completion)")
final class CompletionCommand extends Command {

  private final CommandLine whole;

  CompletionCommand(Setting setting, CommandLine whole) {
    super(setting);
    this.whole = whole;
  }

  @Override
  Exit run() {
    terminal().document(AutoComplete.bash("twinkeep", whole));
    return Exit.CLEAN;
  }
}
