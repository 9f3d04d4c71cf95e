package org.twinkeep.model;

import java.util.Optional;

/**
 * A match in the words of a back end, for what the model cannot say. The text is checked by the
 * real tool and stands in the ruleset as it is.
 *
 * @param head name and identity
 * @param iptables match arguments such as {@code -m string --algo bm --string x}; empty = not
 *     possible there
 * @param nftables a match expression; empty = not possible there
 * @param family the family it is meant for; absent = both
 */
public record CustomService(Head head, String iptables, String nftables, Optional<Family> family)
    implements Service {

  @Override
  public CustomService withHead(Head newHead) {
    return new CustomService(newHead, iptables, nftables, family);
  }
}
