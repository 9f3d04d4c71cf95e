package org.twinkeep.compile.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinkeep.install.NodeBox;
import org.twinkeep.install.NodeBox.Answer;

/** What the kernel makes of routes that are refused, and of those that stand beside them. */
final class KernelRoutesToolIT {

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
    assertThat(
            box.sh(
                    """
                    for i in 0 1; do
                      ip link add eth$i type veth peer name far$i && ip link set far$i up &&
                      ip addr add 10.0.$i.2/24 dev eth$i && ip -6 addr add 2001:db8:0:$i::2/64 dev eth$i nodad &&
                      ip link set eth$i up || exit 1
                    done
                    """)
                .status())
        .isZero();
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  private Answer replace(String words) {
    return box.sh("ip route replace proto 147 " + words);
  }

  private String way(String address) {
    return box.sh("ip route get " + address).out();
  }

  /** {@code route.attached}: an attached network is lost, or the route is never used. */
  @ParameterizedTest
  @CsvSource({"0, eth0", "100, eth1"})
  void aRouteToAnAttachedNetworkReplacesItOrIsVoid(int metric, String device) {
    replace("10.0.1.0/24 via 10.0.0.1 dev eth0 metric " + metric);
    assertThat(way("10.0.1.9")).contains("dev " + device);
    box.sh("ip route del 10.0.1.0/24 metric " + metric + " proto 147");
    assertThat(box.sh("ip route show exact 10.0.1.0/24").out().isBlank()).isEqualTo(metric == 0);
  }

  /** A half of one is routed elsewhere, and comes back. */
  @Test
  void aRouteToAPartLeavesTheRest() {
    replace("10.0.1.128/25 via 10.0.0.1 dev eth0");
    assertThat(way("10.0.1.9")).contains("dev eth1");
    assertThat(way("10.0.1.200")).contains("dev eth0");
    box.sh("ip route del 10.0.1.128/25 proto 147");
    assertThat(way("10.0.1.200")).contains("dev eth1");
  }

  /** {@code route.multipath}. */
  @Test
  void anInterfaceAloneIsOneOfSeveralWaysInVersionFourOnly() {
    assertThat(replace("10.9.0.0/16 nexthop dev eth0 nexthop via 10.0.1.1 dev eth1").status())
        .isZero();
    String via = "nexthop via 2001:db8:0:1::1 dev eth1";
    assertThat(replace("2001:db8:9::/48 nexthop dev eth0 " + via).status()).isNotZero();
    assertThat(replace("2001:db8:9::/48 nexthop dev eth0 nexthop dev eth1").status()).isNotZero();
    assertThat(replace("2001:db8:9::/48 nexthop via 2001:db8:0:0::1 dev eth0 " + via).status())
        .isZero();
  }

  /** {@link Route}. */
  @Test
  void versionSixWithoutAMetricHas1024() {
    replace("2001:db8:9::/48 via 2001:db8:0:0::1 dev eth0");
    replace("2001:db8:9::/48 via 2001:db8:0:1::1 dev eth1 metric 1024");
    assertThat(box.sh("ip -6 -o route show exact 2001:db8:9::/48").out().lines())
        .singleElement()
        .asString()
        .contains("eth1", "metric 1024");
  }
}
