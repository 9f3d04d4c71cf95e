package org.twinkeep.compile.program;

import java.util.List;

/**
 * A list of rules: at a hook, or run by a jump.
 *
 * @param place where it stands
 * @param rules in the order in which they are tried
 */
public record Chain(Place place, List<Rule> rules) {

  /** Where a chain stands. */
  public sealed interface Place {
    /** Looked at for every packet that passes the hook. */
    record At(Hook hook) implements Place {}

    /** Run by a jump from a chain of the same table. */
    record Named(ChainName name, Hook.Table table) implements Place {}

    default Hook.Table inTable() {
      return switch (this) {
        case At(Hook hook) -> hook.table();
        case Named(ChainName _, Hook.Table table) -> table;
      };
    }
  }

  /** Copies the list. */
  public Chain {
    rules = List.copyOf(rules);
  }

  public static Chain at(Hook hook, List<Rule> rules) {
    return new Chain(new Place.At(hook), rules);
  }

  public static Chain named(ChainName name, Hook.Table table, List<Rule> rules) {
    return new Chain(new Place.Named(name, table), rules);
  }

  public Chain withRules(List<Rule> v) {
    return new Chain(place, v);
  }
}
