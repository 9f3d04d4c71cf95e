package org.twinkeep.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.twinkeep.install.node.NodeLink;

/**
 * A call of the command line and what came of it.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Call(int code, String out, String err) {

  static Call of(Path workspace, String... arguments) {
    return of(workspace, false, arguments);
  }

  static Call of(Path workspace, boolean colours, String... arguments) {
    return of(workspace, colours, ssh -> NodeLink.Connector.over(ssh), arguments);
  }

  static Call of(Path workspace, boolean colours, Setting.Network network, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            colours);
    Setting setting = new Setting(terminal, workspace, (directory, project) -> 0, network);
    int code = new Cli(setting).run(arguments);
    return new Call(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
