package org.twinkeep.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of the commands that talk to nodes. */
final class NodeOptions {

  @Parameters(paramLabel = "PROJECT", description = "A project file, or a name in the workspace.")
  String project = "";

  @Option(
      names = "--firewall",
      paramLabel = "F",
      description = "The firewall; default: the only one.")
  @Nullable String firewall;

  @Option(names = "--only", paramLabel = "NODE", description = "Only this node.")
  @Nullable String only;

  @Option(
      names = {"-i", "--identity"},
      paramLabel = "FILE",
      description = "A private key to log in with; default: ssh-agent and the keys in ~/.ssh.")
  List<Path> identities = new ArrayList<>();

  @Option(
      names = "--password-stdin",
      description = "Read the password, for log-in and sudo, from the standard input.")
  boolean passwordFromInput;
}
