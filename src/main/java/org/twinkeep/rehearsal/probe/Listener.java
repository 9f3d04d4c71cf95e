package org.twinkeep.rehearsal.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers on a port by TCP and UDP. A TCP connection starts with a {@link #greeting}; then
 * everything comes back. A datagram {@value #QUESTION} is answered by the greeting, any other comes
 * back.
 */
final class Listener {

  /** Asks a UDP listener whom it sees. */
  static final String QUESTION = "?";

  private static final String NAME = "twinkeep-probe";

  private Listener() {}

  static void start(InetSocketAddress address) throws IOException {
    ServerSocket tcp = new ServerSocket();
    tcp.setReuseAddress(true);
    tcp.bind(address, 1024);
    DatagramSocket udp;
    try {
      udp = new DatagramSocket(address);
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
    Thread.ofVirtual().start(() -> accept(tcp));
    Thread.ofVirtual().start(() -> answer(udp));
  }

  /** What a listener says to a newcomer: whom it sees, and as whom it was asked. */
  private static byte[] greeting(SocketAddress source, SocketAddress destination) {
    return (NAME + " " + text(source) + " " + text(destination) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(SocketAddress address) {
    return ((InetSocketAddress) address).getAddress().getHostAddress();
  }

  /** Understands a greeting; anything else comes from somebody who is no listener of ours. */
  static Optional<Reach.Seen> seen(String line) {
    String[] words = line.strip().split(" ");
    return words.length == 3 && words[0].equals(NAME)
        ? Optional.of(new Reach.Seen(words[1], words[2]))
        : Optional.empty();
  }

  private static void accept(ServerSocket listener) {
    try (listener) {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void echo(Socket socket) {
    try (socket;
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      out.write(greeting(socket.getRemoteSocketAddress(), socket.getLocalSocketAddress()));
      in.transferTo(out);
    } catch (IOException e) {
      // The other side is gone; it reports that itself.
    }
  }

  private static void answer(DatagramSocket socket) {
    byte[] buffer = new byte[2048];
    try (socket) {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String text =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
        if (text.equals(QUESTION)) {
          packet.setData(greeting(packet.getSocketAddress(), socket.getLocalSocketAddress()));
        }
        try {
          socket.send(packet);
        } catch (IOException e) {
          // No way back at the moment; a datagram may be lost.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
