package org.twinkeep.model;

/**
 * How connection states travel to the other nodes (conntrackd).
 *
 * @param enabled whether states are synchronised at all
 * @param mode conntrackd's synchronisation mode
 * @param externalCache keep the peer's states in conntrackd until take-over; off = straight into
 *     the kernel
 * @param expectations also synchronise expectations of helpers
 * @param tcpWindowTracking also synchronise TCP windows
 */
public record StateSyncSettings(
    boolean enabled,
    Mode mode,
    boolean externalCache,
    boolean expectations,
    boolean tcpWindowTracking) {

  /** conntrackd's synchronisation modes. */
  public enum Mode {
    FTFW,
    NOTRACK,
    ALARM
  }

  /** FTFW with an external cache and expectations. */
  public static final StateSyncSettings DEFAULT =
      new StateSyncSettings(true, Mode.FTFW, true, true, false);

  public StateSyncSettings withEnabled(boolean v) {
    return new StateSyncSettings(v, mode, externalCache, expectations, tcpWindowTracking);
  }

  public StateSyncSettings withMode(Mode v) {
    return new StateSyncSettings(enabled, v, externalCache, expectations, tcpWindowTracking);
  }

  public StateSyncSettings withExternalCache(boolean v) {
    return new StateSyncSettings(enabled, mode, v, expectations, tcpWindowTracking);
  }

  public StateSyncSettings withExpectations(boolean v) {
    return new StateSyncSettings(enabled, mode, externalCache, v, tcpWindowTracking);
  }

  public StateSyncSettings withTcpWindowTracking(boolean v) {
    return new StateSyncSettings(enabled, mode, externalCache, expectations, v);
  }
}
