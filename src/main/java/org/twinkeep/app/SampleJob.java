package org.twinkeep.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.twinkeep.cli.Cli;

/** What the window would show of the sample, done without a window: check it, write its files. */
final class SampleJob {

  private final PrintStream out;
  private final Cli cli;

  SampleJob(PrintStream out, Cli cli) {
    this.out = out;
    this.cli = cli;
  }

  /** Returns the exit code of the first step that did not end well, or 0. */
  int run() {
    try {
      Path directory = Files.createTempDirectory("twinkeep-sample");
      Path project = directory.resolve("ha-pair.twinkeep.json");
      try (InputStream in = SampleJob.class.getResourceAsStream(ProjectFiles.SAMPLE)) {
        if (in == null) {
          throw new IOException("the sample is not part of this build");
        }
        Files.copy(in, project);
      }
      out.println("Without a window, here is the main job on the sample.");
      out.println();
      out.println("Checking " + project);
      int checked = cli.run("check", project.toString());
      out.println();
      out.println("Writing the files of both nodes to " + directory);
      int generated = cli.run("generate", project.toString(), "--out", directory.toString());
      out.println();
      out.println("The same with a project of your own: twinkeep check, twinkeep generate, or");
      out.println("twinkeep --help for all that works without a window.");
      return checked != 0 ? checked : generated;
    } catch (IOException e) {
      out.println("The sample could not be copied to a temporary directory: " + e.getMessage());
      return 2;
    }
  }
}
