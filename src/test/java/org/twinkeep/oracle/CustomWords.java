package org.twinkeep.oracle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * What the words of a custom service mean, where both back ends' words are those of a service with
 * a destination port.
 */
final class CustomWords {

  private static final Pattern NFTABLES = Pattern.compile("(tcp|udp) dport ([0-9]+)");

  private CustomWords() {}

  /** A service that both back ends compile to the same; absent = the words say something else. */
  static Optional<ProjectObject> meaning(CustomService custom) {
    Matcher words = NFTABLES.matcher(custom.nftables());
    if (!words.matches()) {
      return Optional.empty();
    }
    String protocol = words.group(1);
    int port = Integer.parseInt(words.group(2));
    String iptables = "-p %s -m %s --dport %d".formatted(protocol, protocol, port);
    if (!custom.iptables().equals(iptables)) {
      return Optional.empty();
    }
    List<PortRange> ports = List.of(new PortRange(port, port));
    return Optional.of(
        protocol.equals("tcp")
            ? new TcpService(custom.head(), List.of(), ports, Optional.empty())
            : new UdpService(custom.head(), List.of(), ports));
  }
}
