package org.twinkeep.cli;

/** {@code twinkeep} without a command. */
@picocli.CommandLine.Command(
    name = "twinkeep",
    versionProvider = Version.class,
    description = "Designs, generates and installs highly available Linux firewalls.",
    synopsisSubcommandLabel = "COMMAND",
    footer =
        "%nExit codes: 0 done and clean, 1 done with findings, 2 the call or its input could not be"
            + " understood, 3 a node could not be reached or refused, 4 rolled back.")
final class RootCommand extends Command {

  @picocli.CommandLine.Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  RootCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException {
    throw new CallException("No command is given. See 'twinkeep --help'.");
  }
}
