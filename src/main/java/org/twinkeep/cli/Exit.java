package org.twinkeep.cli;

/** How a command ended; the numbers are part of the interface to scripts. */
enum Exit {
  /** Done, and nothing to mend. */
  CLEAN(0),
  /** Done, but there are errors, findings or differences; the output says which. */
  FINDINGS(1),
  /** The call or the input could not be understood; one line on stderr says why. */
  MISUNDERSTOOD(2),
  /** A node could not be reached or refused. */
  NODE(3),
  /** What was begun was rolled back. */
  ROLLED_BACK(4),
  /** A fault of the program itself. */
  DEFECT(70);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
