package org.twinkeep.model;

/**
 * The identity of an element within its project. It is made from the name when the element is
 * created, is unique in the project and never changes; references hold ids, so that names may
 * change freely.
 *
 * <p>Built-in elements of the Standard library have ids that start with {@code std:}.
 *
 * @param value lower-case letters, digits, {@code -}, {@code _}, {@code .} and {@code :}; 1 to 80
 *     characters
 */
public record Id(String value) implements Comparable<Id> {

  /** Checks the alphabet: an id is safe in file names, nft comments and log prefixes. */
  public Id {
    if (!value.matches("[a-z0-9][a-z0-9_.:-]{0,79}")) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not an id (lower-case letters, digits, '-', '_', '.', ':'; at most 80)");
    }
  }

  public static Id of(String value) {
    return new Id(value);
  }

  /** Whether the element belongs to the Standard library, which no project stores or changes. */
  public boolean isStandard() {
    return value.startsWith("std:");
  }

  @Override
  public int compareTo(Id other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
