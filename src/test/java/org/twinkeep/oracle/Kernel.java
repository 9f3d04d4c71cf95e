package org.twinkeep.oracle;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.model.Family;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Mac;

/**
 * A network namespace with one TUN device an interface, in which rulesets are loaded and packets
 * sent. Belongs to the thread that {@link #inNamespace} gives it.
 */
final class Kernel implements AutoCloseable {

  /** What became of a packet: the places where it, or an error about it, was seen. */
  record Outcome(
      Optional<String> left,
      boolean delivered,
      Optional<Wire.Seen> out,
      Optional<Wire.Seen> error) {
    static final Outcome GONE =
        new Outcome(Optional.empty(), false, Optional.empty(), Optional.empty());

    Outcome merge(Outcome other) {
      return new Outcome(
          left.or(other::left),
          delivered || other.delivered,
          out.or(other::out),
          error.or(other::error));
    }
  }

  private static final List<Integer> PROTOCOLS = List.of(1, 2, 6, 17, 47, 50, 51, 58, 89, 112, 132);
  private static final int BATCH = 256;

  /** Metric of a route that gives way to every other. */
  private static final int LAST = 9999;

  private final Map<String, Integer> devices = new LinkedHashMap<>();
  private final Set<String> ethernet;
  private final Map<Integer, Family> inputs = new LinkedHashMap<>();
  private final List<DatagramChannel> listeners = new ArrayList<>();
  private final int send4 = Libc.sendSocket(Libc.AF_INET);
  private final int send6 = Libc.sendSocket(Libc.AF_INET6);
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer = arena.allocate(65536);

  private Kernel(Set<String> ethernet) {
    this.ethernet = Set.copyOf(ethernet);
  }

