package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LabOptionsTest {

  @Test
  void thePairIsThePlanTheScriptReads() {
    assertThat(LabOptions.pair().text("secret").lines())
        .containsSubsequence(
            "password secret",
            "network outside",
            "network inside",
            "network sync",
            "node lj-fw-1",
            "node lj-fw-2",
            "host client",
            "port lj-fw-1 eth0 outside 192.168.1.2/24 2001:db8:0:1::2/64",
            "port lj-fw-2 eth2 sync 192.168.100.3/24",
            "port client eth0 inside 10.1.1.100/24 2001:db8:0:2::100/64",
            "management lj-fw-1 eth3",
            "gateway client 10.1.1.1",
            "gateway server 2001:db8:0:1::1");
  }

  @Test
  void aNodeMayLackPackagesAndRoom() {
    LabOptions options =
        LabOptions.pair()
            .withNode(2, n -> n.lacking(List.of("conntrackd", "ipset")).withVarMegabytes(40));
    assertThat(options.text("x").lines())
        .contains("without lj-fw-2 conntrackd", "without lj-fw-2 ipset", "var lj-fw-2 40")
        .doesNotContain("without lj-fw-1 conntrackd");
  }

  @Test
  void nothingThatIsMoreThanAWordReachesTheScript() {
    assertThatThrownBy(() -> Port.of("eth0\nnode x", "inside"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Port.of("eth0", "inside", "10.0.0.1/24 $(reboot)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HostPlan("a b", List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LabOptions.pair().withNode(1, n -> n.lacking(List.of("--force-all"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoMachinesOfOneNameAreRefused() {
    LabOptions pair = LabOptions.pair();
    assertThatThrownBy(() -> pair.withNode(2, n -> pair.nodes().getFirst()))
        .hasMessageContaining("unique");
  }
}
