package org.twinkeep.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A match on the IP header.
 *
 * @param head name and identity
 * @param protocol IANA protocol number, 0 to 255; absent = every protocol
 * @param fragments second and further fragments only
 * @param dscp differentiated services code point, 0 to 63 (RFC 2474)
 * @param tos the whole former type-of-service octet, 0 to 255; not together with {@code dscp}
 * @param ipOptions IPv4 header options that must be present (RFC 791); IPv6 has none
 */
public record IpService(
    Head head,
    OptionalInt protocol,
    boolean fragments,
    OptionalInt dscp,
    OptionalInt tos,
    Set<IpOption> ipOptions)
    implements Service {

  /** IPv4 header options. */
  public enum IpOption {
    ANY,
    LOOSE_SOURCE_ROUTE,
    STRICT_SOURCE_ROUTE,
    RECORD_ROUTE,
    TIMESTAMP,
    ROUTER_ALERT
  }

  /** Checks the ranges. */
  public IpService {
    check(protocol, 255, "an IP protocol number");
    check(dscp, 63, "a DSCP value");
    check(tos, 255, "a TOS octet");
    if (dscp.isPresent() && tos.isPresent()) {
      throw new IllegalArgumentException(
          "DSCP and TOS are the same header field; give one of them");
    }
    ipOptions =
        Collections.unmodifiableSet(
            ipOptions.isEmpty() ? EnumSet.noneOf(IpOption.class) : EnumSet.copyOf(ipOptions));
  }

  private static void check(OptionalInt value, int max, String what) {
    if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > max)) {
      throw new IllegalArgumentException(
          what + " lies between 0 and " + max + ", not " + value.getAsInt());
    }
  }

  /** Every packet of one IP protocol. */
  public static IpService ofProtocol(Head head, int protocol) {
    return new IpService(
        head, OptionalInt.of(protocol), false, OptionalInt.empty(), OptionalInt.empty(), Set.of());
  }

  @Override
  public IpService withHead(Head newHead) {
    return new IpService(newHead, protocol, fragments, dscp, tos, ipOptions);
  }

  /** Whether some condition besides the protocol is set. */
  public boolean hasHeaderConditions() {
    return fragments || dscp.isPresent() || tos.isPresent() || !ipOptions.isEmpty();
  }
}
