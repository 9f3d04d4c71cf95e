package org.twinkeep.rehearsal;

import org.twinkeep.model.FirewallSettings.Backend;

/** {@link StateSyncCases} with nftables. */
final class StateSyncLabIT extends StateSyncCases {

  StateSyncLabIT() {
    super(Backend.NFTABLES);
  }
}
