package org.twinkeep.analysis.reference;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.TcpFlags.Flag;

/**
 * A packet as rules see it.
 *
 * @param input the interface it came in by; absent = the node sent it
 * @param output the interface it leaves by; absent = it is for the node, or not yet known
 * @param source source address
 * @param destination destination address
 * @param protocol IANA protocol number
 * @param sourcePort TCP and UDP: 0 to 65535; otherwise 0
 * @param destinationPort TCP and UDP: 0 to 65535; otherwise 0
 * @param icmpType ICMP and ICMPv6: 0 to 255; otherwise 0
 * @param icmpCode ICMP and ICMPv6: 0 to 255; otherwise 0
 * @param flags TCP flags; otherwise empty
 * @param tos the IPv4 TOS octet or IPv6 traffic class, 0 to 255
 * @param state what the connection table says
 * @param translated whether DNAT changed the destination
 * @param mark the packet mark
 * @param time when it is seen
 */
public record Packet(
    Optional<String> input,
    Optional<String> output,
    Ip source,
    Ip destination,
    int protocol,
    int sourcePort,
    int destinationPort,
    int icmpType,
    int icmpCode,
    Set<Flag> flags,
    int tos,
    State state,
    boolean translated,
    long mark,
    Instant time) {

  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;

  /** The states of a connection that rules tell apart. */
  public enum State {
    NEW,
    ESTABLISHED,
    RELATED,
    INVALID,
    /** A stateless rule took it out of connection tracking. */
    UNTRACKED
  }

  public Family family() {
    return source.family();
  }

  public boolean hasPorts() {
    return protocol == TCP || protocol == UDP;
  }

  Packet withDestination(Ip ip, int port) {
    return new Packet(
        input,
        output,
        source,
        ip,
        protocol,
        sourcePort,
        port,
        icmpType,
        icmpCode,
        flags,
        tos,
        state,
        true,
        mark,
        time);
  }

  Packet withSource(Ip ip, int port) {
    return new Packet(
        input,
        output,
        ip,
        destination,
        protocol,
        port,
        destinationPort,
        icmpType,
        icmpCode,
        flags,
        tos,
        state,
        translated,
        mark,
        time);
  }

  Packet withOutput(Optional<String> newOutput) {
    return new Packet(
        input,
        newOutput,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        flags,
        tos,
        state,
        translated,
        mark,
        time);
  }

  Packet withState(State newState) {
    return new Packet(
        input,
        output,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        flags,
        tos,
        newState,
        translated,
        mark,
        time);
  }

  /** The same with another packet mark. */
  public Packet withMark(long newMark) {
    return new Packet(
        input,
        output,
        source,
        destination,
        protocol,
        sourcePort,
        destinationPort,
        icmpType,
        icmpCode,
        flags,
        tos,
        state,
        translated,
        newMark,
        time);
  }
}
