package org.twinkeep.oracle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.twinkeep.model.Mac;

/** IP packets in Ethernet frames. */
final class Frame {

  /** The hardware address of the node's devices. */
  static final Mac NODE = new Mac("02:00:5e:00:00:01");

  private static final int HEADER = 14;
  private static final short IPV4 = 0x0800;
  private static final short IPV6 = (short) 0x86dd;

  private Frame() {}

  /** A packet from a machine to the node. */
  static byte[] of(Mac from, byte[] packet) {
    return ByteBuffer.allocate(HEADER + packet.length)
        .put(bytes(NODE))
        .put(bytes(from))
        .putShort((packet[0] & 0xf0) == 0x60 ? IPV6 : IPV4)
        .put(packet)
        .array();
  }

  /** The IP packet of a frame; absent when it carries something else. */
  static Optional<byte[]> packet(byte[] frame) {
    short type = ByteBuffer.wrap(frame).getShort(HEADER - 2);
    return type == IPV4 || type == IPV6
        ? Optional.of(Arrays.copyOfRange(frame, HEADER, frame.length))
        : Optional.empty();
  }

  private static byte[] bytes(Mac mac) {
    return HexFormat.ofDelimiter(":").parseHex(mac.text());
  }
}
