package org.twinkeep.oracle;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A client, a firewall and a server, joined by veth pairs, in two network namespaces: client and
 * server share one. What a client sends runs through the firewall to the server's device, which
 * drops it, before the client's call returns; so the client's processor time is that of the whole
 * way.
 */
final class Forwarding {

  private static final String DROPPED =
      """
      table netdev arrived {
          chain arrived {
              type filter hook ingress device "server" priority 0;
              ip daddr 172.16.0.0/12 drop
          }
      }
      """;

  private Forwarding() {}

  /**
   * Nanoseconds of processor time for each packet.
   *
   * @param loading puts the firewall's ruleset in force
   * @param packets of one size, from 10.0.0.0/8 (device eth1) to 172.16.0.0/12 (device eth2)
   */
  static double cost(Loading loading, List<byte[]> packets) throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (ExecutorService hosts = Executors.newSingleThreadExecutor()) {
            String thread = hosts.submit(Forwarding::leave).get();
            firewall(thread);
            hosts.submit(Forwarding::configure).get();
            loading.run();
            hosts.submit(() -> sent(packets)).get(); // fills the caches of routes and neighbours
            Kernel.run("conntrack -F 2>/dev/null");
            return hosts.submit(() -> sent(packets)).get();
          }
        });
  }

  /** Moves the hosts' thread to a namespace of its own, and says how others find it. */
  private static String leave() throws Exception {
    Libc.newNetworkNamespace();
    return Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
  }

  private static void firewall(String hosts) throws Exception {
    Kernel.run(
        """
        set -e
        ip link set lo up
        ip link add eth0 type veth peer name aside
        ip link add eth1 type veth peer name client netns %1$s
        ip link add eth2 type veth peer name server netns %1$s
        ip address add 10.0.0.1/8 dev eth1
        ip address add 172.31.255.2/30 dev eth2
        ip link set eth1 up
        ip link set eth2 up
        ip route add 172.16.0.0/12 via 172.31.255.1
        sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0
        sysctl -qw net.ipv4.conf.eth1.rp_filter=0 net.ipv6.conf.all.disable_ipv6=1
        """
            .formatted(hosts));
  }

  private static Void configure() throws Exception {
    Kernel.run(
        """
        set -e
        ip link set lo up
        ip address add 10.255.255.254/8 dev client
        ip address add 172.31.255.1/30 dev server
        ip link set client up
        ip link set server up
        ip route add default via 10.0.0.1
        sysctl -qw net.ipv6.conf.all.disable_ipv6=1
        """);
    Kernel.run("nft -f -", DROPPED);
    return null;
  }

  private static double sent(List<byte[]> packets) {
    int size = packets.getFirst().length;
    int socket = Libc.patientSendSocket(Libc.AF_INET);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = Libc.inARow(packets, arena);
      ThreadMXBean clock = ManagementFactory.getThreadMXBean();
      long before = clock.getCurrentThreadCpuTime();
      Libc.sendAll(socket, bytes, size);
      return (double) (clock.getCurrentThreadCpuTime() - before) / packets.size();
    } finally {
      Libc.close(socket);
    }
  }
}
