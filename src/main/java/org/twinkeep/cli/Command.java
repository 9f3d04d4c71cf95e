package org.twinkeep.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command: its options are its fields, {@link #run} does the work. */
abstract class Command implements Callable<Integer> {

  @Mixin final CommonOptions common = new CommonOptions();

  /** What stands before the name of a command; picocli sets it. */
  @ParentCommand private @Nullable Command root;

  private final Setting setting;

  Command(Setting setting) {
    this.setting = setting;
  }

  /** What the process lends to every command. */
  final Setting setting() {
    return setting;
  }

  final Terminal terminal() {
    return setting.terminal();
  }

  final ProjectSource projects() {
    return new ProjectSource(setting.workspace(common));
  }

  @Override
  public final Integer call() throws Exception {
    if (root != null) {
      common.alsoFrom(root.common);
    }
    return run().code();
  }

  abstract Exit run() throws CallException, WorkspaceException;
}
