package org.twinkeep.compile.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.twinkeep.model.Ip;

/** What lies outside the project and is looked up while a bundle is made. */
public interface World {

  /** All addresses of a host name; none when there is no answer. */
  List<Ip> addresses(String hostName);

  /**
   * The lines of a file on this machine.
   *
   * @throws IOException when it cannot be read; the message names the reason
   */
  List<String> lines(String path) throws IOException;

  /** This machine's resolver and files. */
  static World system() {
    return new World() {
      @Override
      public List<Ip> addresses(String hostName) {
        try {
          return Arrays.stream(java.net.InetAddress.getAllByName(hostName))
              .map(a -> Ip.parse(a.getHostAddress().replaceFirst("%.*", "")))
              .sorted()
              .distinct()
              .toList();
        } catch (java.net.UnknownHostException e) {
          return List.of();
        }
      }

      @Override
      public List<String> lines(String path) throws IOException {
        return Files.readAllLines(Path.of(path));
      }
    };
  }
}
