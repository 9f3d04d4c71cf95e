package org.twinkeep.edit.newcluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/**
 * What lies around the nodes of a new cluster.
 *
 * @param others addresses that somebody else has, and who: {@code a gateway}
 * @param behind networks behind routers, to which all nodes have the same route
 */
public record Surroundings(Map<Ip, String> others, List<Behind> behind) {

  /** Nobody was asked. */
  public static final Surroundings UNKNOWN = new Surroundings(Map.of(), List.of());

  /** A network behind a router. */
  public record Behind(Prefix destination, Ip gateway) {}

  /** Copies everything. */
  public Surroundings {
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    behind = List.copyOf(behind);
  }
}
