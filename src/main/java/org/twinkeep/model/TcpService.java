package org.twinkeep.model;

import java.util.List;
import java.util.Optional;

/**
 * TCP segments by port and flags.
 *
 * @param head name and identity
 * @param sourcePorts any of these; empty = every port
 * @param destinationPorts any of these; empty = every port
 * @param flags when present, the flags that a segment must carry
 */
public record TcpService(
    Head head,
    List<PortRange> sourcePorts,
    List<PortRange> destinationPorts,
    Optional<TcpFlags> flags)
    implements Service {

  /** Copies the lists. */
  public TcpService {
    sourcePorts = List.copyOf(sourcePorts);
    destinationPorts = List.copyOf(destinationPorts);
  }

  @Override
  public TcpService withHead(Head newHead) {
    return new TcpService(newHead, sourcePorts, destinationPorts, flags);
  }
}
