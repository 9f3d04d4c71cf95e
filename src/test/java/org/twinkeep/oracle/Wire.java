package org.twinkeep.oracle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.TcpFlags.Flag;

/**
 * Packets as bytes. Each test packet ends with a marker and a number, which an ICMP error quotes
 * too.
 */
final class Wire {

  private static final int GRE = 47;
  private static final byte[] MARKER = {'T', 'w', 'K', 'p'};

  /** The TCP option of a maximum segment size of 1460 bytes (RFC 9293, 3.2). */
  private static final byte[] SEGMENT_SIZE = {2, 4, 1460 >> 8, (byte) 1460};

  private Wire() {}

  /**
   * What came out of a device.
   *
   * @param number of the test packet
   * @param error whether this is an ICMP error or TCP reset about it rather than the packet itself
   * @param errorType ICMP type of the error; -1 for a TCP reset
   * @param errorCode ICMP code of the error
   * @param source source address
   * @param destination destination address
   * @param sourcePort TCP, UDP
   * @param destinationPort TCP, UDP
   */
  record Seen(
      int number,
      boolean error,
      int errorType,
      int errorCode,
      Ip source,
      Ip destination,
      int sourcePort,
      int destinationPort) {}

  static byte[] bytes(Packet p, int number) {
    byte[] payload = ByteBuffer.allocate(8).put(MARKER).putInt(number).array();
    byte[] upper = upper(p, payload, number);
    return p.family() == Family.IPV4 ? ipv4(p, upper, number) : ipv6(p, upper);
  }

  private static byte[] upper(Packet p, byte[] payload, int number) {
    return switch (p.protocol()) {
      case Packet.TCP -> {
        byte[] options = p.flags().contains(Flag.SYN) ? SEGMENT_SIZE : new byte[0];
        ByteBuffer b = ByteBuffer.allocate(20 + options.length + payload.length);
        b.putShort((short) p.sourcePort()).putShort((short) p.destinationPort());
        b.putInt(number).putInt(0).put((byte) (20 + options.length << 2));
        b.put((byte) flags(p.flags()));
        b.putShort((short) 8192).putShort((short) 0).putShort((short) 0);
        yield checked(p, b.put(options).put(payload).array(), 16);
      }
      case Packet.UDP -> {
        ByteBuffer b = ByteBuffer.allocate(8 + payload.length);
        b.putShort((short) p.sourcePort()).putShort((short) p.destinationPort());
        b.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
        yield checked(p, b.array(), 6);
      }
      case Packet.ICMP, Packet.ICMPV6 -> {
        ByteBuffer b = ByteBuffer.allocate(8 + payload.length);
        b.put((byte) p.icmpType()).put((byte) p.icmpCode()).putShort((short) 0);
        b.putShort((short) number).putShort((short) 1).put(payload);
        yield checked(p, b.array(), 2);
      }
      case GRE -> ByteBuffer.allocate(4 + payload.length).putInt(0).put(payload).array();
      default -> payload;
    };
  }

  private static int flags(Set<Flag> flags) {
    int bits = 0;
    for (Flag flag : flags) {
      bits |= 1 << flag.ordinal(); // FIN SYN RST PSH ACK URG, as in RFC 9293
    }
    return bits;
  }

  private static byte[] checked(Packet p, byte[] segment, int at) {
    byte[] pseudo = new byte[0];
    if (p.protocol() != Packet.ICMP) {
      ByteBuffer b = ByteBuffer.allocate(p.family() == Family.IPV4 ? 12 : 40);
      b.put(address(p.source())).put(address(p.destination()));
      if (p.family() == Family.IPV4) {
        b.put((byte) 0).put((byte) p.protocol()).putShort((short) segment.length);
      } else {
        b.putInt(segment.length).putInt(p.protocol());
      }
      pseudo = b.array();
    }
    int sum = checksum(pseudo, segment);
    ByteBuffer.wrap(segment)
        .putShort(at, (short) (sum == 0 && p.protocol() == Packet.UDP ? 0xffff : sum));
    return segment;
  }

