package org.twinkeep.diagram;

import java.util.List;
import java.util.Optional;
import org.twinkeep.diagram.Topology.Badge;
import org.twinkeep.diagram.Topology.Machine;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.Thing;
import org.twinkeep.model.Id;
import org.twinkeep.model.Point;

/**
 * A diagram with every place decided: window and exports only have to paint it.
 *
 * @param bounds around everything, with a margin
 * @param figures in painting order
 * @param wires painted before the figures
 */
public record Drawing(Box bounds, List<Figure> figures, List<Wire> wires) {

  /** Copies the lists. */
  public Drawing {
    figures = List.copyOf(figures);
    wires = List.copyOf(wires);
  }

  /** Something with a rectangle that can be selected. */
  public sealed interface Figure {

    /** Under this id its position is kept. */
    Id key();

    /** What is selected when somebody clicks it. */
    List<Id> elements();

    Box box();

    /** A node. */
    record Node(Machine machine, Box box) implements Figure {
      @Override
      public Id key() {
        return machine.id();
      }

      @Override
      public List<Id> elements() {
        return List.of(machine.id());
      }
    }

    /** The Internet. */
    record Internet(Box box) implements Figure {
      @Override
      public Id key() {
        return Topology.INTERNET;
      }

      @Override
      public List<Id> elements() {
        return List.of(Topology.INTERNET); // no element of the project
      }
    }

    /** A network as a horizontal line in the middle of its box. */
    record Line(Segment segment, Box box, Caption caption) implements Figure {
      @Override
      public Id key() {
        return segment.key();
      }

      @Override
      public List<Id> elements() {
        return segment.elements();
      }
    }

    /** Virtual addresses; they move with their network. */
    record Virtual(Badge badge, Box box) implements Figure {
      @Override
      public Id key() {
        return badge.clusterInterface();
      }

      @Override
      public List<Id> elements() {
        return List.of(badge.clusterInterface());
      }
    }

    /** A host, network or range behind a network. */
    record Behind(Thing thing, Box box) implements Figure {
      @Override
      public Id key() {
        return thing.id();
      }

      @Override
      public List<Id> elements() {
        return List.of(thing.id());
      }
    }
  }

  /** What a wire means. */
  public enum WireKind {
    INTERFACE,
    INTERNET,
    BEHIND,
    STATE_SYNC
  }

  /**
   * A line between two figures.
   *
   * @param element the interface, when it is one
   * @param captions texts along it
   */
  public record Wire(
      WireKind kind, Optional<Id> element, Point from, Point to, List<Caption> captions) {
    /** Copies the list. */
    public Wire {
      captions = List.copyOf(captions);
    }
  }

  /** Where the text of a caption stands in its box. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /**
   * Text beside a wire or line; the first line is the name and stands out.
   *
   * @param box room for all lines
   */
  public record Caption(List<String> lines, Align align, Box box) {
    /** Copies the list. */
    public Caption {
      lines = List.copyOf(lines);
    }
  }
}
