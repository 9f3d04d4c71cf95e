package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;

/** Names and address tables that the node looks up: generated bundles, the node's real tools. */
final class NodeLookupsToolIT {

  private static final String HOSTS = "/etc/hosts";
  private static final String TABLE = "/lists/bad";
  private static final String GOOD =
      "203.0.113.5 ; one\n# two\n203.0.113.64/26\n2001:db8:bad::/48\n";

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
    box.write(TABLE, GOOD);
    answers("192.0.2.80", "2001:db8:ff::80");
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  /** What the node's resolver says of the name from now on; nothing = it is dead. */
  private void answers(String... addresses) {
    StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
    for (String address : addresses) {
      hosts.append(address).append(" dual.example\n");
    }
    box.write(HOSTS, hosts.toString());
  }

  private String stage(String golden, Backend backend) {
    Project project = new GoldenCase(Path.of("src/test/resources/golden", golden)).project();
    Compilation compilation = GoldenCase.compile(project, project.firewalls().getFirst(), backend);
    assertThat(compilation.drafts()).as(compilation.problems().toString()).isNotEmpty();
    List<BundleFile> files = compilation.drafts().getFirst().files();
    return box.stage("", files);
  }

  private static Answer good(Answer answer) {
    assertThat(answer.status()).as(answer.out()).isZero();
    return answer;
  }

  private String install(String golden, Backend backend) {
    String g = stage(golden, backend);
    good(box.run(g, "apply " + g + " 60 -"));
    good(box.run(g, "activate " + g));
    good(box.run(g, "confirm " + g));
    return g;
  }

  private Answer refresh() {
    return good(box.sh(NodeProgram.PATH + " refresh"));
  }

  private String set(String name, Backend backend) {
    return switch (backend) {
      case NFTABLES ->
          box.sh("nft list set inet twinkeep " + name + " | tr -d '\\n\\t'")
              .out()
              .replaceAll(", +", ", ")
              .replaceFirst(".*elements = \\{ *", "")
              .replaceFirst(" *}.*", "");
      case IPTABLES ->
          String.join(
              ", ",
              box.sh("ipset list -s " + name + " | sed '1,/^Members/d'").out().lines().toList());
    };
  }