  private static int checksum(byte[]... parts) {
    long sum = 0;
    for (byte[] part : parts) {
      for (int i = 0; i < part.length; i += 2) {
        sum += (part[i] & 255) << 8 | (i + 1 < part.length ? part[i + 1] & 255 : 0);
      }
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (int) ~sum & 0xffff;
  }

  private static byte[] ipv4(Packet p, byte[] upper, int number) {
    ByteBuffer b = ByteBuffer.allocate(20 + upper.length);
    b.put((byte) 0x45).put((byte) p.tos()).putShort((short) (20 + upper.length));
    b.putShort((short) number).putShort((short) 0).put((byte) 64).put((byte) p.protocol());
    b.putShort((short) 0).put(address(p.source())).put(address(p.destination()));
    b.putShort(10, (short) checksum(Arrays.copyOf(b.array(), 20)));
    return b.put(upper).array();
  }

  private static byte[] ipv6(Packet p, byte[] upper) {
    ByteBuffer b = ByteBuffer.allocate(40 + upper.length);
    b.putInt(6 << 28 | p.tos() << 20).putShort((short) upper.length);
    b.put((byte) p.protocol()).put((byte) 64);
    return b.put(address(p.source())).put(address(p.destination())).put(upper).array();
  }

  static byte[] address(Ip ip) {
    return ip.family() == Family.IPV4
        ? ByteBuffer.allocate(4).putInt((int) ip.low()).array()
        : ByteBuffer.allocate(16).putLong(ip.high()).putLong(ip.low()).array();
  }

  /** Reads what left the kernel; empty = not about a test packet. */
  static Optional<Seen> read(byte[] packet) {
    ByteBuffer b = ByteBuffer.wrap(packet);
    boolean six = (packet[0] & 0xf0) == 0x60;
    int header = six ? 40 : (packet[0] & 15) * 4;
    int protocol = packet[six ? 6 : 9] & 255;
    Ip source = six ? ip6(b, 8) : ip4(b, 12);
    Ip destination = six ? ip6(b, 24) : ip4(b, 16);
    boolean ports = protocol == Packet.TCP || protocol == Packet.UDP;
    int sourcePort = ports ? b.getShort(header) & 0xffff : 0;
    int destinationPort = ports ? b.getShort(header + 2) & 0xffff : 0;
    if (protocol == Packet.TCP
        && packet.length >= header + 20
        && (packet[header + 13] & 4) != 0
        && marker(packet) < 0) {
      int number = b.getInt(header + 8) - 9; // a reset acknowledges sequence + SYN + payload
      return Optional.of(
          new Seen(number, true, -1, 0, source, destination, sourcePort, destinationPort));
    }
    int at = marker(packet);
    if (at < 0 || at + 8 > packet.length) {
      return Optional.empty();
    }
    int type = packet[header] & 255;
    boolean error =
        six
            ? protocol == Packet.ICMPV6 && type < 128 && at > header + 40
            : protocol == Packet.ICMP
                && at > header + 28 - 1
                && (type == 3 || type == 11 || type == 12);
    return Optional.of(
        new Seen(
            b.getInt(at + 4),
            error,
            error ? type : -1,
            error ? packet[header + 1] & 255 : 0,
            source,
            destination,
            sourcePort,
            destinationPort));
  }

  /** Payload read from a raw IPv6 socket, which leaves out the IP header. */
  static Optional<Integer> numberOf(byte[] bytes) {
    int at = marker(bytes);
    return at < 0 || at + 8 > bytes.length
        ? Optional.empty()
        : Optional.of(ByteBuffer.wrap(bytes).getInt(at + 4));
  }

  private static int marker(byte[] packet) {
    for (int i = packet.length - 8; i >= 0; i--) {
      if (packet[i] == MARKER[0]
          && packet[i + 1] == MARKER[1]
          && packet[i + 2] == MARKER[2]
          && packet[i + 3] == MARKER[3]) {
        return i;
      }
    }
    return -1;
  }

  private static Ip ip4(ByteBuffer b, int at) {
    return new Ip(Family.IPV4, 0, b.getInt(at) & 0xffff_ffffL);
  }

  private static Ip ip6(ByteBuffer b, int at) {
    return new Ip(Family.IPV6, b.getLong(at), b.getLong(at + 8));
  }
}
