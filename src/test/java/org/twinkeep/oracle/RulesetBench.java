package org.twinkeep.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bench.Incumbent;
import org.twinkeep.bench.MixedPolicy;
import org.twinkeep.bench.ServerPolicy;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;

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
        "| rules | form | load s | new connections/s | new connection | of a bare table | of the same hooks | established |");
    System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (String size : System.getProperty("bench.rules", "100,1000,5000,10000").split(",")) {
      int rules = Integer.parseInt(size.strip());
      costs("one a server", ServerPolicy.project(rules), rules, folder.resolve("servers" + rules));
      costs("mixed", MixedPolicy.project(rules), rules, folder.resolve("mixed" + rules));
    }
  }

  private static void costs(String kind, Project project, int rules, Path folder) throws Exception {
    String chosen = System.getProperty("bench.forms", ".*");
    StandaloneFirewall firewall = (StandaloneFirewall) project.firewalls().getFirst();
    Traffic traffic = Traffic.of(project, firewall);
    String number = String.format(Locale.ROOT, "%,d %s", rules, kind);
    for (Form form : FORMS) {
      if (rules <= form.most() && form.name().matches(chosen)) {
        NodeBundle bundle = bundle(project, firewall, form);
        System.out.println(
            measured(number, form.name(), traffic, () -> form.loader().load(bundle)));
      }
    }
    if (rules <= LONGEST_LIST && INCUMBENT.matches(chosen)) {
      Files.createDirectories(folder);
      Optional<Incumbent> other = Incumbent.compile(project, folder, 4 * PATIENCE);
      if (other.isPresent()) {
        String start = "sh " + other.get().script() + " start >/dev/null 2>&1";
        System.out.println(measured(number, INCUMBENT, traffic, () -> Kernel.run(start)));
      }
    }
  }

  private static NodeBundle bundle(Project project, StandaloneFirewall firewall, Form form) {
    Project so =
        project.with(firewall.withSettings(firewall.settings().withOptimise(form.lookUps())));
    return new Compiler().compile(so, firewall.id(), form.loader().backend()).drafts().getFirst();
  }

  private static String measured(String rules, String form, Traffic traffic, Loading loading)
      throws Exception {
    Cost none = Cost.WORST;
    Cost hooks = Cost.WORST;
    Cost ours = Cost.WORST;
    Instant end = Instant.now().plusSeconds(PATIENCE);
    for (int round = 0; round == 0 || round < ROUNDS && Instant.now().isBefore(end); round++) {
      none = none.best(cost(traffic, () -> Kernel.run("nft -f -", NO_RULES)));
      hooks = hooks.best(cost(traffic, () -> Kernel.run("nft -f -", SAME_HOOKS)));
      ours = ours.best(cost(traffic, loading));
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.0f %% | %.2f µs | %.0f %% | %.0f %% | %.2f µs |",
        rules,
        form,
        ours.load(),
        100 * none.way() / ours.way(),
        ours.fresh() / 1000,
        100 * none.fresh() / ours.fresh(),
        100 * hooks.fresh() / ours.fresh(),
        ours.known() / 1000);
  }

  /**
   * What was measured at once.
   *
   * @param load seconds
   * @param way nanoseconds a packet that begins a connection, from one host to the other
   * @param fresh the same in the firewall alone
   * @param known nanoseconds a packet of an established connection, in the firewall alone
   */
  private record Cost(double load, double way, double fresh, double known) {
    static final Cost WORST =
        new Cost(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);

    Cost best(Cost other) {
      return new Cost(
          Math.min(load, other.load),
          Math.min(way, other.way),
          Math.min(fresh, other.fresh),
          Math.min(known, other.known));
    }
  }

  /** A namespace of its own, because tables of iptables-legacy cost time even when empty. */
  private static Cost cost(Traffic traffic, Loading loading) throws Exception {
    double way = Forwarding.cost(loading, Traffic.flows(traffic.forwarded(), FLOWS));
    return Kernel.inNamespace(
        () -> {
          try (Kernel kernel = Kernel.of(Surroundings.plain(traffic.scene()).devices(), "eth0")) {
            Packet first = traffic.accepted().getFirst();
            List<byte[]> fresh = Traffic.flows(traffic.accepted(), FLOWS);
            List<byte[]> known = IntStream.range(0, FLOWS).mapToObj(_ -> fresh.getFirst()).toList();
            long start = System.nanoTime();
            loading.run();
            double load = (System.nanoTime() - start) / 1e9;
            kernel.cost("eth1", fresh); // fills the queues of what leaves
            Kernel.run("conntrack -F 2>/dev/null");
            double begun = kernel.cost("eth1", fresh);
            kernel.send(List.of(first, Traffic.reply(first)));
            return new Cost(load, way, begun, kernel.cost("eth1", known));
          }
        });
  }
}
