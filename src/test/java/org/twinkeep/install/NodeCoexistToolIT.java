package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;

/** Chains of other programs beside ours, with both variants of iptables. */
final class NodeCoexistToolIT {

  private static final String FOREIGN =
      """
      *nat
      :PREROUTING ACCEPT [0:0]
      :INPUT ACCEPT [0:0]
      :OUTPUT ACCEPT [0:0]
      :POSTROUTING ACCEPT [0:0]
      :DOCKER - [0:0]
      -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
      -A DOCKER -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
      COMMIT
      *filter
      :INPUT ACCEPT [0:0]
      :FORWARD ACCEPT [0:0]
      :OUTPUT ACCEPT [0:0]
      :DOCKER-USER - [0:0]
      :f2b-sshd - [0:0]
      -A INPUT -p tcp -m tcp --dport 22 -j f2b-sshd
      -A FORWARD -j DOCKER-USER
      -A DOCKER-USER -j RETURN
      -A f2b-sshd -s 203.0.113.9/32 -j DROP
      -A f2b-sshd -j RETURN
      COMMIT
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

  private void use(String variant) {
    Answer answer =
        box.sh(
            "for t in iptables ip6tables; do for s in '' -save -restore; do"
                + " ln -sf \"$(command -v xtables-$1-multi)\" \"$(command -v $t$s)\"; done; done;"
                + " iptables --version",
            variant);
    assertThat(answer.out()).contains(variant.equals("nft") ? "nf_tables" : "legacy");
    box.write("/run/foreign", FOREIGN);
    assertThat(box.sh("iptables-restore </run/foreign").out()).isEmpty();
  }

  private String saved() {
    return box.sh(
            "for t in nat filter; do iptables-save -t $t; done | grep -v '^#' | sed 's/\\[.*\\]/[0:0]/'")
        .out();
  }

  /** What is not ours. */
  private String foreign() {
    return saved().lines().filter(l -> !l.contains("tk_")).reduce("", (a, b) -> a + b + "\n");
  }

  private String stage(String golden, Backend backend) {
    return stage(golden, backend, "", "");
  }

  private String stage(String golden, Backend backend, String before, String after) {
    Project plain = new GoldenCase(Path.of("src/test/resources/golden", golden)).project();
    Firewall firewall = plain.firewalls().getFirst();
    Project project =
        plain.with(
            firewall.withSettings(firewall.settings().withPrologue(before).withEpilogue(after)));
    Compilation compilation = GoldenCase.compile(project, project.firewalls().getFirst(), backend);
    assertThat(compilation.drafts()).as(compilation.problems().toString()).isNotEmpty();
    return box.stage("", compilation.drafts().getFirst().files());
  }

  private String install(String golden, Backend backend) {
    return confirmed(stage(golden, backend));
  }

  private String confirmed(String g) {
    assertThat(box.good(g, "apply " + g + " 60 -").value("kernel.v4")).isIn("same", "");
    box.good(g, "activate " + g);
    box.good(g, "confirm " + g);
    return g;
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void theRulesOfOthersStayAndOursComeAndGo(String variant) {
    use(variant);
    String before = saved();
    String first = install("settings-coexist", Backend.IPTABLES);
    assertThat(foreign()).isEqualTo(before);
    String ours = saved();
    assertThat(ours)
        .contains("-A INPUT -m comment --comment twinkeep -j tk_input\n-A INPUT -p tcp")
        .contains(
            "-A FORWARD -m comment --comment twinkeep -j tk_forward\n-A FORWARD -j DOCKER-USER");
    box.good(first, "load");
    assertThat(saved()).as("loaded twice").isEqualTo(ours);

    box.sh("iptables -N later; iptables -I INPUT -j later");
    assertThat(box.good(first, "drift").out()).as("others may do what they like").isEmpty();
    box.good(first, "load");
    assertThat(saved()).contains("-j tk_input\n-A INPUT -j later\n");
    box.sh("iptables -A tk_input -j ACCEPT");
    assertThat(box.good(first, "drift").out()).contains("drift=kernel v4");
    box.sh("iptables -D INPUT -j later; iptables -X later");

    String second = install("settings-coexist-chains", Backend.IPTABLES);
    assertThat(foreign()).isEqualTo(before);
    assertThat(saved()).contains(":tk_in_r1 ");
    String third = install("settings-coexist", Backend.IPTABLES);
    assertThat(saved()).as("chains that are not needed any more go").isEqualTo(ours);
    String fourth = stage("settings-coexist-chains", Backend.IPTABLES);
    box.good(fourth, "apply " + fourth + " 60 -");
    box.good(fourth, "rollback");
    assertThat(saved()).isEqualTo(ours);
    box.good(third, "uninstall");
    assertThat(saved()).as("no trace").isEqualTo(before);
    assertThat(second).isNotEqualTo(third);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void changingToNftablesLeavesTheRulesOfOthers(String variant) {
    use(variant);
    String before = saved();
    install("settings-coexist", Backend.IPTABLES);
    install("settings-coexist", Backend.NFTABLES);
    assertThat(saved()).isEqualTo(before);
  }

  /** What a container and a ban change while a change waits for its confirmation. */
  private String changedByOthers() {
    box.sh(
        "iptables -t nat -A DOCKER -p tcp --dport 9090 -j DNAT --to-destination 172.17.0.3:80;"
            + " iptables -N started-since; iptables -I FORWARD -j started-since;"
            + " iptables -I f2b-sshd -s 203.0.113.77 -j DROP;"
            + " iptables -D f2b-sshd -s 203.0.113.9/32 -j DROP;"
            + " ipset add banned 203.0.113.78");
    String others = foreign();
    assertThat(others).contains("172.17.0.3:80", "started-since", "203.0.113.77");
    assertThat(others).doesNotContain("203.0.113.9/32");
    return others;
  }

  private String banned() {
    return box.sh("ipset list -s banned | sed '1,/^Members/d'").out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void aRollBackLeavesWhatOthersChangedMeanwhile(String variant) {
    use(variant);
    box.sh("ipset create banned hash:ip; ipset add banned 203.0.113.9");
    install("settings-coexist", Backend.IPTABLES);
    List<String> ours = ours();
    String g = stage("settings-coexist-chains", Backend.IPTABLES);
    box.good(g, "apply " + g + " 60 -");
    String others = changedByOthers();
    box.good(g, "rollback");
    assertThat(foreign()).isEqualTo(others);
    assertThat(ours()).isEqualTo(ours);
    assertThat(banned()).isEqualTo("203.0.113.9\n203.0.113.78\n");
    assertThat(saved()).contains("--comment twinkeep -j tk_forward\n-A FORWARD -j started-since");
    assertThat(box.good(g, "drift").out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void takingTheFirstChangeBackLeavesOnlyTheRulesOfOthers(String variant) {
    use(variant);
    box.sh("ipset create banned hash:ip; ipset add banned 203.0.113.9");
    String g = stage("settings-coexist-chains", Backend.IPTABLES);
    box.good(g, "apply " + g + " 60 -");
    String others = changedByOthers();
    box.good(g, "rollback");
    assertThat(saved()).isEqualTo(others);
  }

  @Test
  void takingAnNftablesRulesetBackDoesNotTouchIptables() {
    use("nft");
    box.sh("ipset create banned hash:ip; ipset add banned 203.0.113.9");
    String g = stage("address-host", Backend.NFTABLES);
    box.good(g, "apply " + g + " 60 -");
    String others = changedByOthers();
    box.good(g, "rollback");
    assertThat(saved()).isEqualTo(others);
    assertThat(box.sh("nft list tables").out()).doesNotContain("twinkeep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void whatARulesetThatOwnedTheTablesPutInGoesWhenOthersAreLeftAlone(String variant) {
    use(variant);
    install("nat-destination", Backend.IPTABLES);
    assertThat(box.sh("iptables-restore --noflush </run/foreign").out()).isEmpty();
    String first = stage("settings-coexist", Backend.IPTABLES);
    box.good(first, "apply " + first + " 60 -");
    assertThat(saved()).doesNotContain("nat-1", "-A INPUT -m conntrack");
    assertThat(foreign()).contains("-A FORWARD -j DOCKER-USER", "-A PREROUTING -m addrtype");
    box.good(first, "rollback");
    assertThat(saved()).contains("nat-1").doesNotContain("tk_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void whatTextAddsToATableComesAndGoesWithTheRuleset(String variant) {
    use(variant);
    String before = saved();
    String plain = install("settings-coexist", Backend.IPTABLES);
    List<String> ours = ours();
    String first = "*filter\n:tk__mine - [0:0]\n-A tk__mine -i eth7 -j DROP\nCOMMIT\n";
    String last =
        "*filter\n-I tk_input -p tcp --dport 22 -j tk__mine\nCOMMIT\n*nat\n:tk__more - [0:0]\nCOMMIT";
    String g = stage("settings-coexist", Backend.IPTABLES, first, last);
    assertThat(box.good(g, "apply " + g + " 60 -").value("kernel.v4")).isEqualTo("same");
    List<String> with = ours();
    assertThat(with)
        .containsAll(ours)
        .contains("-A tk__mine -i eth7 -j DROP")
        .containsSubsequence(
            "-A tk_input -p tcp -m tcp --dport 22 -j tk__mine",
            "-A tk_input -i lo -m comment --comment \"auto:loopback\" -j ACCEPT");
    box.good(g, "rollback");
    assertThat(ours()).isEqualTo(ours);

    confirmed(g);
    for (int i = 0; i < 3; i++) {
      box.good(g, "load");
      assertThat(ours()).as("load " + i).isEqualTo(with);
      assertThat(box.good(g, "drift").out()).isEmpty();
    }
    install("settings-coexist", Backend.IPTABLES);
    assertThat(ours()).isEqualTo(ours);
    box.good(plain, "uninstall");
    assertThat(saved()).isEqualTo(before);
  }

  /**
   * A node that had a closed ruleset of its own, and a container that starts when ours is there.
   */
  private String closedBefore() {
    box.write(
        "/run/closed",
        "*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n:by-hand - [0:0]\n"
            + "-A INPUT -i lo -j ACCEPT\n-A INPUT -j by-hand\n-A by-hand -s 192.0.2.7/32 -j ACCEPT\nCOMMIT\n");
    assertThat(box.sh("iptables-restore </run/closed").out()).isEmpty();
    return saved();
  }

  private String policies() {
    return box.sh("for t in iptables ip6tables; do $t -S | sed -n 's/^-P //p' | tr '\\n' ' '; done")
        .out();
  }

  private static final String OPEN = "INPUT ACCEPT FORWARD ACCEPT OUTPUT ACCEPT ";

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void policiesOfARulesetThatOwnedTheTablesDoNotOutliveIt(String variant) {
    use(variant);
    String before = closedBefore();
    install("nat-destination", Backend.IPTABLES);
    assertThat(policies()).startsWith("INPUT DROP FORWARD DROP ");
    String g = stage("settings-coexist", Backend.IPTABLES);
    box.good(g, "apply " + g + " 60 -");
    assertThat(policies()).isEqualTo(OPEN + OPEN);
    box.good(g, "rollback");
    assertThat(policies()).startsWith("INPUT DROP FORWARD DROP ");
    confirmed(g);
    box.sh("iptables -N started-since; iptables -I FORWARD -j started-since");

    String nft = install("settings-coexist", Backend.NFTABLES);
    assertThat(policies())
        .as("an empty chain that drops shuts everybody out")
        .isEqualTo(OPEN + OPEN);
    assertThat(saved()).contains("-j started-since").doesNotContain("tk_");
    box.good(nft, "uninstall");
    assertThat(saved())
        .contains(before.lines().filter(l -> !l.isEmpty()).toArray(String[]::new))
        .contains("-A FORWARD -j started-since");
    assertThat(policies()).isEqualTo("INPUT DROP FORWARD DROP OUTPUT ACCEPT " + OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void whatARulesetReplacedOnceComesBackBesideWhatOthersAddedSince(String variant) {
    use(variant);
    String before = closedBefore();
    install("nat-destination", Backend.IPTABLES);
    String g = install("settings-coexist", Backend.IPTABLES);
    box.sh("iptables -N by-hand; iptables -A by-hand -j RETURN; iptables -A INPUT -j by-hand");
    box.good(g, "uninstall");
    assertThat(saved()).contains(":INPUT DROP", "-A INPUT -i lo -j ACCEPT", "-A by-hand -j RETURN");
    assertThat(saved()).doesNotContain("tk_", "nat-1", "192.0.2.7");
    assertThat(saved().lines().filter("-A INPUT -j by-hand"::equals)).hasSize(1);
    assertThat(before).contains("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void uninstallingAnNftablesRulesetDoesNotTouchIptables(String variant) {
    use(variant);
    String g = install("address-host", Backend.NFTABLES);
    box.sh("ipset create banned hash:ip; ipset add banned 203.0.113.9");
    String others = changedByOthers();
    box.good(g, "uninstall");
    assertThat(saved()).isEqualTo(others);
    assertThat(box.sh("nft list tables").out()).doesNotContain("twinkeep");
  }

  @Test
  void tablesThatOnlyTwinkeepUsedGoWithIt() {
    use("nft");
    box.sh("nft flush ruleset");
    install("nat-destination", Backend.IPTABLES);
    box.good(install("address-host", Backend.NFTABLES), "uninstall");
    assertThat(box.sh("nft list ruleset").out()).isEmpty();

    box.good(install("settings-coexist", Backend.IPTABLES), "uninstall");
    assertThat(box.sh("nft list ruleset").out()).isEmpty();

    String g = install("settings-coexist", Backend.IPTABLES);
    box.sh("iptables -A INPUT -s 192.0.2.9 -j DROP");
    box.good(g, "uninstall");
    assertThat(box.sh("nft list tables").out().strip()).isEqualTo("table ip filter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void twoLoadsAtOncePutTheJumpsInOnce(String variant) {
    use(variant);
    install("settings-coexist", Backend.IPTABLES);
    String loaded = saved();
    String both =
        "for i in 1 2 3 4; do $1 load >/run/one & a=$!; $1 load >/run/two & b=$!;"
            + " wait $a && wait $b || cat /run/one /run/two; done";
    assertThat(box.sh(both, NodeProgram.PATH).out()).isEmpty();
    assertThat(saved()).isEqualTo(loaded);
  }

  @Test
  void aChangeThatBeganWhileALoadWaitedIsLeftAlone() {
    use("nft");
    install("settings-coexist", Backend.IPTABLES);
    box.sh("iptables -F tk_input");
    String later =
        "exec 9>/var/lib/twinkeep/lock; flock 9; $1 load 9>&- >/run/loading & sleep 1;"
            + " echo \"boot=$(cat /proc/sys/kernel/random/boot_id)\" >/var/lib/twinkeep/pending;"
            + " flock -u 9; wait; cat /run/loading; rm /var/lib/twinkeep/pending";
    assertThat(box.sh(later, NodeProgram.PATH).out()).isEqualTo("result=pending\n");
    assertThat(saved()).doesNotContain("-A tk_input");
  }

  @Test
  void aLockThatCannotBeHadDoesNotKeepANodeWithoutRules() {
    use("nft");
    String g = install("settings-coexist", Backend.IPTABLES);
    String loaded = saved();
    box.sh(
        "iptables -F tk_input; rm /run/twinkeep-hits /var/lib/twinkeep/lock; mkdir /var/lib/twinkeep/lock");
    assertThat(box.good(g, "load").value("result")).isEqualTo("loaded");
    assertThat(saved()).isEqualTo(loaded);
  }

  /** Neither the jumps to our chains nor what others remark on theirs are rules of the design. */
  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void onlyRulesOfTheDesignHaveHits(String variant) {
    use(variant);
    box.sh("iptables -A f2b-sshd -m comment --comment theirs -j RETURN");
    box.sh("iptables -t mangle -A FORWARD -m comment --comment theirs -j MARK --set-mark 7");
    String g = install("settings-coexist", Backend.IPTABLES);
    assertThat(saved()).contains("--comment twinkeep", "--comment theirs");
    assertThat(box.good(g, "hits").out())
        .contains("hit=auto:final-deny ")
        .doesNotContain("hit=twinkeep ", "hit=theirs ");
  }

  private List<String> ours() {
    return saved().lines().filter(l -> l.contains("tk_")).toList();
  }
}
