package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.rehearsal.probe.FlowReport;
import org.twinkeep.rehearsal.probe.Reach;
import org.twinkeep.rehearsal.probe.Transport;

/** The lab is what tests take it for: real systems, real cables, real power failures. */
@ExtendWith(LabExtension.class)
final class LabSelfLabIT {

  /** Makes a node the router that the hosts expect, and translates what goes out. */
  private static final String ROUTER =
      """
      ip address replace 192.168.1.1/24 dev eth0
      ip address replace 10.1.1.1/24 dev eth1
      ip address replace 2001:db8:0:1::1/64 dev eth0 nodad
      ip address replace 2001:db8:0:2::1/64 dev eth1 nodad
      sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
      nft -f - <<'END'
      table ip t
      delete table ip t
      table ip t {
        chain out { type nat hook postrouting priority 100; oifname "eth0" snat to 192.168.1.1; }
      }
      table inet f
      delete table inet f
      table inet f {
        chain forward {
          type filter hook forward priority 0;
          meta l4proto { tcp, udp } th dport 5002 drop
          meta l4proto { tcp, udp } th dport 5003 reject
        }
      }
      END
      """;

  @Test
  void nodesAreBootedDebianSystems(Lab lab) throws Exception {
    for (LabNode node : lab.nodes()) {
      assertThat(node.sh("cat /proc/1/comm")).isEqualTo("systemd");
      assertThat(node.awaitStart()).isEqualTo("running");
      assertThat(node.sh("hostname")).isEqualTo(node.name());
      assertThat(node.sh(". /etc/os-release; echo $VERSION_CODENAME")).isEqualTo("bookworm");
      for (String program : List.of("iptables-restore", "nft", "ipset", "keepalived", "sudo")) {
        assertThat(node.exec("which", program).ok()).as(program).isTrue();
      }
      assertThat(node.exec("which", "python3").ok()).as("nothing of ours is on it").isFalse();
    }
    assertThat(lab.node(2).addresses("eth0"))
        .containsExactly("192.168.1.3/24", "2001:db8:0:1::3/64");
  }

  @Test
  void rootComesInByKeyAndAdminByPasswordWithSudo(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    JSch jsch = new JSch();
    jsch.addIdentity(node.rootKey().toString());
    assertThat(ssh(jsch.getSession("root", node.address()), "id -u", "")).isEqualTo("0");
    Session admin = new JSch().getSession("admin", node.address());
    admin.setPassword(node.adminPassword());
    assertThat(ssh(admin, "sudo -S -p '' id -u", node.adminPassword() + "\n")).isEqualTo("0");
    assertThat(node.hostKey()).startsWith("ssh-ed25519 AAAA");
  }

