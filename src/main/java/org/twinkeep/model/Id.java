package org.twinkeep.model;

import org.jspecify.annotations.Nullable;

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

  private static final int LONGEST = 80;

  /** Checks the alphabet: an id is safe in file names, nft comments and log prefixes. */
  public Id {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not an id (lower-case letters, digits, '-', '_', '.', ':'; at most 80)");
    }
  }

  private static boolean isValid(String value) {
    if (value.isEmpty() || value.length() > LONGEST || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && "_.:-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  public static Id of(String value) {
    return new Id(value);
  }

  /** Whether the element belongs to the Standard library, which no project stores or changes. */
  public boolean isStandard() {
    return value.startsWith("std:");
  }

  // Spelt out for speed, as in Ip.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Id id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
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
