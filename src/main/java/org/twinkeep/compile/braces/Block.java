package org.twinkeep.compile.braces;

import java.util.List;

/**
 * A keyword with settings in braces.
 *
 * @param head keyword and name
 * @param items what stands between the braces
 * @param origin id of the rule or element it came from; empty = that of the block around it
 */
public record Block(Setting head, List<Item> items, String origin) implements Item {

  /** Copies the list. */
  public Block {
    items = List.copyOf(items);
  }

  /** A block without origin; {@code head} holds its words separated by blanks. */
  public static Block of(String head, List<? extends Item> items) {
    return new Block(Setting.of(head.split(" ")), List.copyOf(items), "");
  }

  public Block from(String newOrigin) {
    return new Block(head, items, newOrigin);
  }
}
