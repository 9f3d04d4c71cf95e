package org.twinkeep.model;

import java.util.List;
import java.util.Optional;

/**
 * One Linux machine.
 *
 * @param id unique in the project
 * @param name its host name
 * @param management where the installer finds it
 * @param interfaces its network interfaces
 * @param priority VRRP priority, 1 to 254; the highest becomes master when none is; unused outside
 *     a cluster
 */
public record Node(
    Id id, String name, Management management, List<Interface> interfaces, int priority)
    implements Element {

  /** Copies the list and checks the priority. */
  public Node {
    interfaces = List.copyOf(interfaces);
    if (priority < 1 || priority > 254) {
      throw new IllegalArgumentException(
          "a VRRP priority lies between 1 and 254 (255 is the owner's, RFC 5798)");
    }
  }

  public Optional<Interface> findInterface(Id interfaceId) {
    return interfaces.stream().filter(i -> i.id().equals(interfaceId)).findFirst();
  }

  public Node withName(String v) {
    return new Node(id, v, management, interfaces, priority);
  }

  public Node withManagement(Management v) {
    return new Node(id, name, v, interfaces, priority);
  }

  public Node withInterfaces(List<Interface> v) {
    return new Node(id, name, management, v, priority);
  }

  public Node withPriority(int v) {
    return new Node(id, name, management, interfaces, v);
  }
}