  private static String ssh(Session session, String command, String input) throws Exception {
    session.setConfig("StrictHostKeyChecking", "no");
    session.connect(5000);
    try {
      ChannelExec channel = (ChannelExec) session.openChannel("exec");
      channel.setCommand(command);
      channel.setInputStream(
          new java.io.ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      var out = channel.getInputStream();
      channel.connect(5000);
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      session.disconnect();
    }
  }

  @Test
  void aPulledCableTakesTheCarrierAndTheTraffic(Lab lab) throws Exception {
    LabNode node = lab.node(2);
    assertThat(pings(lab.client(), "10.1.1.3")).isTrue();
    assertThat(pings(lab.client(), "2001:db8:0:2::3")).isTrue();
    node.cutCable("eth1");
    assertThat(node.sh("cat /sys/class/net/eth1/carrier")).isEqualTo("0");
    assertThat(pings(lab.client(), "10.1.1.3")).isFalse();
    assertThat(pings(lab.server(), "192.168.1.3")).as("another cable").isTrue();
    node.plugCable("eth1");
    assertThat(node.sh("cat /sys/class/net/eth1/carrier")).isEqualTo("1");
    assertThat(pings(lab.client(), "10.1.1.3")).isTrue();
  }

  @Test
  void aPowerFailureLeavesTheDiskAndNothingElse(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    leaveTraces(node);
    node.powerOff();
    assertThat(node.isOn()).isFalse();
    assertThat(node.answersSsh()).isFalse();
    assertThat(pings(lab.client(), "10.1.1.2")).isFalse();
    assertThatThrownBy(() -> node.sh("true")).hasMessageContaining("lj-fw-1 is not on");
    node.boot();
    assertForgotten(node);
    assertThat(node.exec("test", "-e", "/root/said-good-bye").ok()).isFalse();
    // a kernel tells of plugged cables at most once a second, and the addresses come after that
    LabPair.await(() -> pings(lab.client(), "10.1.1.2"), "the client to reach " + node);
    node.awaitSsh(Duration.ofSeconds(10));
  }

  @Test
  void anOrderlyShutDownStopsWhatRuns(Lab lab) throws Exception {
    LabNode node = lab.node(2);
    leaveTraces(node);
    node.shutDown();
    assertThat(node.answersSsh()).isFalse();
    node.boot();
    assertForgotten(node);
    assertThat(node.exec("test", "-e", "/root/said-good-bye").ok()).isTrue();
  }

  @Test
  void aRebootLosesWhatTheKernelKnew(Lab lab) throws Exception {
    LabNode node = lab.node(2);
    leaveTraces(node);
    node.reboot();
    assertForgotten(node);
    node.awaitSsh(Duration.ofSeconds(10));
    assertThat(pings(lab.server(), "192.168.1.3")).isTrue();
  }

  private static void leaveTraces(LabNode node) throws Exception {
    node.sh(
        """
        rm -f /root/said-good-bye
        nft add table inet trace
        sysctl -qw net.ipv4.ip_forward=1
        ip address replace 192.168.1.77/24 dev eth0
        echo written >/root/trace; sync
        systemd-run -q -p Type=oneshot -p RemainAfterExit=yes -p ExecStop='touch /root/said-good-bye' true
        """);
  }

  private static void assertForgotten(LabNode node) throws Exception {
    assertThat(node.sh("cat /root/trace")).isEqualTo("written");
    assertThat(node.sh("nft list tables")).doesNotContain("trace");
    assertThat(node.sh("sysctl -n net.ipv4.ip_forward")).isEqualTo("0");
    assertThat(node.addresses("eth0")).doesNotContain("192.168.1.77/24");
  }

  @Test
  void probesTellAnsweredFromRefusedAndSilent(Lab lab) throws Exception {
    lab.node(1).sh(ROUTER);
    LabHost server = lab.server();
    for (String address : List.of("192.168.1.100", "2001:db8:0:1::100")) {
      for (int port : List.of(5001, 5002, 5003)) {
        server.listen(address, port);
      }
    }
    for (Transport transport : Transport.values()) {
      assertThat(lab.client().reach(transport, "192.168.1.100", 5001, 2000))
          .isEqualTo(
              new Reach.Answered(Optional.of(new Reach.Seen("192.168.1.1", "192.168.1.100"))));
      assertThat(lab.client().reach(transport, "2001:db8:0:1::100", 5001, 2000))
          .isEqualTo(
              new Reach.Answered(
                  Optional.of(new Reach.Seen("2001:db8:0:2:0:0:0:100", "2001:db8:0:1:0:0:0:100"))));
      for (String address : List.of("192.168.1.100", "2001:db8:0:1::100")) {
        String which = transport + " to " + address;
        assertThat(lab.client().reach(transport, address, 5002, 500))
            .as("dropped " + which)
            .isEqualTo(new Reach.Silent());
        assertThat(lab.client().reach(transport, address, 5003, 3000))
            .as("rejected " + which)
            .isEqualTo(new Reach.Refused());
        assertThat(lab.client().reach(transport, address, 5004, 3000))
            .as("closed " + which)
            .isEqualTo(new Reach.Refused());
      }
    }
  }

  @Test
  void flowsMeasureAnInterruption(Lab lab) throws Exception {
    LabNode node = lab.node(1);
    node.sh(ROUTER);
    lab.server().listen("192.168.1.100", 6001);
    lab.server().listen("2001:db8:0:1::100", 6001);
    LabHost client = lab.client();
    List<LabHost.Flows> all =
        List.of(
            client.open("tcp4", Transport.TCP, 20, "192.168.1.100", 6001, 200),
            client.open("tcp6", Transport.TCP, 5, "2001:db8:0:1::100", 6001, 50),
            client.open("udp4", Transport.UDP, 1, "192.168.1.100", 6001, 10),
            client.open("udp6", Transport.UDP, 1, "2001:db8:0:1::100", 6001, 10));
    Thread.sleep(500);
    node.cutCable("eth0");
    Thread.sleep(1000);
    node.plugCable("eth0");
    Thread.sleep(2500); // TCP tries again after up to twice the interruption
    for (LabHost.Flows flows : all) {
      FlowReport report = flows.close();
      assertThat(report.allAlive()).as(report.toString()).isTrue();
      assertThat(report.longestGapMillis()).as(report.toString()).isBetween(900L, 3400L);
    }
  }

  private static boolean pings(LabHost host, String address) throws Exception {
    return host.exec("ping", "-c", "5", "-i", "0.2", "-W", "1", address).ok();
  }
}
