package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.model.Family;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * Things by the addresses that they speak of: those that can meet a range are found without a look
 * at all of them. Filled first, asked afterwards.
 */
public final class ByAddress<T> {

  /** Lengths of blocks, from the widest: sites, networks, single addresses. */
  private static final int[] BLOCKS4 = {16, 24, 32};

  private static final int[] BLOCKS6 = {48, 64, 128};

  private final List<T> wide = new ArrayList<>();
  private final Map<Prefix, List<T>> byBlock = new HashMap<>();

  /** The lists of all smaller blocks in a block. */
  private final Map<Prefix, List<List<T>>> below = new HashMap<>();

  /** Adds a thing; once more with its next range, which must follow at once. */
  public void put(IpRange range, T thing) {
    List<Prefix> blocks = blocks(range);
    add(blocks.isEmpty() ? wide : list(blocks), thing);
  }

  private List<T> list(List<Prefix> blocks) {
    Prefix smallest = blocks.getLast();
    List<T> list = byBlock.get(smallest);
    if (list == null) {
      list = new ArrayList<>();
      byBlock.put(smallest, list);
      for (Prefix around : blocks.subList(0, blocks.size() - 1)) {
        below.computeIfAbsent(around, _ -> new ArrayList<>()).add(list);
      }
    }
    return list;
  }

  private static <T> void add(List<T> list, T thing) {
    if (list.isEmpty() || list.getLast() != thing) {
      list.add(thing);
    }
  }

  /** Among these are all things with a range that meets this one; some of them more than once. */
  public List<List<T>> near(IpRange range) {
    List<Prefix> blocks = blocks(range);
    List<List<T>> near = new ArrayList<>();
    near.add(wide);
    if (blocks.isEmpty()) {
      near.addAll(byBlock.values());
      return near;
    }
    blocks.forEach(block -> near.add(byBlock.getOrDefault(block, List.of())));
    near.addAll(below.getOrDefault(blocks.getLast(), List.of()));
    return near;
  }

  /** The blocks that hold all of a range, from the widest. */
  private static List<Prefix> blocks(IpRange range) {
    int[] lengths = range.family() == Family.IPV4 ? BLOCKS4 : BLOCKS6;
    List<Prefix> blocks = new ArrayList<>();
    for (int length : lengths) {
      Prefix block = Prefix.containing(range.first(), length);
      if (block.range().contains(range)) {
        blocks.add(block);
      }
    }
    return blocks;
  }
}
