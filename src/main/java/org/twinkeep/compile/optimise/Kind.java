package org.twinkeep.compile.optimise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.model.IpRange;

/** What a layer is looked up by; the order is the order of preference, telling keys first. */
enum Kind {
  /** By nothing: rule after rule. */
  LIST(false, false, false),
  PAIR(true, true, false),
  DESTINATION_PORT(false, true, true),
  SOURCE_PORT(true, false, true),
  DESTINATION(false, true, false),
  SOURCE(true, false, false),
  DESTINATION_NETWORK(false, true, false),
  SOURCE_NETWORK(true, false, false),
  PORT(false, false, true),
  IN_DEVICE(Direction.IN),
  OUT_DEVICE(Direction.OUT);

  /** What a tree of chains can be made of: ranges, and interfaces, of which there are few. */
  static final Set<Kind> OF_TREES =
      Set.of(DESTINATION_NETWORK, SOURCE_NETWORK, PORT, IN_DEVICE, OUT_DEVICE);

  /** By interface: leaves a long rest, which pays where most packets need not look at it. */
  static final Set<Kind> OF_DEVICES = Set.of(IN_DEVICE, OUT_DEVICE);

  /** So many entries a rule may fill: one costs a third of a line when the ruleset is loaded. */
  static final int MOST_KEYS = 10;

  private final boolean source;
  private final boolean destination;
  private final boolean port;
  private final Optional<Direction> device;

  Kind(boolean source, boolean destination, boolean port) {
    this.source = source;
    this.destination = destination;
    this.port = port;
    this.device = Optional.empty();
  }

  Kind(Direction device) {
    this.source = false;
    this.destination = false;
    this.port = false;
    this.device = Optional.of(device);
  }

  /** The way of the interface that it looks at; absent = none. */
  Optional<Direction> byDevice() {
    return device;
  }

  boolean bySource() {
    return source;
  }

  boolean byDestination() {
    return destination;
  }

  boolean byPort() {
    return port;
  }

  /** Whether its keys are stretches of a line rather than single values. */
  boolean byRanges() {
    return switch (this) {
      case PORT, DESTINATION_NETWORK, SOURCE_NETWORK -> true;
      case LIST, PAIR, DESTINATION_PORT, SOURCE_PORT, DESTINATION, SOURCE, IN_DEVICE, OUT_DEVICE ->
          false;
    };
  }

  /** Whether a table of this kind can hold a rule; a list holds every one. */
  boolean holds(Named named) {
    long keys = 1;
    if (source) {
      keys *= count(named.sources());
    }
    if (destination) {
      keys *= count(named.destinations());
    }
    if (port) {
      keys *=
          named
              .ports()
              .map(
                  c ->
                      byRanges()
                          ? c.values().size()
                          : c.values().stream().mapToLong(Span::size).sum())
              .orElse(0L);
    }
    if (device.isPresent()) {
      keys *= named.devices(device.get()).map(c -> c.values().size()).orElse(0);
    }
    return keys > 0 && keys <= MOST_KEYS;
  }

  private long count(Optional<Named.Cell<IpRange>> cell) {
    boolean fits =
        cell.isPresent()
            && (byRanges() || cell.get().values().stream().allMatch(IpRange::isSingle));
    return fits ? cell.get().values().size() : 0;
  }

  /** The kinds that can hold a rule, preferred first; only the list when there is no other. */
  static List<Kind> of(Named named, Set<Kind> among) {
    List<Kind> kinds =
        Stream.of(values()).filter(k -> k != LIST && among.contains(k) && k.holds(named)).toList();
    List<Kind> devices = kinds.stream().filter(OF_DEVICES::contains).toList();
    return kinds.isEmpty() ? List.of(LIST) : devices.isEmpty() ? kinds : devices;
  }

  /** Positions of the conditions that a key stands for. */
  Set<Integer> settles(Named named, boolean keepPorts) {
    Set<Integer> positions = new TreeSet<>();
    if (source) {
      named.sources().ifPresent(c -> positions.add(c.condition()));
    }
    if (destination) {
      named.destinations().ifPresent(c -> positions.add(c.condition()));
    }
    if (port && !keepPorts) {
      named.ports().ifPresent(c -> positions.add(c.condition()));
    }
    device.flatMap(named::devices).ifPresent(c -> positions.add(c.condition()));
    return positions;
  }

  /** In the words of people, for the comment above the look-up. */
  String words() {
    return switch (this) {
      case LIST -> "one after the other";
      case PAIR -> "by source and destination";
      case DESTINATION_PORT -> "by destination and port";
      case SOURCE_PORT -> "by source and port";
      case DESTINATION -> "by destination";
      case SOURCE -> "by source";
      case PORT -> "by port";
      case DESTINATION_NETWORK -> "by network of the destination";
      case SOURCE_NETWORK -> "by network of the source";
      case IN_DEVICE -> "by input interface";
      case OUT_DEVICE -> "by output interface";
    };
  }

  /** For the names of maps. */
  String word() {
    return switch (this) {
      case LIST -> "list";
      case PAIR -> "pair";
      case DESTINATION_PORT -> "to_port";
      case SOURCE_PORT -> "from_port";
      case DESTINATION -> "to";
      case SOURCE -> "from";
      case PORT -> "port";
      case DESTINATION_NETWORK -> "to_net";
      case SOURCE_NETWORK -> "from_net";
      case IN_DEVICE -> "in_device";
      case OUT_DEVICE -> "out_device";
    };
  }
}
