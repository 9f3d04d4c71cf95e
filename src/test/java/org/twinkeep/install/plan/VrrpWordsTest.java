package org.twinkeep.install.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VrrpWordsTest {

  private static final String CONF =
      """
      global_defs {
          router_id lj-fw-1
          vrrp_version 3
      }
      vrrp_sync_group fw {
          group {
              a
          }
          notify_master "/etc/twinkeep/handover primary"
      }
      vrrp_instance a {
          state BACKUP
          interface eth0   # outside
          virtual_router_id 20
          priority 250
          advert_int 0.2
          unicast_src_ip 192.0.2.2
          unicast_peer {
              192.0.2.3
          }
          virtual_ipaddress {
              192.0.2.1/24 brd 192.0.2.255 dev eth0
          }
          virtual_ipaddress_excluded {
              192.0.2.10/32 dev eth0
          }
      }
      """;

  @Test
  void takesWhatTravelsInAdverts() {
    assertThat(VrrpWords.of(CONF).words())
        .containsExactly(
            " vrrp_version 3",
            "a address 192.0.2.1/24",
            "a advert_int 0.2",
            "a interface eth0",
            "a unicast",
            "a virtual_router_id 20");
  }

  @Test
  void prioritiesScriptsExcludedAndOwnAddressesMayDiffer() {
    String other =
        CONF.replace("priority 250", "priority 240")
            .replace("192.0.2.10", "192.0.2.11")
            .replace("192.0.2.2", "192.0.2.9")
            .replace("primary", "other");
    assertThat(VrrpWords.of(other)).isEqualTo(VrrpWords.of(CONF));
  }

  @Test
  void aVirtualAddressAnIdAndAnIntervalMustAgree() {
    for (String change : new String[] {"192.0.2.1/24", "virtual_router_id 20", "advert_int 0.2"}) {
      assertThat(VrrpWords.of(CONF.replace(change, change + "9"))).isNotEqualTo(VrrpWords.of(CONF));
    }
  }
}
