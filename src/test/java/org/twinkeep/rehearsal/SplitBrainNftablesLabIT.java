package org.twinkeep.rehearsal;

import org.twinkeep.model.FirewallSettings.Backend;

/** {@link SplitBrainCases} with nftables. */
final class SplitBrainNftablesLabIT extends SplitBrainCases {

  SplitBrainNftablesLabIT() {
    super(Backend.NFTABLES);
  }
}
