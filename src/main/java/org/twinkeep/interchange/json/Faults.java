package org.twinkeep.interchange.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** Collects what is wrong with a text, each with line and column. */
public final class Faults {

  private static final int KEPT = 100;

  private final String source;
  private final List<Fault> kept = new ArrayList<>();
  private int count;

  private record Fault(Json.At at, Problem problem) {}

  /**
   * Begins without faults.
   *
   * @param source what people call the text, usually the file's name
   */
  public Faults(String source) {
    this.source = source;
  }

  /** Notes a fault; the first hundred are kept, the others only counted. */
  public void add(String id, Json.At at, String message, String remedy) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(new Fault(at, Problem.error(id, place(at), message, remedy)));
    }
  }

  private Place place(Json.At at) {
    return Place.named(
        at.equals(Json.At.NOWHERE) ? source : source + ":" + at.line() + ":" + at.column());
  }

  /** How many faults were noted so far. */
  public int count() {
    return count;
  }

  /** The faults in the order of the text. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>();
    kept.stream().sorted(Comparator.comparing(Fault::at)).map(Fault::problem).forEach(all::add);
    if (count > kept.size()) {
      all.add(
          Problem.error(
              "file.more",
              Place.named(source),
              (count - kept.size()) + " further problems are not listed.",
              "Mend the ones above first."));
    }
    return List.copyOf(all);
  }
}
