package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;

/**
 * A network besides the sample's, of IPv4 or both families.
 *
 * @param six whether it has IPv6
 * @param unprotected whether rules leave the interfaces there alone
 * @param dynamic whether they get their addresses from elsewhere
 */
record RandomDmz(boolean six, boolean unprotected, boolean dynamic) {

  static RandomDmz drawn(Random random, Set<Family> families) {
    return new RandomDmz(
        random.nextInt(3) > 0 || !families.contains(Family.IPV4),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0);
  }

  /** The same with addresses that all know beforehand: only such interfaces can be shared. */
  RandomDmz withFixedAddresses() {
    return new RandomDmz(six, unprotected, false);
  }

  /** An interface there. */
  Interface device(Id id, String name, int host) {
    return Interface.of(id, name, Role.DMZ)
        .withAddresses(dynamic ? List.of() : addresses(host))
        .withDynamic(dynamic)
        .withUnprotected(unprotected);
  }

  /** The addresses of a host there. */
  List<InterfaceAddress> addresses(int host) {
    List<InterfaceAddress> addresses = new ArrayList<>();
    addresses.add(InterfaceAddress.parse("172.16.3." + host + "/24"));
    if (six) {
      addresses.add(InterfaceAddress.parse("2001:db8:0:3::" + host + "/64"));
    }
    return addresses;
  }
}
