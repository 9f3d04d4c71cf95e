package org.twinkeep.rehearsal.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One attempt to reach a port. */
final class Attempt {

  /** How long a TCP listener may take to greet, and how often UDP asks again, in milliseconds. */
  private static final int PATIENCE = 300;

  private Attempt() {}

  static Reach of(Transport transport, InetSocketAddress target, int millis) {
    try {
      return switch (transport) {
        case TCP -> tcp(target, millis);
        case UDP -> udp(target, millis);
      };
    } catch (SocketTimeoutException e) {
      return new Reach.Silent();
    } catch (ConnectException | PortUnreachableException e) {
      return new Reach.Refused();
    } catch (IOException e) {
      return new Reach.Unreachable(String.valueOf(e.getMessage()));
    }
  }

  private static Reach tcp(InetSocketAddress target, int millis) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(target, millis);
      return new Reach.Answered(greeting(socket));
    }
  }

  private static Optional<Reach.Seen> greeting(Socket socket) {
    try {
      socket.setSoTimeout(PATIENCE);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Optional.ofNullable(in.readLine()).flatMap(Listener::seen);
    } catch (IOException e) {
      return Optional.empty(); // connected all the same
    }
  }

  private static Reach udp(InetSocketAddress target, int millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000L;
    byte[] question = Listener.QUESTION.getBytes(StandardCharsets.US_ASCII);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(target);
      socket.setSoTimeout(Math.min(PATIENCE, millis));
      while (true) {
        socket.send(new DatagramPacket(question, question.length));
        try {
          DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
          socket.receive(answer);
          String text =
              new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
          return new Reach.Answered(Listener.seen(text));
        } catch (SocketTimeoutException e) {
          if (System.nanoTime() >= end) {
            throw e;
          }
        }
      }
    }
  }
}
