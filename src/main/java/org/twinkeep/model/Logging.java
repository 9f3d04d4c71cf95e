package org.twinkeep.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a rule logs.
 *
 * @param prefix template of the line's beginning: {@code %N} rule number, {@code %A} action, {@code
 *     %R} rule set, {@code %F} firewall, {@code %I} rule id; empty = the firewall's default
 * @param level syslog severity; absent = the firewall's default
 * @param limit how many lines; absent = the firewall's default
 * @param nflogGroup when present, packets go to this NFLOG group (0 to 65535) instead of the kernel
 *     log
 */
public record Logging(
    String prefix, Optional<LogLevel> level, Optional<LogLimit> limit, OptionalInt nflogGroup) {

  /** Everything as the firewall's settings say. */
  public static final Logging DEFAULT =
      new Logging("", Optional.empty(), Optional.empty(), OptionalInt.empty());

  /** Checks the group. */
  public Logging {
    if (nflogGroup.isPresent() && (nflogGroup.getAsInt() < 0 || nflogGroup.getAsInt() > 65535)) {
      throw new IllegalArgumentException("an NFLOG group lies between 0 and 65535");
    }
  }
}
