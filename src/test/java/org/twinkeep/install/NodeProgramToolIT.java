package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.install.node.Survey;
import org.twinkeep.install.ssh.Remote;

/** The program on the node, run as it is, with the node's real tools. */
final class NodeProgramToolIT {

  private static final String OLD =
      "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n"
          + "-A FORWARD -s 192.0.2.1/32 -j ACCEPT\nCOMMIT\n";
  private static final String NEW =
      "*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n"
          + "-A INPUT -i lo -j ACCEPT\nCOMMIT\n";
  private static final String NFT =
      """
      table inet twinkeep
      delete table inet twinkeep
      table inet twinkeep {
        set seen { type ipv4_addr; flags dynamic,timeout; timeout 1h; }
        set web { type ipv4_addr; flags interval; elements = { 192.0.2.0/28, 198.51.100.7 } }
        chain forward {
          type filter hook forward priority 0; policy drop;
          ip daddr @web tcp dport 443 counter accept comment "web-in"
        }
      }
      """;
  private static final String RULES = "iptables-save | grep -v '^#' | sed 's/\\[.*\\]//'";

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
    box.sh(
        "ip link add eth0 type veth peer name eth9; ip addr add 192.0.2.2/24 dev eth0; ip link set eth0 up; ip link set eth9 up");
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  private static BundleFile file(String path, ActingService service, String text) {
    int mode = text.startsWith("#!") ? 0755 : 0644;
    return new BundleFile(
        path, mode, service, text.lines().map(org.twinkeep.bundle.Line::of).toList());
  }

  private static BundleFile rules(String text) {
    return file("/etc/twinkeep/ruleset.v4", ActingService.RULESET, text);
  }

  /** A bundle as an upload leaves it below the state directory, staged; answers its generation. */
  private String stage(BundleFile... files) {
    return stageAs("", files);
  }

  private String stageAs(String atLeast, BundleFile... files) {
    return box.stage(atLeast, List.of(files));
  }

  private static String program(String generation) {
    return "sh /var/lib/twinkeep/generations/" + generation + "/tree" + NodeProgram.PATH + " ";
  }

  private Answer run(String generation, String command) {
    return box.sh(program(generation) + command);
  }

  private static Answer good(Answer answer) {
    assertThat(answer.status()).as(answer.out()).isZero();
    return answer;
  }

  private void install(String generation) {
    good(run(generation, "apply " + generation + " 60 -"));
    good(run(generation, "activate " + generation));
    good(run(generation, "confirm " + generation));
  }

  /** What a power cut leaves: no rules in the kernel, another boot id, the disk as it is. */
  private void powerCut() {
    box.sh("iptables-restore </dev/null; printf '*filter\\nCOMMIT\\n' | iptables-restore");
    box.sh("nft flush ruleset; echo 0 >/proc/sys/net/ipv4/ip_forward");
    box.sh("sed -i 's/^boot=.*/boot=of-before/' /var/lib/twinkeep/pending 2>/dev/null");
  }

  private static void assertRefused(Answer answer, String id) {
    assertThat(answer.status()).as(answer.out()).isEqualTo(1);
    assertThat(answer.value("error")).as(answer.out()).isEqualTo(id);
    assertThat(answer.value("message")).isNotBlank();
  }

