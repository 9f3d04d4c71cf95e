package org.twinkeep.rehearsal;

import org.twinkeep.model.FirewallSettings.Backend;

/** {@link PublishedAddressCases} with iptables. */
final class PublishedAddressLabIT extends PublishedAddressCases {

  PublishedAddressLabIT() {
    super(Backend.IPTABLES);
  }
}
