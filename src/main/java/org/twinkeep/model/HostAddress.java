package org.twinkeep.model;

import java.util.Optional;

/**
 * One address of a host, optionally with the hardware address it must come from.
 *
 * @param ip the address
 * @param mac when present, as a source the host matches only together with this hardware address
 */
public record HostAddress(Ip ip, Optional<Mac> mac) {

  public static HostAddress of(Ip ip) {
    return new HostAddress(ip, Optional.empty());
  }
}
