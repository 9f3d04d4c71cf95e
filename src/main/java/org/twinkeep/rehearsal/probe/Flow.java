package org.twinkeep.rehearsal.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/** One flow: numbered messages go out, and come back when all is well. */
abstract sealed class Flow {

  private long lastAnswer = System.nanoTime();
  private long longestGap;
  private long sent;
  private long answered;
  private String error = "";

  abstract SelectableChannel channel();

  /**
   * Sends a message.
   *
   * @return whether the system took it
   */
  abstract boolean sendNumber(long number) throws IOException;

  /** Takes what came; calls {@link #count} for each message. */
  abstract void take(long now) throws IOException;

  final void send() {
    if (isBroken()) {
      return;
    }
    try {
      if (sendNumber(sent)) {
        sent++;
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  final void receive(long now) {
    try {
      take(now);
    } catch (IOException e) {
      fail(e);
    }
  }

  final void count(long now) {
    longestGap = gap(now);
    lastAnswer = now;
    answered++;
  }

  private void fail(IOException cause) {
    error = String.valueOf(cause.getMessage());
    close();
  }

  final void close() {
    try {
      channel().close();
    } catch (IOException e) {
      error = String.valueOf(e.getMessage());
    }
  }

  final boolean isBroken() {
    return !error.isEmpty();
  }

  final boolean isAlive(long now, long patience) {
    return !isBroken() && now - lastAnswer < patience;
  }

  final long gap(long now) {
    return Math.max(longestGap, now - lastAnswer);
  }

  final void lap() {
    longestGap = 0;
  }

  final long sent() {
    return sent;
  }

  final long answered() {
    return answered;
  }

  final String error() {
    return error;
  }

  /** A connection; every byte must come back in order. */
  static final class Tcp extends Flow {

    private static final int CONNECT_MILLIS = 5000;

    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocate(Long.BYTES).limit(0);
    private final ByteBuffer in = ByteBuffer.allocate(Long.BYTES);
    private long expected;

    Tcp(InetSocketAddress target) throws IOException {
      channel = SocketChannel.open();
      try {
        Socket socket = channel.socket();
        socket.connect(target, CONNECT_MILLIS);
        socket.setSoTimeout(CONNECT_MILLIS);
        int read;
        do { // the greeting
          read = socket.getInputStream().read();
        } while (read != '\n' && read >= 0);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    @Override
    SelectableChannel channel() {
      return channel;
    }

    @Override
    boolean sendNumber(long number) throws IOException {
      channel.write(out); // the rest of the last one
      if (out.hasRemaining()) {
        return false;
      }
      channel.write(out.clear().putLong(number).flip());
      return true;
    }

    @Override
    void take(long now) throws IOException {
      int read = channel.read(in);
      while (read > 0) {
        if (!in.hasRemaining()) {
          if (in.flip().getLong() != expected++) {
            throw new IOException("wrong bytes came back");
          }
          in.clear();
          count(now);
        }
        read = channel.read(in);
      }
      if (read < 0) {
        throw new IOException("closed by the other side");
      }
    }
  }

  /** Datagrams; losing some does not break a flow, nor does an ICMP error. */
  static final class Udp extends Flow {

    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(64);

    Udp(InetSocketAddress target) throws IOException {
      channel = DatagramChannel.open();
      channel.connect(target);
      channel.configureBlocking(false);
    }

    @Override
    SelectableChannel channel() {
      return channel;
    }

    @Override
    boolean sendNumber(long number) throws IOException {
      try {
        channel.write(buffer.clear().putLong(number).flip());
      } catch (SocketException e) {
        // counts as sent and lost
      }
      return true;
    }

    @Override
    void take(long now) throws IOException {
      try {
        while (channel.read(buffer.clear()) > 0) {
          count(now);
        }
      } catch (SocketException e) {
        // counts as lost
      }
    }
  }
}
