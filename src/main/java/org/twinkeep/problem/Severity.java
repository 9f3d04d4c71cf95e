package org.twinkeep.problem;

/** How bad a problem is; the order is from worst to mildest. */
public enum Severity {
  /** No bundle is made until it is mended. */
  ERROR,
  /** A bundle is made only after the user acknowledged it with a reason. */
  DANGER,
  /** Probably not what is meant. */
  WARNING,
  /** Worth knowing; also a danger that was acknowledged. */
  NOTE
}
