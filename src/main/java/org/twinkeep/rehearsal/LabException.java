package org.twinkeep.rehearsal;

import java.io.IOException;

/** The lab could not do what was asked; the message says what, and what the system said. */
public final class LabException extends IOException {

  private static final long serialVersionUID = 1;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
