package org.twinkeep.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.analysis.reference.DesignEvaluator;
import org.twinkeep.analysis.reference.Fate.Verdict;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.analysis.reference.Scene;
import org.twinkeep.bench.Incumbent;
import org.twinkeep.bench.MixedPolicy;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.UdpService;

/**
 * What a ruleset costs on the wire: processor time of the kernel for a new connection and for a
 * packet of a known one, next to no rules at all, and the time to load it. {@code mvn -Pbench
 * verify} runs it; {@code -Dbench.rules=100,1000} chooses sizes.
 *
 * <p>Packets enter by a TUN device, whose write returns when the packet has passed all hooks; the
 * thread's processor time is the kernel's work, whatever else the machine does.
 */
final class RulesetBench {

  private static final int FLOWS = 20_000;
  private static final int ROUNDS = 5;
  private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");
  private static final String NO_RULES =
      """
      table inet none {
          chain forward {
              type filter hook forward priority 0; policy accept;
              ct state established,related accept
          }
      }
      """;

  /**
   * What every ruleset with NAT has, without any rule: connections are prepared for translation.
   */
  private static final String SAME_HOOKS =
      """
      table inet none {
          chain prerouting { type nat hook prerouting priority -100; policy accept; }
          chain postrouting { type nat hook postrouting priority 100; policy accept; }
          chain forward {
              type filter hook forward priority 0; policy accept;
              ct state established,related accept
          }
      }
      """;

  /**
   * A form of the ruleset, as it is measured.
   *
   * @param most rules up to which it is measured; through a long list a packet takes milliseconds
   */
  private record Form(String name, Loader loader, boolean lookUps, int most) {}

  private static final int LONGEST_LIST = 1000;
  private static final List<Form> FORMS =
      List.of(
          new Form("nftables, looked up", Loader.NFTABLES, true, Integer.MAX_VALUE),
          new Form("iptables-nft, dispatched", Loader.IPTABLES_NFT, true, Integer.MAX_VALUE),
          new Form("iptables-legacy, dispatched", Loader.IPTABLES_LEGACY, true, Integer.MAX_VALUE),
          new Form("nftables, as list", Loader.NFTABLES, false, LONGEST_LIST),
          new Form("iptables-nft, as list", Loader.IPTABLES_NFT, false, LONGEST_LIST),
          new Form("iptables-legacy, as list", Loader.IPTABLES_LEGACY, false, LONGEST_LIST));

  private static final String INCUMBENT = "Firewall Builder (iptables-nft)";

  /** No new round of a form begins after so many seconds. */
  private static final int PATIENCE = 30;

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore", "conntrack")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  @Test
  void costsOnTheWire(@TempDir Path folder) throws Exception {
    System.out.println(
        "| rules | form | load s | new connection | of a bare table | of the same hooks | established |");
    System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
    String chosen = System.getProperty("bench.forms", ".*");
    for (String size : System.getProperty("bench.rules", "100,1000,5000,10000").split(",")) {
      int rules = Integer.parseInt(size.strip());
      Project project = MixedPolicy.project(rules);
      StandaloneFirewall firewall = (StandaloneFirewall) project.firewalls().getFirst();
      Scene scene = new Scene(project, firewall, firewall.nodes().getFirst());
      List<Packet> accepted = accepted(project, firewall, scene);
      for (Form form : FORMS) {
        if (rules <= form.most() && form.name().matches(chosen)) {
          NodeBundle bundle = bundle(project, firewall, form);
          System.out.println(
              measured(rules, form.name(), scene, accepted, () -> form.loader().load(bundle)));
        }
      }
      if (rules <= LONGEST_LIST && INCUMBENT.matches(chosen)) {
        Path beside = Files.createDirectories(folder.resolve(size.strip()));
        Optional<Incumbent> other = Incumbent.compile(project, beside, 4 * PATIENCE);
        if (other.isPresent()) {
          String start = "sh " + other.get().script() + " start >/dev/null 2>&1";
          System.out.println(measured(rules, INCUMBENT, scene, accepted, () -> Kernel.run(start)));
        }
      }
    }
  }

  private static NodeBundle bundle(Project project, StandaloneFirewall firewall, Form form) {
    Project so =
        project.with(firewall.withSettings(firewall.settings().withOptimise(form.lookUps())));
    return new Compiler().compile(so, firewall.id(), form.loader().backend()).bundles().getFirst();
  }

