package org.twinkeep.cli;

import java.nio.file.Path;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.ssh.Ssh;

/**
 * What the process lends to the commands.
 *
 * @param terminal where they print
 * @param standardWorkspace the workspace when none is named
 * @param window the other face of the program
 * @param network how nodes are reached
 */
public record Setting(Terminal terminal, Path standardWorkspace, Window window, Network network) {

  /** Opens the window. */
  @FunctionalInterface
  public interface Window {
    /**
     * Opens the window and waits until it is closed.
     *
     * @param workspace its directory
     * @param opening what it begins with
     * @return the exit code of the process
     */
    int open(Path workspace, Opening opening);
  }

  /** Makes connections to nodes. */
  @FunctionalInterface
  public interface Network {
    NodeLink.Connector over(Ssh ssh);
  }

  /** With nodes reached over SSH. */
  public Setting(Terminal terminal, Path standardWorkspace, Window window) {
    this(terminal, standardWorkspace, window, ssh -> NodeLink.Connector.over(ssh));
  }

  Path workspace(CommonOptions options) {
    Path named = options.workspace;
    return named == null ? standardWorkspace : named;
  }
}
