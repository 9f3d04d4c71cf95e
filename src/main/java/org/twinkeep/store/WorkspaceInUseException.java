package org.twinkeep.store;

/** Another running Twinkeep has the workspace open; the message says which. */
public final class WorkspaceInUseException extends WorkspaceException {

  private static final long serialVersionUID = 1;

  public WorkspaceInUseException(String message) {
    super(message);
  }
}
