package org.twinkeep.compile.ownership;

import java.util.List;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.problem.Place;

/**
 * Addresses that a NAT rule needs the master to hold.
 *
 * @param rule the rule
 * @param place the cell that names them
 * @param range the addresses
 * @param named cluster interfaces that the rule names in its interface cells
 * @param routed whether routers send the addresses to the cluster, so that they need not lie in an
 *     attached network
 * @param intercepted whether the packets come by anyway (a redirect to the node); then an address
 *     outside of the networks that the rule's interfaces are attached to is somebody else's and is
 *     left alone
 */
record Wanted(
    Id rule, Place place, IpRange range, List<Id> named, boolean routed, boolean intercepted) {}
