package org.twinkeep.install;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Something that must answer while and after a ruleset is installed, seen from this machine. */
public sealed interface Probe {

  /** For people: {@code tcp 192.0.2.80:443}. */
  String text();

  /** Tries it once, for at most three seconds; empty = it answers, else why not. */
  Optional<String> failure();

  /** A TCP connection can be opened. */
  record Tcp(String host, int port) implements Probe {
    @Override
    public String text() {
      return "tcp " + host + ":" + port;
    }

    @Override
    public Optional<String> failure() {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), 3000);
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
  }

  /** An echo request is answered. */
  record Ping(String host) implements Probe {
    @Override
    public String text() {
      return "ping " + host;
    }

    @Override
    public Optional<String> failure() {
      try {
        String address = InetAddress.getByName(host).getHostAddress();
        Process ping =
            new ProcessBuilder("ping", "-n", "-c", "1", "-W", "2", address)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!ping.waitFor(3, TimeUnit.SECONDS)) {
          ping.destroyForcibly();
          return Optional.of("no answer");
        }
        return ping.exitValue() == 0 ? Optional.empty() : Optional.of("no answer");
      } catch (IOException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of("interrupted");
      }
    }
  }
}
