package org.twinkeep.store;

import java.nio.file.Path;
import org.twinkeep.model.Project;

/** Edits a project without end, as a process to be killed: prints each step that it made. */
final class Editing {

  private Editing() {}

  public static void main(String[] args) throws Exception {
    Workspace workspace = Workspace.open(Path.of(args[0]));
    Project project = Project.empty("Killed");
    long key = workspace.create(project, "New").key();
    AutoSaver saver = AutoSaver.of(workspace, key, state -> {});
    long end = System.nanoTime() + 30_000_000_000L;
    for (int step = 0; System.nanoTime() < end; step++) {
      saver.changed(project.withComment(Integer.toString(step)), "Step");
      System.out.println(step + " " + System.currentTimeMillis());
      Thread.sleep(5);
    }
  }
}
