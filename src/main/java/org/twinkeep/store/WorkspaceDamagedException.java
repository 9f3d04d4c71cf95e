package org.twinkeep.store;

import java.nio.file.Path;
import java.util.List;

/** The database cannot be read; a backup can take its place. */
public final class WorkspaceDamagedException extends WorkspaceException {

  private static final long serialVersionUID = 1;

  private final transient List<Path> backups;

  /**
   * Says what is damaged.
   *
   * @param backups that could be restored, newest first
   */
  public WorkspaceDamagedException(String message, List<Path> backups, Throwable cause) {
    super(message, cause);
    this.backups = List.copyOf(backups);
  }

  /** Backups for {@link Backups#restore}, newest first. */
  public List<Path> backups() {
    return backups;
  }
}
