package org.twinkeep.model;

import java.util.List;

/**
 * UDP datagrams by port.
 *
 * @param head name and identity
 * @param sourcePorts any of these; empty = every port
 * @param destinationPorts any of these; empty = every port
 */
public record UdpService(Head head, List<PortRange> sourcePorts, List<PortRange> destinationPorts)
    implements Service {

  /** Copies the lists. */
  public UdpService {
    sourcePorts = List.copyOf(sourcePorts);
    destinationPorts = List.copyOf(destinationPorts);
  }

  @Override
  public UdpService withHead(Head newHead) {
    return new UdpService(newHead, sourcePorts, destinationPorts);
  }
}
