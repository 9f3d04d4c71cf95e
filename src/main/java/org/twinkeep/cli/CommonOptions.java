package org.twinkeep.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  boolean json;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Use the workspace in this directory.")
  @Nullable Path workspace;

  @Option(names = "--debug", description = "Add stack traces to errors.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** Takes over what was said before the name of the command. */
  void alsoFrom(CommonOptions before) {
    json |= before.json;
    debug |= before.debug;
    workspace = workspace == null ? before.workspace : workspace;
  }
}
