package org.twinkeep.store;

/** The workspace could not do what was asked; the message is a sentence for people. */
public class WorkspaceException extends Exception {

  private static final long serialVersionUID = 1;

  public WorkspaceException(String message) {
    super(message);
  }

  public WorkspaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
