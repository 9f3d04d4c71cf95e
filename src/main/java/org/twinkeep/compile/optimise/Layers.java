package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A list of rules → layers that are tried one after the other and give every packet the same first
 * match.
 *
 * <pre>
 *   1 host a → host b   2 net N → host c   3 host d → host e   4 any → any
 *   ⇒ by source and destination: 1 3 · by destination: 2 · list: 4
 * </pre>
 *
 * <p>A rule may pass an earlier one only when no packet can match both; otherwise it stands in the
 * same layer, where the order is kept, or in a later one.
 */
final class Layers {

  /** How often the kinds take turns before what is left becomes a list. */
  private static final int TURNS = 6;

  private final List<Occupied> slots =
      IntStream.rangeClosed(0, TURNS * Kind.values().length).mapToObj(_ -> new Occupied()).toList();
  private final Pieces pieces;

  private Layers(Pieces pieces) {
    this.pieces = pieces;
  }

  static List<Layer> of(List<Candidate> rules) {
    Layers layers =
        new Layers(
            Pieces.ofServices(
                rules.stream().flatMap(r -> r.box().services().stream()).distinct().toList()));
    rules.forEach(layers::place);
    List<Layer> filled = new ArrayList<>();
    for (int i = 0; i < layers.slots.size(); i++) {
      if (!layers.slots.get(i).rules().isEmpty()) {
        filled.add(new Layer(kind(i), layers.slots.get(i).rules()));
      }
    }
    return filled;
  }

  private static Kind kind(int slot) {
    return Kind.values()[slot % Kind.values().length];
  }

  private void place(Candidate rule) {
    List<Span> services =
        rule.box().services().stream().flatMap(s -> pieces.of(s).stream()).distinct().toList();
    int preferred = rule.kinds().getFirst().ordinal();
    int last = slots.size() - 1;
    int slot = last;
    while (slot > preferred && !slots.get(slot).meets(rule, services)) {
      slot--;
    }
    while (slot < last && !rule.kinds().contains(kind(slot))) {
      slot++;
    }
    slots.get(slot).add(rule, services);
  }
}
