package org.twinkeep.model;

/**
 * So many events in a unit of time, with a burst before the limit bites.
 *
 * @param count events per unit, at least 1
 * @param unit the unit of time
 * @param burst events that pass at once before the rate applies, at least 1
 */
public record Rate(int count, Unit unit, int burst) {

  /** Units that both back ends know. */
  public enum Unit {
    SECOND(1),
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400);

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    /** How long the unit lasts. */
    public long seconds() {
      return seconds;
    }
  }

  /** Checks the numbers. */
  public Rate {
    if (count < 1 || burst < 1) {
      throw new IllegalArgumentException("a rate and its burst are at least 1");
    }
  }

  /** With the burst of 5 that the tools use by default. */
  public static Rate of(int count, Unit unit) {
    return new Rate(count, unit, 5);
  }
}
