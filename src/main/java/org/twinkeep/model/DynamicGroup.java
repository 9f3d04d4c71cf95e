package org.twinkeep.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every address object that fulfils all conditions that are given. Without any condition the group
 * is empty, never everything.
 *
 * @param head name and identity
 * @param tags the object has all of these tags
 * @param folder the object lies in this folder or below; empty = no condition
 * @param namePattern the name contains this text, {@code *} standing for anything; empty = no
 *     condition
 */
public record DynamicGroup(Head head, SortedSet<String> tags, String folder, String namePattern)
    implements AddressObject {

  /** Copies the tags. */
  public DynamicGroup {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  @Override
  public DynamicGroup withHead(Head newHead) {
    return new DynamicGroup(newHead, tags, folder, namePattern);
  }
}
