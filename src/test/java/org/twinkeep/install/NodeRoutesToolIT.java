package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.install.NodeBox.Answer;

/** Static routes come and go with a change, and leave those of others as they were. */
final class NodeRoutesToolIT {

  private static final String PATH = "/etc/twinkeep/routes";
  private static final String BRANCH = "10.9.0.0/24 via 10.0.0.1 dev eth1";
  private static final String BRANCH6 = "2001:db8:9::/48 via 2001:db8::1 dev eth1 metric 1024";

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
    Answer links =
        box.sh(
            """
            for i in 1 2; do
              ip link add eth$i type veth peer name far$i && ip link set far$i up && ip addr add 10.0.$((i - 1)).2/24 dev eth$i &&
              ip -6 addr add 2001:db8:0:$((i - 1))::2/64 dev eth$i nodad && ip link set eth$i up || exit 1
            done
            ip route add default via 10.0.0.1 dev eth1 proto static metric 5
            """);
    assertThat(links.status()).as(links.out()).isZero();
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  private String stage(String... lines) {
    BundleFile file =
        new BundleFile(
            PATH, 0644, ActingService.ROUTES, Arrays.stream(lines).map(Line::of).toList());
    return box.stage("", lines.length == 0 ? List.of() : List.of(file));
  }

  private String activate(String... lines) {
    String g = stage(lines);
    box.good(g, "apply " + g + " 60 -");
    box.good(g, "activate " + g);
    return g;
  }

  private String install(String... lines) {
    String g = activate(lines);
    box.good(g, "confirm " + g);
    return g;
  }

  private Answer refresh() {
    return box.sh(NodeProgram.PATH + " refresh");
  }

  /** All static routes, as the kernel has them. */
  private List<String> routes() {
    return box.sh("ip -4 -o route show; ip -6 -o route show")
        .out()
        .lines()
        .filter(l -> !l.contains("proto kernel"))
        .map(l -> l.replace("proto 147 ", "").replaceAll(" pref medium|\\\\|\t| $", "").strip())
        .toList();
  }

  private static final String DEFAULT = "default via 10.0.0.1 dev eth1 proto static metric 5";

  @Test
  void comeWithTheChangeAndGoWithTheNext() {
    install("# comment", BRANCH, BRANCH6);
    assertThat(routes()).containsExactlyInAnyOrder(DEFAULT, BRANCH, BRANCH6);
    install(BRANCH6);
    assertThat(routes()).containsExactlyInAnyOrder(DEFAULT, BRANCH6);
    install();
    assertThat(routes()).containsExactly(DEFAULT);
  }

  @Test
  void rollingBackBringsTheFormerOnesBack() {
    install(BRANCH);
    String g = activate("10.9.0.0/24 via 10.0.1.1 dev eth2", BRANCH6);
    assertThat(routes())
        .containsExactlyInAnyOrder(DEFAULT, "10.9.0.0/24 via 10.0.1.1 dev eth2", BRANCH6);
    box.good(g, "rollback");
    assertThat(routes()).containsExactlyInAnyOrder(DEFAULT, BRANCH);
  }

  @Test
  void aRouteOfOthersIsGivenBack() {
    String ours = "0.0.0.0/0 via 10.0.1.1 dev eth2 metric 5";
    install(ours);
    assertThat(routes()).containsExactly("default via 10.0.1.1 dev eth2 metric 5");
    refresh();
    Answer gone = box.sh(NodeProgram.PATH + " uninstall");
    assertThat(gone.value("result")).isEqualTo("uninstalled");
    assertThat(routes()).containsExactly(DEFAULT);
  }

  @Test
  void severalNextHopsAreOneRoute() {
    install(
        "10.9.0.0/24 metric 7 nexthop via 10.0.0.1 dev eth1 weight 1"
            + " nexthop via 10.0.1.1 dev eth2 weight 1",
        "2001:db8:8::/48 metric 1024 nexthop via 2001:db8::1 dev eth1 weight 1"
            + " nexthop via 2001:db8:0:1::1 dev eth2 weight 1",
        "10.7.0.0/24 via 10.0.0.1 dev eth1 metric 3 mtu 1400");
    assertThat(routes()).contains("10.7.0.0/24 via 10.0.0.1 dev eth1 metric 3 mtu 1400");
    assertThat(routes())
        .anySatisfy(
            r ->
                assertThat(r)
                    .startsWith("10.9.0.0/24")
                    .contains("via 10.0.0.1 dev eth1", "via 10.0.1.1 dev eth2"));
    install();
    assertThat(routes()).containsExactly(DEFAULT);
  }

  @Test
  void aRefusedRouteUndoesTheChange() {
    install(BRANCH);
    String g = stage("10.9.0.0/24 via 10.0.0.1 dev eth1", "10.8.0.0/24 via 192.0.2.1 dev eth1");
    box.good(g, "apply " + g + " 60 -");
    Answer refused = box.run(g, "activate " + g);
    assertThat(refused.value("error")).isEqualTo("routes");
    assertThat(refused.value("detail")).contains("10.8.0.0/24");
    assertThat(routes()).containsExactlyInAnyOrder(DEFAULT, BRANCH);
  }

  @Test
  void whatAnInterfaceTookAwayComesBack() {
    String g = install(BRANCH);
    box.sh("ip link set eth1 down; ip link set eth1 up");
    assertThat(routes()).doesNotContain(BRANCH);
    assertThat(box.run(g, "drift").value("drift")).isEqualTo("route 10.9.0.0/24 0");
    refresh();
    assertThat(routes()).contains(BRANCH);
    assertThat(box.run(g, "drift").out()).isEmpty();
  }

  @Test
  void aWaitingChangeIsLeftAlone() {
    install(BRANCH);
    activate(BRANCH6);
    assertThat(refresh().value("result")).isEqualTo("pending");
    assertThat(routes()).containsExactlyInAnyOrder(DEFAULT, BRANCH6);
  }
}