  private static String measured(
      int rules, String name, Scene scene, List<Packet> accepted, Loading loading)
      throws Exception {
    Cost none = Cost.WORST;
    Cost hooks = Cost.WORST;
    Cost ours = Cost.WORST;
    Instant end = Instant.now().plusSeconds(PATIENCE);
    for (int round = 0; round == 0 || round < ROUNDS && Instant.now().isBefore(end); round++) {
      none = none.best(cost(scene, accepted, () -> Kernel.run("nft -f -", NO_RULES)));
      hooks = hooks.best(cost(scene, accepted, () -> Kernel.run("nft -f -", SAME_HOOKS)));
      ours = ours.best(cost(scene, accepted, loading));
    }
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %.2f | %.2f µs | %.0f %% | %.0f %% | %.2f µs |",
        rules,
        name,
        ours.load(),
        ours.fresh() / 1000,
        100 * none.fresh() / ours.fresh(),
        100 * hooks.fresh() / ours.fresh(),
        ours.known() / 1000);
  }

  /**
   * What was measured at once.
   *
   * @param load seconds
   * @param fresh nanoseconds a packet that begins a connection
   * @param known nanoseconds a packet of an established connection
   */
  private record Cost(double load, double fresh, double known) {
    static final Cost WORST = new Cost(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);

    Cost best(Cost other) {
      return new Cost(
          Math.min(load, other.load), Math.min(fresh, other.fresh), Math.min(known, other.known));
    }
  }

  /** Loads a ruleset. */
  private interface Loading {
    void run() throws Exception;
  }

  /** A namespace of its own, because tables of iptables-legacy cost time even when empty. */
  private static Cost cost(Scene scene, List<Packet> accepted, Loading loading) throws Exception {
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(Trial.devices(scene), "eth0")) {
            List<byte[]> fresh = flows(accepted);
            List<byte[]> known = IntStream.range(0, FLOWS).mapToObj(_ -> fresh.getFirst()).toList();
            long start = System.nanoTime();
            loading.run();
            double load = (System.nanoTime() - start) / 1e9;
            kernel.cost("eth1", fresh); // fills the queues of what leaves
            Kernel.run("conntrack -F 2>/dev/null");
            double begun = kernel.cost("eth1", fresh);
            kernel.send(List.of(accepted.getFirst(), reply(accepted.getFirst())));
            return new Cost(load, begun, kernel.cost("eth1", known));
          }
        });
  }

  /** Packets of connections that rules all over the policy accept. */
  private static List<Packet> accepted(Project project, StandaloneFirewall firewall, Scene scene) {
    DesignEvaluator design = new DesignEvaluator(scene, Set.of(), "eth0");
    List<PolicyRule> rules = firewall.ruleSets().policy().getFirst().rules();
    int step = Math.max(1, rules.size() / 1200);
    return IntStream.range(0, rules.size() / step)
        .mapToObj(i -> rules.get(i * step))
        .flatMap(rule -> packet(project, rule).stream())
        .filter(p -> design.travel(p).fate().verdict() instanceof Verdict.Accept)
        .filter(p -> design.travel(p).filtered().output().isPresent())
        .toList();
  }

  private static Optional<Packet> packet(Project project, PolicyRule rule) {
    Optional<Ip> source = host(project, rule.source().members());
    Optional<Ip> destination = host(project, rule.destination().members());
    Optional<Id> service = rule.service().members().stream().findFirst();
    if (source.isEmpty() || destination.isEmpty() || service.isEmpty()) {
      return Optional.empty();
    }
    if (!source.get().toString().startsWith("10.") || source.equals(destination)) {
      return Optional.empty();
    }
    return project
        .element(service.get())
        .flatMap(e -> e instanceof UdpService u ? Optional.of(u) : Optional.empty())
        .map(u -> u.destinationPorts().getFirst().first())
        .map(port -> packet("eth1", source.get(), destination.get(), 1024, port));
  }

  private static Optional<Ip> host(Project project, List<Id> members) {
    return members.stream()
        .flatMap(id -> project.element(id).stream())
        .flatMap(e -> e instanceof Host h ? h.addresses().stream() : Stream.empty())
        .map(a -> a.ip())
        .findFirst();
  }

  private static Packet packet(String device, Ip source, Ip destination, int from, int to) {
    return new Packet(
        Optional.of(device),
        Optional.empty(),
        source,
        destination,
        Packet.UDP,
        from,
        to,
        0,
        0,
        Set.of(),
        0,
        Packet.State.NEW,
        false,
        0,
        NOON);
  }

  private static Packet reply(Packet p) {
    return packet(
        p.destination().toString().startsWith("10.") ? "eth1" : "eth2",
        p.destination(),
        p.source(),
        p.destinationPort(),
        p.sourcePort());
  }

  /** So many connections, all from other source ports. */
  private static List<byte[]> flows(List<Packet> accepted) {
    List<byte[]> flows = new ArrayList<>();
    for (int i = 0; i < FLOWS; i++) {
      Packet p = accepted.get(i % accepted.size());
      int port = 1024 + i / accepted.size();
      flows.add(
          Wire.bytes(packet("eth1", p.source(), p.destination(), port, p.destinationPort()), i));
    }
    return flows;
  }
}
