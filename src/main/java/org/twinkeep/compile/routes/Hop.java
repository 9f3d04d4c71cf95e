package org.twinkeep.compile.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.model.Ip;

/**
 * A next hop.
 *
 * @param gateway absent = the destination is on the interface's own network
 * @param device the node's interface
 */
public record Hop(Optional<Ip> gateway, String device) {

  List<String> words() {
    List<String> words = new ArrayList<>();
    gateway.ifPresent(ip -> words.addAll(List.of("via", ip.toString())));
    words.addAll(List.of("dev", device));
    return words;
  }
}
