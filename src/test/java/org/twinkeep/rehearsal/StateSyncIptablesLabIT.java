package org.twinkeep.rehearsal;

import org.twinkeep.model.FirewallSettings.Backend;

/** {@link StateSyncCases} with iptables. */
final class StateSyncIptablesLabIT extends StateSyncCases {

  StateSyncIptablesLabIT() {
    super(Backend.IPTABLES);
  }
}