  /** Runs {@code work} on a thread of its own that lives in a new, empty network namespace. */
  static <T> T inNamespace(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .name("kernel-oracle")
            .start(
                () -> {
                  try {
                    Libc.newNetworkNamespace();
                    result.complete(work.call());
                  } catch (Throwable e) {
                    result.completeExceptionally(e);
                  }
                });
    thread.join();
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /**
   * Makes the devices of a node.
   *
   * @param interfaces kernel name to all addresses held there
   * @param defaultDevice where packets go to which no other route leads
   */
  static Kernel of(Map<String, List<InterfaceAddress>> interfaces, String defaultDevice)
      throws Exception {
    return of(interfaces, defaultDevice, Set.of());
  }

  /**
   * The same, with some devices that have hardware addresses: the node's own there is {@link
   * Frame#NODE}.
   */
  static Kernel of(
      Map<String, List<InterfaceAddress>> interfaces, String defaultDevice, Set<String> ethernet)
      throws Exception {
    Kernel kernel = new Kernel(ethernet);
    run("ip link set lo up");
    for (String name : interfaces.keySet()) {
      boolean frames = ethernet.contains(name);
      kernel.devices.put(name, frames ? Libc.openTap(name) : Libc.openTun(name));
      if (frames) {
        run("ip link set " + name + " address " + Frame.NODE);
      }
    }
    StringBuilder batch = new StringBuilder();
    for (Map.Entry<String, List<InterfaceAddress>> e : interfaces.entrySet()) {
      run(
          "sysctl -qw net.ipv6.conf."
              + e.getKey()
              + ".addr_gen_mode=1 net.ipv6.conf."
              + e.getKey()
              + ".accept_ra=0");
      batch.append("link set ").append(e.getKey()).append(" txqueuelen 20000 up\n");
      for (InterfaceAddress address : e.getValue()) {
        String six = address.family() == Family.IPV6 ? " nodad" : "";
        batch
            .append("addr add ")
            .append(address)
            .append(" dev ")
            .append(e.getKey())
            .append(six)
            .append('\n');
      }
    }
    for (String all : List.of("default", "::/0")) {
      batch.append("route add %s dev %s metric %d\n".formatted(all, defaultDevice, LAST));
    }
    run("ip -batch -", batch.toString());
    run(
        "sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.conf.all.rp_filter=0"
            + " net.ipv4.conf.default.rp_filter=0 net.ipv4.icmp_ratelimit=0 net.ipv4.icmp_ratemask=0"
            + " net.ipv4.icmp_msgs_per_sec=1000000 net.ipv4.icmp_msgs_burst=1000000"
            + " net.ipv6.icmp.ratelimit=0 net.ipv6.icmp.error_anycast_as_unicast=1 net.ipv4.conf.all.send_redirects=0 net.ipv4.icmp_echo_ignore_all=1"
            + " net.netfilter.nf_conntrack_tcp_loose=0");
    for (String name : interfaces.keySet()) {
      run(
          "sysctl -qw net.ipv4.conf."
              + name
              + ".rp_filter=0 net.ipv4.conf."
              + name
              + ".send_redirects=0");
    }
    for (int protocol : PROTOCOLS) {
      kernel.inputs.put(Libc.rawSocket(Libc.AF_INET, protocol), Family.IPV4);
      kernel.inputs.put(Libc.rawSocket(Libc.AF_INET6, protocol), Family.IPV6);
    }
    kernel.drain(new HashMap<>());
    return kernel;
  }

  /**
   * Lets the node listen to IPv4 groups on all devices that have an address, until it is closed.
   */
  void join(Set<Ip> groups) throws IOException {
    for (Ip group : groups) {
      for (String name : devices.keySet()) {
        NetworkInterface device = NetworkInterface.getByName(name);
        if (device != null) {
          DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
          listeners.add(channel);
          channel.join(InetAddress.getByAddress(Wire.address(group)), device);
        }
      }
    }
  }

  /** Runs a command in the namespace; its failure is the test's. */
  static void run(String command) throws Exception {
    run(command, "");
  }

  static void run(String command, String input) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(command + " did not read its input", e);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + said);
    }
  }

  /** Who sends a packet. */
  sealed interface Sender {
    /** Whoever runs the test, over a device without hardware addresses. */
    record Anybody() implements Sender {}

    /** A machine, over a device with hardware addresses. */
    record Machine(Mac mac) implements Sender {}

    /** A user of the node. */
    record User(int number) implements Sender {}
  }

  /** Sends all packets and says for each what became of it. */
  List<Outcome> send(List<Packet> packets) throws Exception {
    return send(packets, packets.stream().<Sender>map(_ -> new Sender.Anybody()).toList());
  }

  /** Sends all packets, each from its own sender, and says for each what became of it. */
  List<Outcome> send(List<Packet> packets, List<Sender> senders) throws Exception {
    Map<Integer, Outcome> seen = new HashMap<>();
    for (int number = 0; number < packets.size(); number++) {
      send(packets.get(number), senders.get(number), number);
      if (number % BATCH == BATCH - 1) {
        drain(seen);
      }
    }
    settle(seen);
    List<Outcome> outcomes = new ArrayList<>();
    for (int number = 0; number < packets.size(); number++) {
      outcomes.add(seen.getOrDefault(number, Outcome.GONE));
    }
    return outcomes;
  }

  private void send(Packet packet, Sender sender, int number) {
    byte[] bytes = Wire.bytes(packet, number);
    if (packet.input().isPresent()) {
      if (packet.mark() != 0) {
        throw new IllegalArgumentException("what comes in has no mark");
      }
      boolean frame = sender instanceof Sender.Machine;
      if (frame != ethernet.contains(packet.input().get())) {
        throw new IllegalArgumentException("a machine sends over Ethernet, and nobody else does");
      }
      Libc.write(
          Objects.requireNonNull(devices.get(packet.input().get())),
          sender instanceof Sender.Machine(Mac mac) ? Frame.of(mac, bytes) : bytes);
      return;
    }
    boolean four = packet.family() == Family.IPV4;
    int family = four ? Libc.AF_INET : Libc.AF_INET6;
    byte[] destination = Wire.address(packet.destination());
    if (sender instanceof Sender.User(int user)) {
      int socket = Libc.sendSocketOf(user, family);
      Libc.mark(socket, packet.mark());
      Libc.sendFromNode(socket, family, bytes, destination);
      Libc.close(socket);
    } else {
      Libc.mark(four ? send4 : send6, packet.mark());
      Libc.sendFromNode(four ? send4 : send6, family, bytes, destination);
    }
  }

  /**
   * Processor time, in nanoseconds a packet, that the kernel takes to carry packets in by a device;
   * nobody looks at what leaves.
   *
   * @param packets all of the same size
   */
  double cost(String device, List<byte[]> packets) {
    int size = packets.getFirst().length;
    try (Arena all = Arena.ofConfined()) {
      MemorySegment bytes = Libc.inARow(packets, all);
      ThreadMXBean clock = ManagementFactory.getThreadMXBean();
      long before = clock.getCurrentThreadCpuTime();
      Libc.writeAll(Objects.requireNonNull(devices.get(device)), bytes, size);
      return (double) (clock.getCurrentThreadCpuTime() - before) / packets.size();
    }
  }

  /** Waits, for at most five seconds, until nothing more comes: a busy machine delivers late. */
  private void settle(Map<Integer, Outcome> seen) throws InterruptedException {
    int quiet = 0;
    for (int i = 0; i < 100 && quiet < 4; i++) {
      Thread.sleep(50);
      quiet = drain(seen) == 0 ? quiet + 1 : 0;
    }
  }

  /** Reads what waits at all devices and sockets; how many packets there were. */
  private int drain(Map<Integer, Outcome> seen) {
    int read = 0;
    for (Map.Entry<String, Integer> device : devices.entrySet()) {
      for (Optional<byte[]> p = Libc.read(device.getValue(), buffer);
          p.isPresent();
          p = Libc.read(device.getValue(), buffer)) {
        read++;
        Optional<byte[]> packet = ethernet.contains(device.getKey()) ? Frame.packet(p.get()) : p;
        packet
            .flatMap(Wire::read)
            .ifPresent(
                s ->
                    seen.merge(
                        s.number(),
                        s.error()
                            ? new Outcome(Optional.empty(), false, Optional.empty(), Optional.of(s))
                            : new Outcome(
                                Optional.of(device.getKey()),
                                false,
                                Optional.of(s),
                                Optional.empty()),
                        Outcome::merge));
      }
    }
    for (Map.Entry<Integer, Family> input : inputs.entrySet()) {
      for (Optional<byte[]> p = Libc.read(input.getKey(), buffer);
          p.isPresent();
          p = Libc.read(input.getKey(), buffer)) {
        read++;
        Optional<Wire.Seen> four =
            input.getValue() == Family.IPV4 ? Wire.read(p.get()) : Optional.empty();
        if (four.map(Wire.Seen::error).orElse(false)) {
          continue; // an error that the node sent to itself, as below
        }
        if (input.getValue() == Family.IPV6 && isError6(p.get())) {
          continue;
        }
        Wire.numberOf(p.get())
            .ifPresent(
                n ->
                    seen.merge(
                        n,
                        new Outcome(Optional.empty(), true, four, Optional.empty()),
                        Outcome::merge));
      }
    }
    return read;
  }

  /**
   * An ICMPv6 error as a raw socket gives it: type, code, checksum, unused, then the packet in
   * question.
   */
  private static boolean isError6(byte[] message) {
    return message.length >= 48 && (message[0] & 255) < 128 && (message[8] & 0xf0) == 0x60;
  }

  @Override
  public void close() throws IOException {
    for (DatagramChannel listener : listeners) {
      listener.close();
    }
    devices.values().forEach(Libc::close);
    inputs.keySet().forEach(Libc::close);
    Libc.close(send4);
    Libc.close(send6);
    arena.close();
  }
}
