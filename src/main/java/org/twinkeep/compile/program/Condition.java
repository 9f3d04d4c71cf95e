package org.twinkeep.compile.program;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One of several matches holds, or none of them does. Without any match it always holds.
 *
 * @param negated whether none may hold; never true without matches
 * @param anyOf the matches
 */
public record Condition(boolean negated, List<Match> anyOf) {

  /** Holds for every packet. */
  public static final Condition ALWAYS = new Condition(false, List.of());

  /** Copies the list; refuses "none of nothing", which would be a second way to say always. */
  public Condition {
    anyOf = List.copyOf(anyOf);
    if (negated && anyOf.isEmpty()) {
      throw new IllegalArgumentException("a negated condition names what it excludes");
    }
  }

  public static Condition is(Match match) {
    return new Condition(false, List.of(match));
  }

  public static Condition isNot(Match match) {
    return new Condition(true, List.of(match));
  }

  public static Condition anyOf(List<? extends Match> matches) {
    return new Condition(false, List.copyOf(matches));
  }

  public boolean isAlways() {
    return anyOf.isEmpty();
  }

  /**
   * The condition where some matches cannot hold: without these, always when only they were
   * excluded, absent when it can no longer hold.
   */
  public Optional<Condition> where(Predicate<Match> canHold) {
    List<Match> left = anyOf.stream().filter(canHold).toList();
    if (left.size() == anyOf.size()) {
      return Optional.of(this);
    }
    if (!left.isEmpty()) {
      return Optional.of(new Condition(negated, left));
    }
    return negated ? Optional.of(ALWAYS) : Optional.empty();
  }
}
