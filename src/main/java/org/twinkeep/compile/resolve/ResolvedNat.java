package org.twinkeep.compile.resolve;

import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.model.Family;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.Prefix;

/**
 * A NAT rule as one node sees it in one family.
 *
 * @param origin the row
 * @param family the family of its packets
 * @param source condition on the original source
 * @param anySource whether the user left the source cell empty
 * @param ownSource whether the source cell names the firewall, a part of it, or a host with an
 *     address of the node
 * @param sourceNetwork the network that the source cell consists of; absent when it is anything
 *     else
 * @param destination condition on the original destination
 * @param destinationNetwork the network that the destination cell consists of
 * @param service condition on the original service
 * @param time until when the rule holds
 * @param in input interfaces
 * @param out output interfaces
 * @param action translate, leave alone, branch
 * @param newSource new source; absent = unchanged
 * @param newDestination new destination; absent = unchanged
 * @param newService new ports by protocol; none = unchanged
 * @param options everything else
 */
public record ResolvedNat(
    Origin origin,
    Family family,
    Condition source,
    boolean anySource,
    boolean ownSource,
    Optional<Prefix> sourceNetwork,
    Condition destination,
    Optional<Prefix> destinationNetwork,
    Condition service,
    Condition time,
    Devices in,
    Devices out,
    NatAction action,
    Optional<NatTarget> newSource,
    Optional<NatTarget> newDestination,
    List<Match.Ports> newService,
    NatOptions options) {

  /** Copies the list. */
  public ResolvedNat {
    newService = List.copyOf(newService);
  }

  public boolean translatesSource() {
    return newSource.isPresent() || options.masquerade();
  }

  /** Without a new source, a new service alone means the destination's port. */
  public boolean translatesDestination() {
    return newDestination.isPresent() || !translatesSource() && !newService.isEmpty();
  }
}
