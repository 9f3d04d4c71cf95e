package org.twinkeep.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the process lends to the commands.
 *
 * @param terminal where they print
 * @param standardWorkspace the workspace when none is named
 * @param window the other face of the program
 */
public record Setting(Terminal terminal, Path standardWorkspace, Window window) {

  /** Opens the window. */
  @FunctionalInterface
  public interface Window {
    /**
     * Opens the window and waits until it is closed.
     *
     * @param workspace its directory
     * @param project a project file, or the name of a project in the workspace
     * @return the exit code of the process
     */
    int open(Path workspace, Optional<String> project);
  }

  Path workspace(CommonOptions options) {
    Path named = options.workspace;
    return named == null ? standardWorkspace : named;
  }
}
