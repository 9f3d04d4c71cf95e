package org.twinkeep.cli;

/** The call or its input cannot be understood; the message is one line for people. */
final class CallException extends Exception {

  private static final long serialVersionUID = 1;

  CallException(String message) {
    super(message);
  }

  CallException(String message, Throwable cause) {
    super(message, cause);
  }
}