  @Test
  void pleasesShellcheck() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "needs shellcheck");
    // 2015: a && b || c is meant as it reads; 2317: functions called by name through "checked"
    Process lint =
        new ProcessBuilder(
                "shellcheck", "-s", "sh", "-e", "SC2015,SC2317", "resources/node/twinkeep-node")
            .redirectErrorStream(true)
            .start();
    String out = new String(lint.getInputStream().readAllBytes());
    assertThat(lint.waitFor()).as(out).isZero();
  }

  @Test
  void applyLoadsTheRulesetAndLeavesTheDiskAlone() {
    String g = stage(rules(NEW));
    Answer applied = good(run(g, "apply " + g + " 60 -"));
    assertThat(applied.value("kernel.v4")).isEqualTo("same");
    assertThat(box.sh(RULES).out()).contains(":INPUT DROP", "-A INPUT -i lo -j ACCEPT");
    assertThat(box.exists("/etc/twinkeep")).isFalse();
    assertThat(box.exists(NodeProgram.PATH)).isFalse();
  }

  @Test
  void rollsBackByItselfWhenNobodyConfirms() {
    box.sh("printf '%s' '" + OLD + "' | iptables-restore");
    String before = box.sh(RULES).out();
    String g = stage(rules(NEW));
    good(run(g, "apply " + g + " 5 -"));
    assertThat(box.sh(RULES).out()).isNotEqualTo(before);
    box.sh(
        "i=0; while [ -e /var/lib/twinkeep/pending ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done");
    assertThat(box.sh(RULES).out()).isEqualTo(before);
    assertThat(run(g, "status").value("outcome"))
        .startsWith("rolled-back " + g)
        .endsWith("in time");
    assertRefused(run(g, "confirm " + g), "not-pending");
  }

  @Test
  void statusTellsHowFullTheConnectionTableIs() {
    String g = stage(rules(NEW));
    install(g);
    String max = box.sh("cat /proc/sys/net/netfilter/nf_conntrack_max").out().strip();
    assertThat(max).hasSizeGreaterThan(1);
    assertThat(run(g, "status").value("conntrack.max")).isEqualTo(max);
  }

  @Test
  void extendMovesTheDeadline() {
    String g = stage(rules(NEW));
    good(run(g, "apply " + g + " 5 -"));
    good(run(g, "extend 60"));
    box.sh("sleep 6");
    assertThat(run(g, "status").value("pending")).isEqualTo(g);
  }

  @Test
  void confirmMakesItWhatTheNodeBootsWith() {
    String g = stage(rules(NEW));
    install(g);
    assertThat(box.read("/etc/twinkeep/ruleset.v4")).isEqualTo(NEW);
    assertThat(box.sh("stat -c %a " + NodeProgram.PATH).out()).isEqualTo("755\n");
    assertThat(run(g, "status").value("generation")).isEqualTo(g);
    powerCut();
    good(box.sh(NodeProgram.PATH + " load"));
    assertThat(box.sh(RULES).out()).contains("-A INPUT -i lo -j ACCEPT");
    assertThat(run(g, "drift").out()).isEmpty();
  }

  @Test
  void refusesARulesetThatTheRealToolRefuses() {
    box.sh("printf '%s' '" + OLD + "' | iptables-restore");
    String before = box.sh(RULES).out();
    String g = stage(rules(NEW.replace("-i lo", "-p nonsense")));
    Answer answer = run(g, "apply " + g + " 60 -");
    assertRefused(answer, "check");
    assertThat(answer.out()).contains("nonsense");
    assertThat(box.sh(RULES).out()).isEqualTo(before);
    assertThat(box.exists("/var/lib/twinkeep/pending")).isFalse();
  }

  @Test
  void refusesAShellScriptWithAnError() {
    String g =
        stage(rules(NEW), file("/etc/twinkeep/handover", ActingService.NONE, "#!/bin/sh\nif"));
    assertThat(run(g, "check " + g).value("file")).isEqualTo("/etc/twinkeep/handover");
  }

  @Test
  void refusesASecondChangeWhileOneWaits() {
    String first = stage(rules(OLD));
    good(run(first, "apply " + first + " 60 -"));
    String second = stage(rules(NEW));
    assertRefused(run(second, "apply " + second + " 60 -"), "pending");
    good(run(first, "rollback"));
    good(run(second, "apply " + second + " 60 -"));
  }

  @Test
  void refusesAFileThatArrivedDamaged() {
    String g = stage(rules(NEW));
    box.sh("echo >>/var/lib/twinkeep/generations/" + g + "/tree/etc/twinkeep/ruleset.v4");
    assertRefused(run(g, "apply " + g + " 60 -"), "checksum");
  }

  @Test
  void refusesWhenTheNodeChangedSinceThePlan() {
    String g = stage(rules(NEW));
    good(run(g, "check " + g));
    String plan = run(g, "plan " + g).value("fingerprint");
    assertThat(run(g, "plan " + g).value("fingerprint")).isEqualTo(plan);
    box.sh("iptables -A INPUT -s 203.0.113.9 -j DROP");
    assertRefused(run(g, "apply " + g + " 60 " + plan), "changed");
    box.sh("iptables -F INPUT");
    box.write("/etc/twinkeep/ruleset.v4", "somebody was here\n");
    assertRefused(run(g, "apply " + g + " 60 " + plan), "changed");
    box.sh("rm -r /etc/twinkeep");
    good(run(g, "apply " + g + " 60 " + plan));
  }

  @Test
  void planSaysWhatIsThereNow() {
    box.write("/etc/sysctl.d/60-twinkeep.conf", "old\n");
    String g =
        stage(
            rules(NEW),
            file(
                "/etc/sysctl.d/60-twinkeep.conf",
                ActingService.SYSCTL,
                "net.ipv4.ip_forward = 0\n"));
    good(run(g, "check " + g));
    assertThat(run(g, "plan " + g).out())
        .contains("file=+ RULESET - - /etc/twinkeep/ruleset.v4\n")
        .contains("file=~ SYSCTL 644 root:root /etc/sysctl.d/60-twinkeep.conf\nold=b2xkCg==\n")
        .contains("kernel.then=v4 ");
  }

  @Test
  void whatTheKernelRoundsOrRefusesIsPlannedOnlyOnce() {
    BundleFile settings =
        file(
            "/etc/sysctl.d/60-twinkeep.conf",
            ActingService.SYSCTL,
            "net.ipv4.ip_local_reserved_ports = 7001,7002,7003\n"
                + "net.ipv4.tcp_congestion_control = nonsense\n"
                + "kernel.osrelease = 1.0\n"
                + "net.ipv4.conf.all.rp_filter = 2\n");
    String first = stage(rules(NEW), settings);
    assertThat(run(first, "plan " + first).out())
        .contains("setting=net.ipv4.ip_local_reserved_ports ", "tcp_congestion_control");
    good(run(first, "apply " + first + " 60 -"));
    assertThat(good(run(first, "activate " + first)).out())
        .contains("warning=the kernel refuses net.ipv4.tcp_congestion_control = nonsense\n")
        .contains("warning=the kernel refuses kernel.osrelease = 1.0\n")
        .doesNotContain("ip_local_reserved_ports");
    good(run(first, "confirm " + first));
    assertThat(box.read("/proc/sys/net/ipv4/ip_local_reserved_ports")).isEqualTo("7001-7003\n");
    String second = stage(rules(NEW), settings);
    assertThat(run(second, "plan " + second).out()).contains("generation=002", "file==");
    assertThat(run(second, "plan " + second).out()).doesNotContain("setting=");

    box.sh("echo 5001 >/proc/sys/net/ipv4/ip_local_reserved_ports");
    assertThat(run(second, "plan " + second).out())
        .contains("setting=net.ipv4.ip_local_reserved_ports 5001 7001,7002,7003");
    good(run(second, "load"));
    good(run(second, "load"));
    assertThat(box.read("/proc/sys/net/ipv4/ip_local_reserved_ports")).isEqualTo("7001-7003\n");
    assertThat(box.read("/var/lib/twinkeep/adjusted").lines()).hasSize(3);
  }

  private static BundleFile settings(String text) {
    return file("/etc/sysctl.d/60-twinkeep.conf", ActingService.SYSCTL, text);
  }

  @Test
  void aSettingThatTheDesignNoLongerAsksForGoesBack() {
    String ttl = "/proc/sys/net/ipv4/ip_default_ttl";
    String common = "net/ipv4/conf/eth0/rp_filter = 2\n";
    box.sh("echo 1 >/proc/sys/net/ipv4/conf/eth0/rp_filter; echo 70 >" + ttl);
    install(
        stage(
            rules(OLD),
            settings("net.ipv4.conf.eth0.rp_filter = 2\nnet.ipv4.ip_default_ttl = 99\n")));
    assertThat(box.read(ttl)).isEqualTo("99\n");
    String g = stage(rules(NEW), settings(common));
    good(run(g, "check " + g));
    assertThat(run(g, "plan " + g).out().lines().filter(l -> l.startsWith("setting=")))
        .containsExactly("setting=net.ipv4.ip_default_ttl 99 70");
    good(run(g, "apply " + g + " 60 -"));
    good(run(g, "activate " + g));
    assertThat(box.read(ttl)).isEqualTo("70\n");
    assertThat(box.read("/proc/sys/net/ipv4/conf/eth0/rp_filter")).isEqualTo("2\n");
    good(run(g, "rollback"));
    assertThat(box.read(ttl)).as("as before the change").isEqualTo("99\n");
    install(g);
    assertThat(box.read(ttl)).isEqualTo("70\n");
    assertThat(run(g, "plan " + g).out()).doesNotContain("setting=");
    good(box.sh(NodeProgram.PATH + " uninstall"));
    assertThat(box.read(ttl)).isEqualTo("70\n");
    assertThat(box.read("/proc/sys/net/ipv4/conf/eth0/rp_filter")).isEqualTo("1\n");
  }

  @Test
  void rollbackAfterActivateRestoresRulesFilesSettingsAndServices() {
    box.pretendSystemd();
    box.sh("printf '%s' '" + OLD + "' | iptables-restore");
    box.sh(
        "nft add table inet other; nft add chain inet other c; rm -rf /etc/conntrackd /etc/keepalived");
    box.write("/etc/conntrackd/conntrackd.conf", "the distribution's\n");
    box.sh(": >/run/units/active/conntrackd; : >/run/units/enabled/netfilter-persistent");
    String before = state();
    String g = stage(full());
    good(run(g, "apply " + g + " 60 -"));
    good(run(g, "activate " + g));
    assertThat(box.read("/etc/keepalived/keepalived.conf")).contains("vrrp_instance");
    assertThat(box.read("/proc/sys/net/ipv4/ip_forward")).isEqualTo("1\n");
    assertThat(box.read("/run/units/log"))
        .isEqualTo("start twinkeep-ruleset\nrestart conntrackd\nstart keepalived\n");
    good(run(g, "rollback"));
    assertThat(state()).isEqualTo(before);
  }

  /** Everything a change touches, as text. */
  private String state() {
    return box.sh(
            RULES
                + "; nft list table inet other; cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/all/rp_filter;"
                + " find /etc/keepalived /etc/conntrackd /etc/twinkeep /etc/sysctl.d /etc/systemd/system /run/units/active"
                + " /run/units/enabled /usr/local/sbin -type f 2>/dev/null | sort | xargs sha256sum")
        .out();
  }

  private static BundleFile[] full() {
    return new BundleFile[] {
      rules(NEW),
      file("/etc/twinkeep/handover", ActingService.NONE, "#!/bin/sh\nexit 0\n"),
      file(
          "/etc/sysctl.d/60-twinkeep.conf",
          ActingService.SYSCTL,
          "net.ipv4.ip_forward = 0\nnet.ipv4.conf.all.rp_filter = 2\n"),
      file("/etc/twinkeep/forwarding.conf", ActingService.SYSCTL, "net.ipv4.ip_forward = 1\n"),
      file("/etc/systemd/system/twinkeep-ruleset.service", ActingService.SYSTEMD, "[Unit]\n"),
      file("/etc/conntrackd/conntrackd.conf", ActingService.CONNTRACKD, "Sync {}\n"),
      file(
          "/etc/keepalived/keepalived.conf",
          ActingService.KEEPALIVED,
          "vrrp_instance a {\n  state BACKUP\n  interface eth0\n  virtual_router_id 20\n"
              + "  virtual_ipaddress {\n    192.0.2.1/24 dev eth0\n  }\n}\n"),
    };
  }

  @Test
  void aSettingThatTheKernelLacksStopsNothing() {
    box.pretendSystemd();
    String g =
        stage(
            rules(NEW),
            file(
                "/etc/sysctl.d/60-twinkeep.conf",
                ActingService.SYSCTL,
                "net.ipv6.conf.nonesuch.forwarding = 1\nnet.ipv4.conf.all.rp_filter = 2\n"),
            file(
                "/etc/twinkeep/forwarding.conf",
                ActingService.SYSCTL,
                "net.ipv4.ip_forward = 1\n"));
    good(run(g, "apply " + g + " 60 -"));
    assertThat(good(run(g, "activate " + g)).out())
        .contains("this kernel has no setting net.ipv6.conf.nonesuch.forwarding");
    assertThat(box.read("/proc/sys/net/ipv4/conf/all/rp_filter")).isEqualTo("2\n");
    good(run(g, "confirm " + g));
  }

  @Test
  void confirmSwitchesOtherLoadersOffAndUninstallBringsEverythingBack() {
    box.pretendSystemd();
    box.sh("printf '%s' '" + OLD + "' | iptables-restore; rm -rf /etc/conntrackd /etc/keepalived");
    box.sh(": >/run/units/enabled/netfilter-persistent; : >/run/units/active/netfilter-persistent");
    String before = state();
    String g = stage(full());
    install(g);
    assertThat(box.exists("/run/units/enabled/netfilter-persistent")).isFalse();
    assertThat(box.exists("/run/units/enabled/keepalived")).isTrue();
    assertThat(box.read("/run/systemd/system/netfilter-persistent.service.d/50-twinkeep.conf"))
        .contains("ExecStop=\n");
    assertThat(run(g, "status").value("unit.keepalived")).isEqualTo("active enabled");
    good(box.sh(NodeProgram.PATH + " uninstall"));
    assertThat(state()).isEqualTo(before);
    assertThat(box.exists("/var/lib/twinkeep")).isFalse();
    assertThat(box.exists("/etc/keepalived")).isFalse();
  }

  @Test
  void aServiceThatDoesNotStartTakesEverythingBack() {
    box.pretendSystemd();
    box.sh(
        "rm -rf /etc/conntrackd /etc/keepalived; mkdir -p /run/units/broken; : >/run/units/broken/keepalived");
    String before = state();
    String g = stage(full());
    good(run(g, "apply " + g + " 60 -"));
    assertRefused(run(g, "activate " + g), "service");
    assertThat(state()).isEqualTo(before);
    assertThat(run(g, "status").value("outcome")).startsWith("rolled-back");
  }

  @Test
  void laterInstallsActOnlyOnWhatChanged() {
    box.pretendSystemd();
    box.sh("rm -rf /etc/conntrackd /etc/keepalived");
    install(stage(full()));
    box.sh(": >/run/units/log");
    BundleFile[] next = full();
    next[0] = rules(NEW.replace("lo", "eth0"));
    String rulesOnly = stage(next);
    install(rulesOnly);
    assertThat(box.read("/run/units/log")).isEqualTo("start twinkeep-ruleset\n");
    next[6] = file(next[6].path(), ActingService.KEEPALIVED, next[6].text().replace("20", "21"));
    install(stage(next));
    assertThat(box.read("/run/units/log"))
        .endsWith("reload keepalived\n")
        .doesNotContain("conntrackd");
  }

  @Test
  void withdrawStopsKeepalivedUntilActivate() {
    box.pretendSystemd();
    box.sh("rm -rf /etc/conntrackd /etc/keepalived");
    install(stage(full()));
    String g = stage(full());
    good(run(g, "apply " + g + " 60 - withdraw"));
    assertThat(box.exists("/run/units/active/keepalived")).isFalse();
    good(run(g, "rollback"));
    assertThat(box.exists("/run/units/active/keepalived")).isTrue();
    good(run(g, "apply " + g + " 60 - withdraw"));
    assertThat(run(g, "activate " + g).out()).contains("act=keepalived start");
  }

  @Test
  void aPowerCutInEachPhaseEndsOldOrNew() {
    box.sh("rm -rf /etc/conntrackd /etc/keepalived");
    install(stage(rules(OLD)));
    String g = stage(full());
    for (String phase : List.of("applied", "activated")) {
      good(run(g, "apply " + g + " 60 -"));
      if (phase.equals("activated")) {
        good(run(g, "activate " + g));
      }
      powerCut();
      good(box.sh(NodeProgram.PATH + " load"));
      assertThat(box.sh(RULES).out()).as(phase).contains("-s 192.0.2.1/32").doesNotContain("lo");
      assertThat(box.exists("/etc/keepalived/keepalived.conf")).as(phase).isFalse();
      assertThat(box.read("/proc/sys/net/ipv4/ip_forward")).as(phase).isEqualTo("0\n");
      assertThat(run(g, "status").value("outcome")).contains("restarted");
    }
    good(run(g, "apply " + g + " 60 -"));
    good(run(g, "activate " + g));
    box.sh("sed -i s/^phase=.*/phase=confirming/ /var/lib/twinkeep/pending");
    powerCut();
    good(box.sh(NodeProgram.PATH + " load"));
    assertThat(box.sh(RULES).out()).contains("-A INPUT -i lo");
    assertThat(box.read("/proc/sys/net/ipv4/ip_forward")).isEqualTo("1\n");
    assertThat(run(g, "status").value("generation")).isEqualTo(g);
    assertThat(run(g, "drift").out()).isEmpty();
  }

  @Test
  void killedAtAnyMomentAndRestartedItIsWhollyOldOrWhollyNew() {
    box.sh("rm -rf /etc/conntrackd /etc/keepalived");
    Random random = new Random(7);
    install(stage(rules(OLD)));
    String installed = run("001", "status").value("generation");
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      BundleFile[] files = full();
      files[0] = rules(NEW.replace("INPUT -i lo", "INPUT -s 198.51.100." + i));
      files[6] =
          file(
              files[6].path(),
              ActingService.KEEPALIVED,
              files[6].text().replace("20", "" + (30 + i)));
      String g = stage(files);
      String p = program(g);
      box.shKilledAfter(
          random.nextInt(900),
          p + "apply " + g + " 60 - && " + p + "activate " + g + " && " + p + "confirm " + g);
      powerCut();
      good(box.sh(NodeProgram.PATH + " load || " + p + "load"));
      String now = run(installed, "status").value("generation");
      assertThat(now).isIn(installed, g);
      assertThat(run(now, "drift").out()).as("killed in round " + i).isEmpty();
      assertThat(box.exists("/var/lib/twinkeep/pending")).isFalse();
      ends.add(now.equals(g) ? "new" : "old");
      installed = now;
    }
    assertThat(ends).contains("old", "new");
  }

  @Test
  void aFullDiskIsNoticedBeforeAnythingIsTouched() {
    String g = stage(full());
    box.sh("mkdir /etc/keepalived; head -c 300000 /dev/urandom >/etc/keepalived/keepalived.conf");
    box.sh(
        "mount -o remount,size=200k /var/lib; dd if=/dev/zero of=/var/lib/fill bs=4k 2>/dev/null");
    String before = state();
    Answer answer = run(g, "apply " + g + " 60 -");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.value("error")).isIn("disk", "snapshot");
    assertThat(state()).isEqualTo(before);
    box.sh("rm /var/lib/fill");
    assertThat(run(g, "status").value("pending")).isEmpty();
  }

  @Test
  void foreignTablesStayAndOwnOnesAreReplacedInOneTransaction() {
    box.sh("nft add table inet other; nft add chain inet other c");
    String g = stage(file("/etc/twinkeep/ruleset.nft", ActingService.RULESET, NFT));
    install(g);
    assertThat(box.sh("nft list tables").out()).contains("inet other", "inet twinkeep");
    assertThat(run(g, "status").value("kernel.nft")).isEqualTo("same");
    box.sh("nft add element inet twinkeep seen '{ 203.0.113.1 }'");
    assertThat(run(g, "drift").out()).isEmpty();
    box.sh("nft add element inet twinkeep web '{ 203.0.113.1 }'");
    assertThat(run(g, "drift").out()).isEqualTo("drift=kernel nft\n");
    box.sh("nft delete element inet twinkeep web '{ 203.0.113.1 }'");
    assertThat(run(g, "drift").out()).isEmpty();
    box.sh("nft insert rule inet twinkeep forward accept");
    assertThat(run(g, "drift").out()).isEqualTo("drift=kernel nft\n");
  }

  private static final String LOADED =
      """
      table ip filter {
        chain input { type filter hook input priority 0; policy drop; tcp dport { 22, 80 } accept; }
      }
      table nat {
        chain POSTROUTING { type nat hook postrouting priority srcnat; oifname "eth0" masquerade; }
      }
      """;

  private void useNewerIptables() {
    box.sh(
        "for t in iptables ip6tables; do for s in '' -save -restore; do"
            + " ln -sf \"$(command -v xtables-nft-multi)\" \"$(command -v $t$s)\"; done; done");
  }

  @Test
  void whatNftablesServiceLoadedUnderNamesOfIptablesIsNamedGoesAndComesBack() {
    useNewerIptables();
    box.pretendSystemd();
    box.sh(": >/run/units/enabled/nftables");
    box.write("/etc/nftables.conf", LOADED);
    assertThat(box.sh("nft -f /etc/nftables.conf").out()).isEmpty();
    String before = box.sh("nft list ruleset").out();
    String g = stage(file("/etc/twinkeep/ruleset.nft", ActingService.RULESET, NFT));
    assertThat(run(g, "facts").out()).contains("foreign.nft=ip filter\n");
    good(run(g, "apply " + g + " 60 -"));
    assertThat(box.sh("nft list tables").out()).isEqualTo("table inet twinkeep\n");
    good(run(g, "rollback"));
    assertThat(box.sh("nft list ruleset").out()).isEqualTo(before);
    install(g);
    good(run(g, "uninstall"));
    assertThat(box.sh("nft list ruleset").out()).isEqualTo(before);
  }

  @Test
  void tablesInWhichTheRulesetOrOthersStandAreNotTakenForTheLoaders() {
    useNewerIptables();
    box.pretendSystemd();
    box.sh(": >/run/units/enabled/nftables");
    box.write(
        "/etc/nftables.conf",
        "table ip filter { chain INPUT { } chain FORWARD { } chain OUTPUT { } }");
    String g = stage(rules(NEW));
    good(run(g, "apply " + g + " 60 -"));
    assertThat(box.sh(RULES).out()).contains("-A INPUT -i lo -j ACCEPT", ":INPUT DROP");
    good(run(g, "rollback"));
    box.sh("iptables -N DOCKER; iptables -A FORWARD -j DOCKER");
    String other = stage(file("/etc/twinkeep/ruleset.nft", ActingService.RULESET, NFT));
    install(other);
    assertThat(box.sh(RULES).out()).contains("-A FORWARD -j DOCKER");
    assertThat(run(other, "facts").out()).doesNotContain("foreign.nft=ip filter");
  }

  @Test
  void rulesAndClosedPoliciesOfBothKindsOfIptablesAreSeen() {
    String g = stage(rules(NEW));
    for (String inUse : List.of("nft", "legacy")) {
      String other = inUse.equals("nft") ? "legacy" : "nft";
      String key = inUse.equals("nft") ? "foreign.legacy" : "foreign.newer";
      box.sh(
          "for t in iptables ip6tables; do for s in '' -save -restore; do"
              + " ln -sf \"$(command -v xtables-$1-multi)\" \"$(command -v $t$s)\"; done; done",
          inUse);
      assertThat(run(g, "facts").value(key)).isIn("0", "");
      box.sh(
          "iptables-$1 -P FORWARD DROP; ip6tables-$1 -A INPUT -s 2001:db8::1 -j DROP;"
              + " ip6tables -P INPUT DROP",
          other);
      assertThat(run(g, "facts").value(key)).as(inUse).isEqualTo("2");
      assertThat(run(g, "facts").value("foreign.v6")).as(inUse).isEqualTo("1");
      box.sh("iptables-$1 -P FORWARD ACCEPT; ip6tables-$1 -F; ip6tables -P INPUT ACCEPT", other);
    }
  }

  @Test
  void aLargeSetIsComparedInSeconds() {
    String g = stage(file("/etc/twinkeep/ruleset.nft", ActingService.RULESET, NFT));
    install(g);
    // No two of them are neighbours, which the kernel's list would put together.
    box.sh(
        """
        awk 'BEGIN {
          printf "add element inet twinkeep web { 10.200.0.0"
          for (i = 0; i < 100000; i++)
            printf ", 10.%d.%d.%d", i / 32768, int(i / 128) % 256, i % 128 * 2
          print " }" }' | nft -f -
        nft -s list table inet twinkeep >/var/lib/twinkeep/generations/"$1"/expected.nft
        """,
        g);
    // Of processor time, for each process: what is killed for it answers something else.
    assertThat(box.sh("ulimit -t 4; " + program(g) + "drift").out()).isEmpty();
  }

  @Test
  void hoursDoNotDependOnTheZoneOfTheNode() {
    BundleFile timed =
        file(
            "/etc/twinkeep/ruleset.nft",
            ActingService.RULESET,
            NFT.replace("ip daddr", "meta hour 3600-14399 ip daddr"));
    for (String zone : List.of("America/New_York", "Asia/Tokyo", "Europe/Berlin")) {
      box.sh("ln -sf /usr/share/zoneinfo/" + zone + " /etc/localtime");
      String g = stage(timed);
      install(g); // and the snapshot of what the one before it left
      assertThat(box.read("/var/lib/twinkeep/generations/" + g + "/expected.nft"))
          .as(zone)
          .contains("01:00");
      box.sh("ln -sf /usr/share/zoneinfo/Etc/GMT+9 /etc/localtime");
      assertThat(run(g, "drift").out()).as(zone).isEmpty();
    }
  }

  @Test
  void changingTheBackEndTakesTheFormerRulesAwayAndRollbackBringsThemBack() {
    install(stage(rules(OLD)));
    String before = box.sh(RULES).out();
    String g = stage(file("/etc/twinkeep/ruleset.nft", ActingService.RULESET, NFT));
    good(run(g, "apply " + g + " 60 -"));
    assertThat(box.sh(RULES).out()).doesNotContain("192.0.2.1");
    good(run(g, "rollback"));
    assertThat(box.sh(RULES).out()).isEqualTo(before);
    assertThat(box.sh("nft list tables").out()).doesNotContain("twinkeep");
    good(run(g, "apply " + g + " 60 -"));
    good(run(g, "confirm " + g));
    assertThat(box.exists("/etc/twinkeep/ruleset.v4")).isFalse();
    assertThat(run(g, "drift").out()).isEmpty();
  }

  @Test
  void driftNamesChangedAndMissingFiles() {
    String g = stage(full());
    box.sh("rm -rf /etc/keepalived /etc/conntrackd");
    install(g);
    box.sh(
        "echo >>/etc/twinkeep/handover; chmod 600 /etc/sysctl.d/60-twinkeep.conf; rm /etc/conntrackd/conntrackd.conf; iptables -I INPUT -j ACCEPT");
    assertThat(run(g, "drift").out().lines())
        .containsExactlyInAnyOrder(
            "drift=changed /etc/twinkeep/handover",
            "drift=changed /etc/sysctl.d/60-twinkeep.conf",
            "drift=missing /etc/conntrackd/conntrackd.conf",
            "drift=kernel v4");
  }

  @Test
  void keepsFiveGenerationsAndForgetsWhatWasNeverApplied() {
    stage(rules(OLD));
    for (int i = 0; i < 7; i++) {
      install(stage(rules(NEW.replace("-i lo", "-s 198.51.100." + i))));
    }
    assertThat(box.sh("ls /var/lib/twinkeep/generations").out())
        .isEqualTo("003\n004\n005\n006\n007\n");
    assertThat(box.read("/var/lib/twinkeep/previous")).isEqualTo("006\n");
    install("004");
    assertThat(box.sh(RULES).out()).contains("198.51.100.3/32");
    assertThat(run("004", "status").value("previous")).isEqualTo("007");
  }

  @Test
  void saysWhetherTheHardwareClockKeepsLocalTime() throws Exception {
    String g = stage(rules(NEW));
    box.write("/etc/adjtime", "0.0 0 0.0\n0\nUTC\n");
    assertThat(run(g, "facts").value("clock")).isEmpty();
    box.write("/etc/adjtime", "0.0 0 0.0\n0\nLOCAL\n");
    assertThat(run(g, "facts").value("clock")).isEqualTo("local");
  }

  @Test
  void saysTheMtuOfEachInterface() throws Exception {
    box.sh("ip link add eth7 mtu 1400 type veth peer name eth8.30 mtu 1300");
    String g = stage(rules(NEW));
    assertThat(run(g, "facts").value("mtu.eth7")).isEqualTo("1400");
    assertThat(run(g, "facts").value("mtu.eth8.30")).isEqualTo("1300");
  }

  @Test
  void saysWhenTheKernelHasATimeZoneOfItsOwn() throws Exception {
    String g = stage(rules(NEW));
    box.write("/usr/local/sbin/perl", "#!/bin/sh\n[ \"$3\" -gt 0 ] && printf -- -120\n");
    box.sh("chmod 755 /usr/local/sbin/perl");
    assertThat(run(g, "facts").value("clock")).isEqualTo("local");

    box.write("/usr/local/sbin/perl", "#!/bin/sh\nexit 1\n");
    assertThat(run(g, "facts").value("clock")).isEmpty();
  }

  @Test
  void aNewGenerationGetsTheNumberThatIsNewOnAllNodes() {
    install(stage(rules(OLD)));
    box.sh("mv /var/lib/twinkeep/generations/001 /var/lib/twinkeep/generations/999");
    assertThat(run("999", "facts").value("next")).isEqualTo("1000");
    assertThat(stage(rules(NEW))).isEqualTo("1000");
    assertThat(run("1000", "facts").value("next")).as("it was not applied yet").isEqualTo("1000");
    assertThat(stageAs(" 2007", rules(NEW))).isEqualTo("2007");
    assertThat(stageAs(" 008", rules(NEW))).as("is further already").isEqualTo("1000");
    assertRefused(run("1000", "stage /var/lib/twinkeep/incoming-test x"), "usage");
  }

  @Test
  void aSurveySaysWhatTheMachineHasAndChangesNothing() {
    box.sh(
        """
        ip link add eth1 type veth peer name eth2
        ip link set eth1 up && ip link set eth2 up
        ip addr add 203.0.113.2/24 dev eth1
        ip addr add 198.51.100.9/24 dev eth2 valid_lft 600 preferred_lft 600
        ip -6 addr add 2001:db8::2/64 dev eth1 nodad
        ip route add default via 203.0.113.254
        ip -6 route add default via 2001:db8::1
        ip route add 10.20.0.0/16 via 203.0.113.253
        ip neigh add 203.0.113.254 lladdr 02:00:00:00:00:01 dev eth1
        """);
    String g = stage(rules(NEW));
    String before = state();
    Survey survey =
        Survey.of(
                org.twinkeep.install.node.Answer.of(
                    new Remote.Reply(0, run(g, "survey").out(), "")))
            .orElseThrow();
    assertThat(survey.interfaces()).contains("lo", "eth1", "eth2");
    assertThat(survey.addresses())
        .contains(
            new Survey.Held("eth1", "203.0.113.2/24", true),
            new Survey.Held("eth2", "198.51.100.9/24", false),
            new Survey.Held("eth1", "2001:db8::2/64", true));
    assertThat(survey.routes())
        .containsExactlyInAnyOrder(
            new Survey.Route("default", Optional.of("203.0.113.254"), "eth1"),
            new Survey.Route("10.20.0.0/16", Optional.of("203.0.113.253"), "eth1"),
            new Survey.Route("default", Optional.of("2001:db8::1"), "eth1"));
    assertThat(survey.neighbours()).contains(new Survey.Neighbour("eth1", "203.0.113.254"));
    assertThat(survey.tools()).containsKeys("nft", "iptables");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aCopyCutShortDoesNothing() {
    box.sh("printf '%s' '" + OLD + "' | iptables-restore");
    install(stage(rules(NEW)));
    String before = state();
    String program = NodeProgram.text();
    for (int i = 1; i < 40; i++) {
      box.write("/run/cut", program.substring(0, i * (program.length() - 20) / 39));
      box.sh("sh /run/cut uninstall");
    }
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void understandsOnlyItsOwnCommands() {
    String g = stage(rules(NEW));
    assertRefused(run(g, "nonsense"), "usage");
    assertRefused(run(g, "apply " + g), "usage");
    assertRefused(run(g, "apply ../../etc 60 -"), "usage");
    assertRefused(run(g, "apply 999 60 -"), "generation");
    assertRefused(run(g, "apply " + g + " 1 -"), "usage");
    assertRefused(run(g, "extend 60"), "not-pending");
    assertThat(good(run(g, "help")).out()).contains("roll-back timer");
  }
}