  private void powerCut() {
    box.sh("for t in iptables ip6tables; do printf '*filter\\nCOMMIT\\n' | $t-restore; done");
    box.sh("nft flush ruleset; ipset destroy; rm -f /run/twinkeep-sets");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void theSetFollowsTheName(Backend backend) {
    String g = install("address-dns-on-node", backend);
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.80");
    assertThat(set("node6_dual", backend)).isEqualTo("2001:db8:ff::80");
    answers("192.0.2.81", "192.0.2.90", "2001:db8:ff::80");
    assertThat(refresh().value("result")).isEqualTo("refreshed");
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.81, 192.0.2.90");
    assertThat(set("node6_dual", backend)).isEqualTo("2001:db8:ff::80");
    assertThat(refresh().value("result")).isEqualTo("same");
    assertThat(box.run(g, "drift").out()).as("an answer is no drift").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aDeadResolverTakesNothingAwayAndARestartBringsTheLastAnswer(Backend backend) {
    install("address-dns-on-node", backend);
    answers();
    Answer dead = refresh();
    assertThat(dead.value("warning")).isEqualTo("name dual.example: no answer");
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.80");
    powerCut();
    good(box.sh(NodeProgram.PATH + " load"));
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.80");
    assertThat(set("node6_dual", backend)).isEqualTo("2001:db8:ff::80");
    answers("192.0.2.99");
    refresh();
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.99");
    assertThat(set("node6_dual", backend)).as("not answered").isEqualTo("2001:db8:ff::80");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aTableIsReadAgainAndOneWithABadLineIsNot(Backend backend) {
    install("address-table-on-node", backend);
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    box.write(TABLE, "203.0.113.7\n203.0.113.x\n");
    assertThat(refresh().value("warning")).startsWith("table /lists/bad: line 2: not an address");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    box.write(TABLE, "# nothing\n");
    assertThat(refresh().value("warning")).isEqualTo("table /lists/bad: it names no address");
    box.sh("rm " + TABLE);
    assertThat(refresh().value("warning")).isEqualTo("table /lists/bad: there is no such file");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    box.write(TABLE, "203.0.113.7\n");
    assertThat(refresh().value("result")).isEqualTo("refreshed");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.7");
    box.write(TABLE, "203.0.113.8\n");
    powerCut();
    good(box.sh(NodeProgram.PATH + " load"));
    assertThat(set("node4_bad", backend)).as("read at boot").isEqualTo("203.0.113.8");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatHasNeverBeenAnsweredIsRefused(Backend backend) {
    answers();
    String g = stage("address-dns-on-node", backend);
    Answer refused = box.run(g, "apply " + g + " 60 -");
    assertThat(refused.value("error")).as(refused.out()).isEqualTo("lookup");
    assertThat(refused.value("detail")).isEqualTo("name dual.example: no answer");
    assertThat(box.sh("nft list ruleset; iptables-save").out()).doesNotContain("rule-1");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void anExclusionWithoutAnAnswerInAFamilyIsRefused(Backend backend) {
    answers("192.0.2.80");
    String g = stage("not-name-on-node", backend);
    Answer refused = box.run(g, "apply " + g + " 60 -");
    assertThat(refused.value("error")).as(refused.out()).isEqualTo("lookup");
    assertThat(refused.value("detail"))
        .isEqualTo(
            "name dual.example: it has no ipv6 address, and a rule excludes it: the rule would match everything");
    answers("192.0.2.80", "2001:db8:ff::80");
    install("not-name-on-node", backend);
    box.write(TABLE, "203.0.113.7\n");
    assertThat(refresh().value("warning")).contains("no ipv6 address, and a rule excludes it");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    box.sh("rm -r /var/lib/twinkeep/answers");
    powerCut();
    answers();
    Answer load = box.sh(NodeProgram.PATH + " load");
    assertThat(load.status()).as("closed rather than open: " + load.out()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.0/0",
        "::/0",
        "0.0.0.0-255.255.255.255",
        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "203.0.113.5/24",
        "2001:db8::1/64",
        "203.0.113.9-203.0.113.5",
        "203.0.113.9-2001:db8::1",
        "203.0.113.256",
        "203.0.113",
        "010.0.0.1",
        "2001:db8:::1",
        "2001:db8::1::2",
        "1:2:3:4:5:6:7",
        "2001:db8::12345",
        "203.0.113.0/33",
        "203.0.113.0/2x",
        "example.org",
        "203.0.113.5 }; flush ruleset; #",
        "$(reboot)",
        "-203.0.113.5",
        "203.0.113.5-"
      })
  void refusesALineThatIsNoAddress(String line) {
    box.write(TABLE, "203.0.113.4\n" + line + "\n");
    String g = stage("address-table-on-node", Backend.NFTABLES);
    Answer refused = box.run(g, "check " + g);
    assertThat(refused.value("error")).as(refused.out()).isEqualTo("lookup");
    assertThat(refused.value("detail")).startsWith("table /lists/bad: line 2: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/1\n128.0.0.0/1\n",
        "128.0.0.0/1\n64.0.0.0-127.255.255.255\n0.0.0.0-99.255.255.255\n",
        "8000::/1\n203.0.113.4\n::-7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\n"
      })
  void refusesLinesThatTogetherAreEveryAddress(String lines) {
    box.write(TABLE, lines);
    String g = stage("address-table-on-node", Backend.NFTABLES);
    Answer refused = box.run(g, "check " + g);
    assertThat(refused.value("detail"))
        .startsWith("table /lists/bad: its lines together are every address: ip");
    box.write(TABLE, "0.0.0.0-127.255.255.255\n128.0.0.1-255.255.255.255\n::/2\n8000::/1\n");
    good(box.run(g, "check " + g));
  }

  @Test
  void refusesMoreAddressesThanASetHolds() {
    box.sh(
        "awk 'BEGIN { for (i = 0; i <= 1048576; i++) printf \"10.%d.%d.%d\\n\", i / 65536, int(i / 256) % 256, i % 256 }' >"
            + TABLE);
    String g = stage("address-table-on-node", Backend.IPTABLES);
    assertThat(box.run(g, "check " + g).value("detail"))
        .isEqualTo("table /lists/bad: it has more than 1048576 ipv4 addresses");
  }

  /** A node whose tools refuse an address that the program takes for one. */
  private void refuse(String address) {
    for (String tool : List.of("nft", "ipset")) {
      box.write(
          "/usr/local/sbin/" + tool,
          """
          #!/bin/sh
          case "$*" in
            *restore* | *'-f -'*) cat >/run/in ;;
            *'-f '*) for f; do :; done; cat "$f" >/run/in ;;
            *) exec /usr/sbin/TOOL "$@" ;;
          esac
          if grep -qF ADDRESS /run/in; then echo 'ADDRESS is refused' >&2; exit 1; fi
          exec /usr/sbin/TOOL "$@" </run/in
          """
              .replace("TOOL", tool)
              .replace("ADDRESS", address));
      box.sh("chmod 755 /usr/local/sbin/" + tool);
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatASetRefusesReplacesNoAnswerAndStopsNoOther(Backend backend) {
    install("not-name-on-node", backend);
    refuse("203.0.113.66");
    box.write(TABLE, "203.0.113.66\n2001:db8:bad::/48\n");
    answers("192.0.2.99", "2001:db8:ff::80");
    assertThat(refresh().value("warning"))
        .startsWith("table /lists/bad: the set refuses it: ")
        .contains("is refused");
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.99");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    powerCut();
    Answer load = good(box.sh(NodeProgram.PATH + " load"));
    assertThat(load.value("warning")).startsWith("table /lists/bad: the ruleset did not load");
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.99");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    box.write(TABLE, "203.0.113.67\n2001:db8:bad::/48\n");
    assertThat(refresh().out()).isEqualTo("result=refreshed\n");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.67");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aDesignThatIsOnlyCheckedChangesNoAnswer(Backend backend) {
    install("not-name-on-node", backend);
    box.write(TABLE, "203.0.113.7\n");
    String g = stage("address-table-on-node", backend);
    good(box.run(g, "check " + g));
    good(box.run(g, "apply " + g + " 60 -"));
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.7");
    good(box.run(g, "rollback"));
    assertThat(refresh().value("warning")).contains("no ipv6 address, and a rule excludes it");
    assertThat(set("node6_bad", backend)).as("excluded").isEqualTo("2001:db8:bad::/48");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    install("address-table-on-node", backend);
    assertThat(refresh().value("warning")).isEmpty();
    assertThat(set("node4_bad", backend)).as("confirmed").isEqualTo("203.0.113.7");
    assertThat(set("node6_bad", backend)).as("not excluded any more").doesNotContain("2001");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aSetThatAnExclusionNeedsIsNotEmptiedWhereItsAnswerIsLost(Backend backend) {
    install("not-name-on-node", backend);
    refresh();
    box.sh("rm -r /var/lib/twinkeep/answers");
    answers("192.0.2.99");
    Answer refused = box.sh(NodeProgram.PATH + " refresh");
    assertThat(refused.status()).as(refused.out()).isEqualTo(1);
    assertThat(refused.value("error")).isEqualTo("lookup");
    assertThat(set("node4_bad", backend)).isEqualTo("203.0.113.5, 203.0.113.64/26");
    assertThat(set("node6_dual", backend)).isEqualTo("2001:db8:ff::80");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aSetThatSomebodyEmptiedIsFilledAgain(Backend backend) {
    install("address-dns-on-node", backend);
    refresh();
    assertThat(refresh().value("result")).isEqualTo("same");
    box.sh("nft flush set inet twinkeep node4_dual || ipset flush node4_dual");
    assertThat(set("node4_dual", backend)).doesNotContain("192");
    assertThat(refresh().value("result")).isEqualTo("refreshed");
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.80");
    assertThat(refresh().value("result")).isEqualTo("same");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aResolverThatHangsStopsNothingElse(Backend backend) {
    install("not-name-on-node", backend);
    box.write("/usr/local/sbin/getent", "#!/bin/sh\necho \"$*\" >>/run/asked\nexec sleep 30\n");
    box.sh("chmod 755 /usr/local/sbin/getent");
    box.write(TABLE, "203.0.113.7\n2001:db8:bad::/48\n");
    box.sh(NodeProgram.PATH + " refresh >/run/refresh 2>&1 & sleep 3");
    assertThat(box.exists("/run/asked")).isTrue();
    assertThat(set("node4_bad", backend)).as("tables first").isEqualTo("203.0.113.7");
    String g = stage("address-host", backend);
    good(box.run(g, "check " + g));
    assertThat(box.read("/run/refresh")).as("still asking").isEmpty();
    box.sh(
        "i=0; while ! grep -q result /run/refresh && [ $i -lt 150 ]; do sleep 0.1; i=$((i+1)); done");
    assertThat(box.read("/run/refresh"))
        .isEqualTo("warning=name dual.example: no answer\nresult=refreshed\n");
    assertThat(box.read("/run/asked")).as("once").isEqualTo("-A ahosts dual.example\n");
    assertThat(set("node4_dual", backend)).isEqualTo("192.0.2.80");
  }

  @Test
  void aTableWithRangesIsReadAtBoot() {
    install("address-table-on-node", Backend.NFTABLES);
    box.write(TABLE, "203.0.113.7\n2001:db8::5-2001:db8::9\n");
    powerCut();
    assertThat(good(box.sh(NodeProgram.PATH + " load")).out()).isEqualTo("result=loaded\n");
    assertThat(set("node4_bad", Backend.NFTABLES)).isEqualTo("203.0.113.7");
  }

  @Test
  void takesEveryFormOfAddress() {
    box.write(
        TABLE,
        " 203.0.113.4\r\n203.0.113.8 - 203.0.113.10 # range\n203.0.113.128/25;x\n\n2001:DB8::A\n"
            + "2001:db8:1::/48\n2001:db8:2::1-2001:db8:2::5\n1:2:3:4:5:6:7:8\n::1\n1::\n"
            + "203.0.113.4\n203.0.113.129\n");
    install("address-table-on-node", Backend.NFTABLES);
    assertThat(set("node4_bad", Backend.NFTABLES))
        .isEqualTo("203.0.113.4, 203.0.113.8-203.0.113.10, 203.0.113.128/25");
    assertThat(set("node6_bad", Backend.NFTABLES))
        .contains(
            "::1", "1::", "1:2:3:4:5:6:7:8", "2001:db8::a", "2001:db8:1::/48", "2001:db8:2::1-");
  }

  @Test
  void theTimerRunsAsLongAsThereIsSomethingToLookUp() {
    box.pretendSystemd();
    install("address-dns-on-node", Backend.NFTABLES);
    assertThat(box.exists("/run/units/active/twinkeep-refresh.timer")).isTrue();
    install("address-host", Backend.NFTABLES);
    assertThat(box.exists("/run/units/active/twinkeep-refresh.timer")).isFalse();
    String g = stage("address-dns-on-node", Backend.NFTABLES);
    good(box.run(g, "apply " + g + " 60 -"));
    good(box.run(g, "activate " + g));
    assertThat(box.exists("/run/units/active/twinkeep-refresh.timer")).isTrue();
    good(box.run(g, "rollback"));
    assertThat(box.exists("/run/units/active/twinkeep-refresh.timer")).isFalse();
  }

  @Test
  void setsThatNothingNeedsGo() {
    install("address-dns-on-node", Backend.IPTABLES);
    assertThat(box.sh("ipset list -n").out()).contains("node4_dual", "node6_dual");
    install("address-host", Backend.IPTABLES);
    assertThat(box.sh("ipset list -n").out()).isEmpty();
    install("address-dns-on-node", Backend.IPTABLES);
    install("address-dns-on-node", Backend.NFTABLES);
    assertThat(box.sh("ipset list -n").out()).as("nftables has sets of its own").isEmpty();
  }
}
