package org.twinkeep.oracle;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;

/** What interfaces get from elsewhere; neither the project nor the compiler knows it. */
final class Leases {

  private Leases() {}

  /** A node as it runs: each dynamic interface has an address a family, in a network of its own. */
  static Node running(Node node) {
    List<Interface> interfaces = new ArrayList<>();
    int leased = 0;
    for (Interface device : node.interfaces()) {
      boolean open = device.dynamic() && device.addresses().isEmpty();
      interfaces.add(open ? device.withAddresses(lease(++leased)) : device);
    }
    return node.withInterfaces(interfaces);
  }

  private static List<InterfaceAddress> lease(int number) {
    return List.of(
        InterfaceAddress.parse("192.0.%d.77/24".formatted(1 + number)),
        InterfaceAddress.parse("2001:db8:%d::77/64".formatted(number)));
  }
}
