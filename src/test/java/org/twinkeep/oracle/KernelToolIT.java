package org.twinkeep.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.TcpFlags.Flag;

/**
 * The oracle itself: it tells accept, drop and reject apart on all three paths and in both
 * families.
 */
final class KernelToolIT {

  @BeforeAll
  static void needsRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    assumeTrue(Files.exists(Path.of("/usr/sbin/nft")), "nft is missing");
  }

  @Test
  void tellsTheFatesApart() throws Exception {
    List<Kernel.Outcome> outcomes =
        Kernel.inNamespace(
            () -> {
              Map<String, List<InterfaceAddress>> devices = new LinkedHashMap<>();
              devices.put(
                  "eth0",
                  List.of(
                      InterfaceAddress.parse("192.0.2.1/24"),
                      InterfaceAddress.parse("2001:db8:1::1/64")));
              devices.put(
                  "eth1",
                  List.of(
                      InterfaceAddress.parse("198.51.100.1/24"),
                      InterfaceAddress.parse("2001:db8:2::1/64")));
              try (Kernel kernel = Kernel.of(devices, "eth0")) {
                Kernel.run(
                    "nft -f -",
                    """
                    table inet t {
                      chain f { type filter hook forward priority 0; policy drop;
                        tcp dport 80 accept
                        udp dport 81 reject with icmpx type port-unreachable
                        tcp dport 82 reject with tcp reset
                      }
                      chain i { type filter hook input priority 0; policy drop; tcp dport 22 accept; }
                      chain o { type filter hook output priority 0; policy drop; udp dport 53 accept
                        icmp type destination-unreachable accept
                        icmpv6 type { destination-unreachable, nd-neighbor-solicit } accept
                        tcp flags rst accept
                      }
                    }
                    """);
                return kernel.send(
                    List.of(
                        packet("eth0", "192.0.2.9", "198.51.100.9", Packet.TCP, 80),
                        packet("eth0", "192.0.2.9", "198.51.100.9", Packet.UDP, 81),
                        packet("eth0", "192.0.2.9", "198.51.100.9", Packet.TCP, 82),
                        packet("eth0", "192.0.2.9", "198.51.100.9", Packet.TCP, 83),
                        packet("eth0", "192.0.2.9", "192.0.2.1", Packet.TCP, 22),
                        packet("eth0", "192.0.2.9", "192.0.2.1", Packet.TCP, 23),
                        packet("", "192.0.2.1", "192.0.2.9", Packet.UDP, 53),
                        packet("", "192.0.2.1", "192.0.2.9", Packet.UDP, 54),
                        packet("eth1", "2001:db8:2::9", "2001:db8:1::9", Packet.TCP, 80),
                        packet("eth1", "2001:db8:2::9", "2001:db8:1::9", Packet.UDP, 81),
                        packet("eth1", "2001:db8:2::9", "2001:db8:2::1", Packet.TCP, 22),
                        packet("", "2001:db8:2::1", "2001:db8:2::9", Packet.UDP, 53)));
              }
            });
    assertThat(outcomes.get(0).left()).contains("eth1");
    assertThat(outcomes.get(1).error().orElseThrow().errorCode()).isEqualTo(3);
    assertThat(outcomes.get(2).error().orElseThrow().errorType()).isEqualTo(-1);
    assertThat(outcomes.get(3)).isEqualTo(Kernel.Outcome.GONE);
    assertThat(outcomes.get(4).delivered()).isTrue();
    assertThat(outcomes.get(5)).isEqualTo(Kernel.Outcome.GONE);
    assertThat(outcomes.get(6).left()).contains("eth0");
    assertThat(outcomes.get(7)).isEqualTo(Kernel.Outcome.GONE);
    assertThat(outcomes.get(8).left()).contains("eth0");
    assertThat(outcomes.get(9).error().orElseThrow().errorType()).isEqualTo(1);
    assertThat(outcomes.get(10).delivered()).isTrue();
    assertThat(outcomes.get(11).left()).contains("eth1");
  }

  private static Packet packet(
      String input, String source, String destination, int protocol, int port) {
    return new Packet(
        input.isEmpty() ? Optional.empty() : Optional.of(input),
        Optional.empty(),
        Ip.parse(source),
        Ip.parse(destination),
        protocol,
        40000 + port,
        port,
        0,
        0,
        protocol == Packet.TCP ? Set.of(Flag.SYN) : Set.of(),
        0,
        Packet.State.NEW,
        false,
        0,
        Instant.EPOCH);
  }
}
