package org.twinkeep.bundle;

import java.util.List;

/**
 * What the machine that generated a bundle found outside the project: files of the same project
 * differ where this does.
 */
public sealed interface LookedUp {

  /**
   * A host name.
   *
   * @param name as it was asked for
   * @param addresses the answer; none = there was none
   */
  record Name(String name, List<String> addresses) implements LookedUp {
    /** Copies the list. */
    public Name {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A file with addresses.
   *
   * @param path where it was read
   * @param entries how many addresses, networks and ranges it holds
   */
  record Table(String path, int entries) implements LookedUp {}

  /** {@code www.example.org: 192.0.2.80}. */
  default String words() {
    return switch (this) {
      case Name(String name, List<String> addresses) ->
          name + ": " + (addresses.isEmpty() ? "no address" : String.join(", ", addresses));
      case Table(String path, int entries) ->
          path + ": " + entries + (entries == 1 ? " entry" : " entries");
    };
  }
}
