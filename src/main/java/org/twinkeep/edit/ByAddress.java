package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * Things by the addresses that they speak of: those that can meet a range are found without a look
 * at all of them. Filled first, asked afterwards.
 */
public final class ByAddress<T> {

  private static final int BLOCK4 = 16;
  private static final int BLOCK6 = 48;

  private final List<T> wide = new ArrayList<>();
  private final Map<Prefix, List<T>> byBlock = new HashMap<>();

  /** Adds a thing; once more with its next range, which must follow at once. */
  public void put(IpRange range, T thing) {
    Prefix block = block(range.first());
    add(
        block.range().contains(range)
            ? byBlock.computeIfAbsent(block, _ -> new ArrayList<>())
            : wide,
        thing);
  }

  private static <T> void add(List<T> list, T thing) {
    if (list.isEmpty() || list.getLast() != thing) {
      list.add(thing);
    }
  }

  /** Among these are all things with a range that meets this one; some of them more than once. */
  public List<List<T>> near(IpRange range) {
    Prefix block = block(range.first());
    return block.range().contains(range)
        ? List.of(wide, byBlock.getOrDefault(block, List.of()))
        : Stream.concat(Stream.of(wide), byBlock.values().stream()).toList();
  }

  private static Prefix block(Ip ip) {
    return Prefix.containing(ip, ip.family() == Family.IPV4 ? BLOCK4 : BLOCK6);
  }
}
