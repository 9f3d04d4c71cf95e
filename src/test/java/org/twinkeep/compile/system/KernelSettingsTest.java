package org.twinkeep.compile.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;

final class KernelSettingsTest {

  private static final Node NODE =
      new Node(
          Id.of("gate-1"),
          "gate-1",
          Management.of(""),
          List.of(
              Interface.of(Id.of("eth0"), "eth0", Role.OUTSIDE),
              Interface.of(Id.of("vlan"), "eth0.10", Role.INSIDE)),
          100);

  @ParameterizedTest
  @CsvSource({
    "net.ipv4.conf.eth0.rp_filter,      net/ipv4/conf/eth0/rp_filter",
    "net/ipv4/conf/eth0/rp_filter,      net/ipv4/conf/eth0/rp_filter",
    "net.ipv4.conf.eth0.10.rp_filter,   net/ipv4/conf/eth0.10/rp_filter",
    "net.ipv4.conf.eth0/10.rp_filter,   net/ipv4/conf/eth0.10/rp_filter",
    "net/ipv4/conf/eth0.10/rp_filter,   net/ipv4/conf/eth0.10/rp_filter",
    "net.ipv6.neigh.eth0.10.gc_stale_time, net/ipv6/neigh/eth0.10/gc_stale_time",
    "net.ipv4.conf.tun7.rp_filter,      net/ipv4/conf/tun7/rp_filter",
    "net/ipv4/conf/tun7.3/rp_filter,    net/ipv4/conf/tun7.3/rp_filter",
    "net.ipv4.conf.all.rp_filter,       net.ipv4.conf.all.rp_filter",
    "net/ipv6/conf/default/accept_ra,   net.ipv6.conf.default.accept_ra",
    "net/ipv4/tcp_syncookies,           net.ipv4.tcp_syncookies",
    "kernel.panic,                      kernel.panic",
  })
  void aKeyHasOneForm(String written, String form) {
    assertThat(KernelSettings.oneForm(written, NODE)).isEqualTo(form);
  }

  @Test
  void whatTheUserSetsReplacesWhatIsUsual() {
    Project project = new GoldenCase(Path.of("src/test/resources/golden/address-host")).project();
    Firewall firewall = project.firewalls().getFirst();
    Node node = firewall.nodes().getFirst();
    String device = node.interfaces().getFirst().name();
    Map<String, String> own =
        Map.of("net.ipv4.conf." + device + ".rp_filter", "1", "net/ipv4/conf/all/arp_filter", "1");
    Firewall strict = firewall.withSettings(firewall.settings().withKernel(new TreeMap<>(own)));
    List<String> lines =
        KernelSettings.sysctl(new NodeContext(project, strict, node, Backend.NFTABLES))
            .lines()
            .stream()
            .map(Line::text)
            .toList();
    assertThat(lines.stream().filter(l -> l.contains(device) && l.contains("rp_filter")))
        .containsExactly("net/ipv4/conf/" + device + "/rp_filter = 1");
    assertThat(lines.stream().filter(l -> l.contains("arp_filter")))
        .containsExactly("net.ipv4.conf.all.arp_filter = 1");
  }
}
