package org.twinkeep.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.analysis.reference.Packet;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compiler;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.RuleHits;
import org.twinkeep.install.node.RuleHits.Hits;
import org.twinkeep.install.ssh.Remote;
import org.twinkeep.model.Action;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;

/** Rules that stay as they are keep their hits, whatever happens to the rules around them. */
final class HitsOverLoadsToolIT {

  private static final int PACKETS = 8_000;
  private static final int RULES = 120;

  @TempDir private Path directory;

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  /**
   * One rule goes, one changes, one moves to the end, and new ones come above and in between.
   *
   * @param others the rules that the change leaves as they are
   */
  private record Change(Project project, Set<String> others) {

    static Change of(Project before, Set<String> hit) {
      Firewall firewall = before.firewalls().getFirst();
      RuleSet.Policy policy = firewall.ruleSets().policy().getFirst();
      List<PolicyRule> accepting =
          policy.rules().stream()
              .filter(r -> hit.contains(r.id().value()) && r.action() instanceof Action.Accept)
              .toList();
      PolicyRule gone = accepting.get(0);
      PolicyRule changed = accepting.get(1);
      PolicyRule moved = accepting.get(2);
      List<PolicyRule> rules = new ArrayList<>(policy.rules());
      rules.remove(gone);
      rules.remove(moved);
      rules.add(moved);
      rules.set(rules.indexOf(changed), changed.withAction(new Action.Deny()));
      rules.add(rules.size() / 2, changed.withId(Id.of("new-one")));
      rules.addFirst(gone.withId(Id.of("new-above")));
      Set<String> others = new TreeSet<>(hit);
      others.removeAll(List.of(gone.id().value(), changed.id().value()));
      return new Change(
          before.with(firewall.withRuleSets(firewall.ruleSets().with(policy.withRules(rules)))),
          others);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Loader.class,
      names = {"NFTABLES", "IPTABLES_NFT"})
  void rulesThatStayKeepTheirHits(Loader loader) throws Exception {
    Project project =
        GeneratedRulesetToolIT.withoutRefusedRules(RandomDesign.of(13, RULES), loader.backend());
    Surroundings where = Surroundings.of(project, 0);
    List<Packet> packets = new PacketSampler(where, 5).sample(PACKETS);
    NodeBundle first = bundle(project, loader);
    Kernel.inNamespace(
        () -> {
          try (Kernel kernel = where.kernel(first)) {
            node("keep_hits before");
            loader.load(first);
            node("keep_hits after " + rules(first));
            List<Kernel.Outcome> outcomes = kernel.send(packets);
            Map<String, Hits> before = hits();
            Change change = Change.of(project, before.keySet());
            NodeBundle second = bundle(change.project(), loader);
            node("keep_hits before");
            loader.load(second);
            node("keep_hits after " + rules(second));
            Map<String, Hits> kept = new TreeMap<>(before);
            kept.keySet().retainAll(change.others());
            assertThat(kept).hasSizeGreaterThan(20);
            // the kernel itself sends, too
            kept.remove("auto:neighbour-discovery");
            Map<String, Hits> after = hits();
            after.remove("auto:neighbour-discovery");
            assertThat(after).isEqualTo(kept);
            return outcomes;
          }
        });
  }

  private static NodeBundle bundle(Project project, Loader loader) {
    return new Compiler()
        .compile(project, project.firewalls().getFirst().id(), loader.backend())
        .drafts()
        .getFirst();
  }

  private Path rules(NodeBundle bundle) throws IOException {
    Files.writeString(
        directory.resolve("stamps"), bundle.file("/etc/twinkeep/stamps").orElseThrow().text());
    return directory;
  }

  private Map<String, Hits> hits() throws IOException {
    Map<String, Hits> hits =
        new TreeMap<>(RuleHits.of(Answer.of(new Remote.Reply(0, node("cmd_hits"), ""))).byRule());
    hits.values().removeIf(h -> h.packets() == 0);
    return hits;
  }

  /** A function of the node's program about counters, which are kept in a directory of the test. */
  private String node(String call) throws IOException {
    String program = NodeProgram.text();
    String counters =
        program
            .substring(program.indexOf("# --- counters"), program.indexOf("# load_ruleset "))
            .replace("/run/twinkeep-hits", directory.resolve("hits").toString());
    String script =
        "have() { command -v \"$1\" >/dev/null 2>&1; }\nhas_v6() { :; }\n" + counters + call;
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    return new String(shell.getInputStream().readAllBytes(), UTF_8);
  }
}
