package org.twinkeep.rehearsal;

import org.twinkeep.model.FirewallSettings.Backend;

/** {@link PublishedAddressCases} with nftables. */
final class PublishedAddressNftablesLabIT extends PublishedAddressCases {

  PublishedAddressNftablesLabIT() {
    super(Backend.NFTABLES);
  }
}
