package org.twinkeep.analysis.passage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;

/**
 * May somebody at one place open connections to another?
 *
 * @param sources addresses as the rules see them, before they are translated
 * @param destinations addresses as the rules see them, after they were translated
 * @param in the interfaces (and cluster interfaces) by which the packets come in; empty set = they
 *     come from the node itself; absent = not known
 * @param out the same for the way out
 */
public record Question(
    List<IpRange> sources,
    List<IpRange> destinations,
    Optional<Set<Id>> in,
    Optional<Set<Id>> out) {

  /** Copies. */
  public Question {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
    in = in.map(Set::copyOf);
    out = out.map(Set::copyOf);
  }
}
