package org.twinkeep.rehearsal;

import org.twinkeep.model.FirewallSettings.Backend;

/** {@link SplitBrainCases} with iptables. */
final class SplitBrainLabIT extends SplitBrainCases {

  SplitBrainLabIT() {
    super(Backend.IPTABLES);
  }
}
