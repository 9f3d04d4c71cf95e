package org.twinkeep.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How connection states travel to the other nodes (conntrackd).
 *
 * @param enabled whether states are synchronised at all
 * @param mode conntrackd's synchronisation mode
 * @param externalCache keep the peer's states in conntrackd until take-over; off = straight into
 *     the kernel
 * @param expectations also synchronise expectations of helpers
 * @param tcpWindowTracking also synchronise TCP windows
 * @param protocols whose states are synchronised, at least one; all of them = every state, also of
 *     protocols that have no name here
 */
public record StateSyncSettings(
    boolean enabled,
    Mode mode,
    boolean externalCache,
    boolean expectations,
    boolean tcpWindowTracking,
    Set<Protocol> protocols) {

  /** Orders the protocols; to synchronise none, {@code enabled} is off. */
  public StateSyncSettings {
    if (protocols.isEmpty()) {
      throw new IllegalArgumentException("state sync needs at least one protocol");
    }
    protocols = Collections.unmodifiableSet(EnumSet.copyOf(protocols));
  }

  /** Synchronises all protocols. */
  public StateSyncSettings(
      boolean enabled,
      Mode mode,
      boolean externalCache,
      boolean expectations,
      boolean tcpWindowTracking) {
    this(
        enabled,
        mode,
        externalCache,
        expectations,
        tcpWindowTracking,
        EnumSet.allOf(Protocol.class));
  }

  /** Protocols that conntrackd can choose by (conntrackd.conf(5), Filter, Protocol). */
  public enum Protocol {
    TCP,
    UDP,
    ICMP,
    ICMPV6,
    SCTP,
    DCCP
  }

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
    return new StateSyncSettings(
        v, mode, externalCache, expectations, tcpWindowTracking, protocols);
  }

  public StateSyncSettings withMode(Mode v) {
    return new StateSyncSettings(
        enabled, v, externalCache, expectations, tcpWindowTracking, protocols);
  }

  public StateSyncSettings withExternalCache(boolean v) {
    return new StateSyncSettings(enabled, mode, v, expectations, tcpWindowTracking, protocols);
  }

  public StateSyncSettings withExpectations(boolean v) {
    return new StateSyncSettings(enabled, mode, externalCache, v, tcpWindowTracking, protocols);
  }

  public StateSyncSettings withTcpWindowTracking(boolean v) {
    return new StateSyncSettings(enabled, mode, externalCache, expectations, v, protocols);
  }

  /** Whether every state is synchronised, whatever its protocol. */
  public boolean hasAllProtocols() {
    return protocols.size() == Protocol.values().length;
  }

  /** With or without a protocol; the last one stays. */
  public StateSyncSettings withProtocol(Protocol protocol, boolean synchronised) {
    Set<Protocol> changed = EnumSet.copyOf(protocols);
    if (synchronised) {
      changed.add(protocol);
    } else if (changed.size() > 1) {
      changed.remove(protocol);
    }
    return new StateSyncSettings(
        enabled, mode, externalCache, expectations, tcpWindowTracking, changed);
  }
}
