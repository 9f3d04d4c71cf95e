package org.twinkeep.diagram;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.twinkeep.diagram.Box.Size;
import org.twinkeep.diagram.Topology.Badge;
import org.twinkeep.diagram.Topology.Kind;
import org.twinkeep.diagram.Topology.Machine;
import org.twinkeep.diagram.Topology.Port;
import org.twinkeep.diagram.Topology.Routed;
import org.twinkeep.diagram.Topology.Segment;
import org.twinkeep.diagram.Topology.SyncLine;
import org.twinkeep.diagram.Topology.Thing;

/**
 * How much room texts and figures take, in pixels at 100 %.
 *
 * <p>Widths of letters are those of DejaVu Sans, the widest of the usual interface fonts; so a
 * drawing has the same bytes on every machine, and no text is cut.
 */
public final class Sizes {

  /** Size of small text, in pixels. */
  public static final double SMALL = 11;

  /** Size of the names of nodes, in pixels. */
  public static final double LARGE = 14;

  /** Height of a line of small text. */
  public static final double LINE = 15;

  /** Height of the badge with a node's state. */
  public static final double STATE_TITLE = 19;

  /** Between a node's name and its state, and below the state. */
  public static final double STATE_GAP = 10;

  private static final int MOST_SERVICES = 3;

  /** More added addresses, or routes, are counted, not listed. */
  static final int MOST_ADDED = 5;

  private Sizes() {}

  /** The width of a text of the given size. */
  public static double text(String text, double size) {
    return text.codePoints().mapToDouble(Sizes::letter).sum() * size;
  }

  private static double letter(int c) {
    if (" .,:;|'!iIjl/-".indexOf(c) >= 0) {
      return 0.38;
    }
    return "mwMW@%".indexOf(c) >= 0 || c > 0x2e80 ? 1.0 : 0.66;
  }

  static double widest(List<String> lines) {
    return lines.stream().mapToDouble(line -> text(line, SMALL)).max().orElse(0);
  }

  /** The lines at an interface's end of its wire. */
  static List<String> caption(Port port) {
    return Stream.concat(
            Stream.of(port.name()), port.addresses().stream().map(a -> a.address().toString()))
        .toList();
  }

  /** The lines at the end of a network's line. */
  static List<String> caption(Segment segment) {
    return Stream.of(
            Stream.of(segment.name()),
            segment.prefixes().stream().map(Object::toString),
            routes(segment.routes()),
            segment.stateSync() ? Stream.of("state sync") : Stream.<String>empty(),
            segment.hidden() > 0
                ? Stream.of("+ " + segment.hidden() + " more")
                : Stream.<String>empty())
        .flatMap(s -> s)
        .toList();
  }

  static List<String> caption(SyncLine sync) {
    return Stream.concat(Stream.of("state sync"), sync.prefixes().stream().map(Object::toString))
        .toList();
  }

  /** The text of a badge, line by line: VRID, addresses, and what rules added. */
  public static List<String> lines(Badge badge) {
    return Stream.of(
            Stream.of("VIP · VRID " + badge.vrid()),
            badge.addresses().stream().map(Object::toString),
            some(badge.added(), a -> a.address() + " · " + a.reason(), "more from NAT"),
            routes(badge.routes()))
        .flatMap(s -> s)
        .toList();
  }

  private static Stream<String> routes(List<Routed> routes) {
    return some(routes, r -> "→ " + r.destination() + " · " + r.reason(), "more routes");
  }

  private static <T> Stream<String> some(List<T> all, Function<T, String> line, String rest) {
    int more = all.size() - MOST_ADDED;
    return Stream.concat(
        all.stream().limit(MOST_ADDED).map(line),
        more > 0 ? Stream.of("+ " + more + " " + rest) : Stream.empty());
  }

  static Size badge(Badge badge) {
    List<String> lines = lines(badge);
    return new Size(widest(lines) + 24, lines.size() * LINE + 10);
  }

  static Size thing(Thing thing) {
    List<String> lines = Stream.concat(Stream.of(thing.name()), thing.lines().stream()).toList();
    String services = services(thing);
    double width = Math.max(widest(lines) + 40, text(services, SMALL) + 24);
    int rows = lines.size() + (thing.services().isEmpty() ? 0 : 1);
    return thing.kind() == Kind.NETWORK
        ? new Size(Math.max(width, 96) + 24, rows * LINE + 30)
        : new Size(Math.max(width, 96), rows * LINE + 14);
  }

  /** The services that a thing offers, in one line; many are cut short. */
  public static String services(Thing thing) {
    String some = String.join(", ", thing.services().stream().limit(MOST_SERVICES).toList());
    return thing.services().size() > MOST_SERVICES ? some + ", …" : some;
  }

  static Size internet() {
    return new Size(150, 58);
  }

  static Size machine(Machine machine, double portsWidth) {
    double text = Math.max(text(machine.name(), LARGE) + 56, widest(machine.lines()) + 56);
    List<String> state = state(machine);
    double stated = state.isEmpty() ? 0 : widest(state) + 32;
    return new Size(
        Stream.of(150.0, text, stated, portsWidth + 16).max(Double::compare).orElseThrow(),
        36 + machine.lines().size() * LINE + 12 + stateHeight(machine));
  }

  /** The height of what a node says of its state: a title like a badge, and lines. */
  public static double stateHeight(Machine machine) {
    List<String> state = state(machine);
    return state.isEmpty() ? 0 : STATE_TITLE + (state.size() - 1) * LINE + STATE_GAP;
  }

  /** Title and lines of a node's state; none when nobody asked it. */
  static List<String> state(Machine machine) {
    return machine
        .state()
        .map(s -> Stream.concat(Stream.of(s.title()), s.body().stream()).toList())
        .orElse(List.of());
  }

  /** The width that one interface takes at a node's edge. */
  static double cell(Port port) {
    return widest(caption(port)) + 22;
  }

  static double height(List<String> lines) {
    return lines.size() * LINE;
  }
}
