package org.twinkeep.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;

/**
 * A program that makes many entries in connection tables on the way: one datagram from each of some
 * source ports to each of 1,000 destination ports where nobody listens.
 */
final class Scatter {

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 1000;

  /** Chosen by the system, two of them would now and then be the same, and make too few entries. */
  private static final int FIRST_SOURCE = 25_000;

  /** A datagram each 50 µs: conntrackd follows without its buffers growing. */
  private static final int AT_ONCE = 20;

  private Scatter() {}

  /** Runs it on a host. */
  static void from(LabHost host, String address, int thousands) throws Exception {
    Path classes =
        Path.of(Scatter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Outcome outcome =
        host.exec(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes.toString(),
            Scatter.class.getName(),
            address,
            Integer.toString(thousands));
    if (!outcome.ok()) {
      throw new IOException(outcome.complaint());
    }
  }

  public static void main(String[] args) throws Exception {
    InetAddress address = InetAddress.ofLiteral(args[0]);
    ByteBuffer one = ByteBuffer.allocate(1);
    for (int source = 0; source < Integer.parseInt(args[1]); source++) {
      try (DatagramChannel channel = DatagramChannel.open()) {
        channel.bind(new InetSocketAddress(FIRST_SOURCE + source));
        for (int port = 0; port < PORTS; port++) {
          try {
            channel.send(one.clear(), new InetSocketAddress(address, FIRST_PORT + port));
          } catch (SocketException e) {
            // "Port unreachable", the answer to an earlier one
          }
          if (port % AT_ONCE == 0) {
            Thread.sleep(1);
          }
        }
      }
    }
  }
}
