package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compiler;
import org.twinkeep.compile.node.World;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** A ruleset that is loaded again takes the place of the one before at once. */
final class NodeReloadToolIT {

  private static final int RULES = 1_500;
  private static final int LOADS = 20;
  private static final int DENIED = 9;
  private static final int PERMITTED = 10;

  /** Sees packets before and after every chain of the filter. */
  private static final String WITNESS =
      """
      table inet witness {
        chain before { type filter hook input priority -400; udp dport 9 counter; udp dport 10 counter; }
        chain after { type filter hook input priority 400; udp dport 9 counter; udp dport 10 counter; }
      }
      """;

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nftables", "nft", "legacy"})
  void nothingIsLetThroughWhileALargeRulesetIsReplaced(String backEnd) {
    String g = install(List.of(backEnd.equals("nftables") ? nftables() : iptables(backEnd)));
    box.write("/run/witness", WITNESS);
    assertThat(box.sh("nft -f /run/witness").out()).isEmpty();
    Answer loads =
        box.sh(
            """
            bash -c 'while :; do echo x >/dev/udp/127.0.0.1/9; done' 2>/dev/null & denied=$!
            bash -c 'while :; do echo x >/dev/udp/127.0.0.1/10; done' 2>/dev/null & permitted=$!
            sleep 0.2
            i=0
            while [ $i -lt "$1" ]; do
              sh "$2" load || break
              i=$((i + 1))
            done
            kill $denied $permitted
            wait
            """,
            String.valueOf(LOADS),
            program(g));
    assertThat(loads.out().lines().filter("result=loaded"::equals)).as(loads.out()).hasSize(LOADS);
    Map<Integer, Long> before = counted("before");
    Map<Integer, Long> after = counted("after");
    assertThat(before.get(DENIED)).isGreaterThan(1_000);
    assertThat(before.get(PERMITTED)).isGreaterThan(1_000);
    assertThat(after.get(DENIED)).isZero();
    assertThat(before.get(PERMITTED) - after.get(PERMITTED))
        .isLessThanOrEqualTo(before.get(PERMITTED) / 100);
  }

  @Test
  void whatTheUnitReloadsWithPutsTheRulesetBackWithoutTakingItDown() {
    String unit =
        new Compiler(World.system())
            .compile(ArticlePair.project(), ArticlePair.project().firewalls().getFirst().id())
            .bundles()
            .getFirst()
            .file("/etc/systemd/system/twinkeep-ruleset.service")
            .orElseThrow()
            .text();
    List<String> reload =
        unit.lines()
            .filter(l -> l.startsWith("ExecReload="))
            .map(l -> l.substring("ExecReload=".length()))
            .toList();
    assertThat(reload).hasSize(1);
    assertThat(unit.lines().noneMatch(l -> l.startsWith("ExecStop"))).isTrue();
    install(List.of(nftables()));
    box.sh("nft insert rule inet twinkeep input accept");
    assertThat(box.sh("twinkeep-node drift").out()).isEqualTo("drift=kernel nft\n");
    Answer reloaded = box.sh(reload.getFirst());
    assertThat(reloaded.status()).as(reloaded.out()).isZero();
    assertThat(reloaded.value("result")).isEqualTo("loaded");
    assertThat(box.sh("twinkeep-node drift").out()).isEmpty();
    assertThat(box.sh("nft list chain inet twinkeep input").out()).contains("policy drop");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aDesignWithoutRulesIsInstalledAndLetsNothingThrough(Backend backEnd) {
    Project empty =
        Pairs.cluster(
            ArticlePair.project(),
            c ->
                c.withRuleSets(
                    c.ruleSets()
                        .with(c.ruleSets().policy().getFirst().withRules(List.of()))
                        .with(c.ruleSets().nat().getFirst().withRules(List.of()))));
    NodeBundle bundle =
        Compiler.rulesetOnly(World.system())
            .compile(empty, empty.firewalls().getFirst().id(), backEnd)
            .bundles()
            .getFirst();
    String g = install(bundle.files());
    assertThat(box.good(g, "load").value("result")).isEqualTo("loaded");
    assertThat(box.good(g, "drift").out()).isEmpty();
    String forward =
        backEnd == Backend.NFTABLES
            ? "nft list chain inet twinkeep forward"
            : "iptables-save -t filter";
    assertThat(box.sh(forward).out()).containsAnyOf("policy drop", ":FORWARD DROP");
  }

  /** Counted packets by destination port. */
  private Map<Integer, Long> counted(String chain) {
    return box.sh("nft list chain inet witness " + chain)
        .out()
        .lines()
        .map(String::strip)
        .filter(l -> l.startsWith("udp dport"))
        .map(l -> l.split(" "))
        .collect(Collectors.toMap(w -> Integer.valueOf(w[2]), w -> Long.valueOf(w[5])));
  }

  private String install(List<BundleFile> files) {
    String g = box.stage("", files);
    for (String command : List.of("apply " + g + " 60 -", "activate " + g, "confirm " + g)) {
      box.good(g, command);
    }
    return g;
  }

  private static String program(String generation) {
    return "/var/lib/twinkeep/generations/" + generation + "/tree" + NodeProgram.PATH;
  }

  /** Many rules about others come first, so that a load takes its time. */
  private static BundleFile nftables() {
    String rules =
        others()
            .mapToObj(i -> "    ip saddr " + other(i) + " counter accept\n")
            .collect(Collectors.joining());
    return file(
        "/etc/twinkeep/ruleset.nft",
        """
        table inet twinkeep
        delete table inet twinkeep
        table inet twinkeep {
          chain input {
            type filter hook input priority 0; policy drop;
        """
            + rules
            + "    udp dport "
            + PERMITTED
            + " counter accept\n    counter drop\n  }\n}\n");
  }

  private BundleFile iptables(String variant) {
    box.sh(
        "for t in iptables ip6tables; do for s in '' -save -restore; do"
            + " ln -sf \"$(command -v xtables-$1-multi)\" \"$(command -v $t$s)\"; done; done",
        variant);
    String rules =
        others()
            .mapToObj(i -> "-A INPUT -s " + other(i) + " -j ACCEPT\n")
            .collect(Collectors.joining());
    return file(
        "/etc/twinkeep/ruleset.v4",
        "*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n"
            + rules
            + "-A INPUT -p udp --dport "
            + PERMITTED
            + " -j ACCEPT\n-A INPUT -j DROP\nCOMMIT\n");
  }

  private static IntStream others() {
    return IntStream.range(0, RULES);
  }

  private static String other(int i) {
    return "10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256 + "/32";
  }

  private static BundleFile file(String path, String text) {
    return new BundleFile(path, 0644, ActingService.RULESET, text.lines().map(Line::of).toList());
  }
}
