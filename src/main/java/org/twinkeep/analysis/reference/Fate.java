package org.twinkeep.analysis.reference;

import java.util.Optional;
import org.twinkeep.model.Id;
import org.twinkeep.model.RejectWith;

/**
 * What becomes of a packet.
 *
 * @param verdict accept, drop or reject
 * @param rule the rule that decided; absent = an automatic one
 * @param mark the packet mark afterwards
 */
public record Fate(Verdict verdict, Optional<Id> rule, long mark) {

  /** How it ends. */
  public sealed interface Verdict {
    /** The packet passes. */
    record Accept() implements Verdict {}

    /** The packet vanishes. */
    record Drop() implements Verdict {}

    /** The packet vanishes and its sender is told. */
    record Reject(RejectWith with) implements Verdict {}
  }
}
