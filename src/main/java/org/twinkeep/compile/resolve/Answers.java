package org.twinkeep.compile.resolve;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.twinkeep.bundle.LookedUp;
import org.twinkeep.compile.node.World;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;

/**
 * Remembers what was asked of the world and what it answered, so that a bundle can tell, and that
 * one question has one answer in all rules, whatever a resolver would say the next time.
 */
public final class Answers implements World {

  private final World world;
  private final SortedMap<String, List<Ip>> names = new TreeMap<>();
  private final Map<String, List<String>> tables = new HashMap<>();

  public Answers(World world) {
    this.world = world;
  }

  @Override
  public List<Ip> addresses(String hostName) {
    return names.computeIfAbsent(
        hostName, name -> world.addresses(name).stream().sorted().distinct().toList());
  }

  @Override
  public List<String> lines(String path) throws IOException {
    List<String> known = tables.get(path);
    if (known == null) {
      known = List.copyOf(world.lines(path));
      tables.put(path, known);
    }
    return known;
  }

  /** All answers so far: names first, then tables, each in the order of the alphabet. */
  public List<LookedUp> all() {
    return Stream.concat(
            names.entrySet().stream().map(e -> name(e.getKey(), e.getValue())),
            new TreeMap<>(tables)
                .entrySet().stream().map(e -> table(e.getKey(), entries(e.getValue()))))
        .toList();
  }

  private static LookedUp name(String name, List<Ip> addresses) {
    return new LookedUp.Name(name, addresses.stream().map(Ip::toString).toList());
  }

  private static LookedUp table(String path, int entries) {
    return new LookedUp.Table(path, entries);
  }

  private static int entries(List<String> lines) {
    try {
      List<IpRange> ranges = TableFile.read(lines);
      return ranges.size();
    } catch (IllegalArgumentException _) {
      return 0; // reported where the table was resolved; there is no bundle
    }
  }
}
