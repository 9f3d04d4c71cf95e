package org.twinkeep.compile.program;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Mark;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RejectWith;

/** What a rule does with a packet that meets its conditions. */
public sealed interface Statement {

  /** Ends the walk through the base chain: the packet goes on to the next hook. */
  record Accept() implements Statement {}

  /** The packet vanishes. */
  record Drop() implements Statement {}

  /** The packet vanishes and its sender is told. */
  record Reject(RejectWith with) implements Statement {}

  /** Walks another chain and comes back. */
  record Jump(ChainName chain) implements Statement {}

  /** Walks another chain and does not come back here, but to where this chain was jumped from. */
  record Goto(ChainName chain) implements Statement {}

  /**
   * Walks the chain that stands under what the packet has of a key, and comes back; a packet that
   * is not found goes on.
   *
   * @param name of the table, used once in a program
   * @param chains by keys that all have the same parts and do not overlap; at least one
   */
  record Lookup(String name, SequencedMap<Key, ChainName> chains) implements Statement {
    /** Copies the table. */
    public Lookup {
      chains = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(chains));
    }

    /** What all keys of the table have parts of. */
    public Key pattern() {
      return chains.firstEntry().getKey();
    }

    /**
     * What is looked up; single values when several parts are given.
     *
     * @param device one interface; absent = not looked at
     * @param source absent = not looked at
     * @param destination absent = not looked at
     * @param transport absent = not looked at
     * @param port destination port; absent = not looked at
     */
    public record Key(
        Optional<Match.Device> device,
        Optional<IpRange> source,
        Optional<IpRange> destination,
        Optional<Transport> transport,
        Optional<PortRange> port)
        implements Comparable<Key> {

      private static final Comparator<Key> ORDER =
          Comparator.comparing(Key::destination, Key::first)
              .thenComparing(Key::source, Key::first)
              .thenComparing(Key::transport, Key::first)
              .thenComparing(Key::port, Key::first)
              .thenComparing(key -> key.device().map(d -> d.names().first()), Key::first);

      private static <T extends Comparable<? super T>> int first(Optional<T> a, Optional<T> b) {
        return a.isPresent() && b.isPresent()
            ? a.get().compareTo(b.get())
            : Boolean.compare(a.isPresent(), b.isPresent());
      }

      @Override
      public int compareTo(Key other) {
        return ORDER.compare(this, other);
      }
    }
  }

  /** Back to where the chain was jumped from. */
  record Return() implements Statement {}

  /** Nothing but being counted. */
  record Count() implements Statement {}

  /** In each back end's own words. */
  record Custom(String iptables, String nftables) implements Statement {}

  /**
   * Writes a line.
   *
   * @param prefix beginning of the line, already free of placeholders
   * @param limit at most so many lines
   * @param group NFLOG group; absent = the kernel log
   */
  record Log(String prefix, LogLevel level, Optional<Rate> limit, OptionalInt group)
      implements Statement {}

  /** Takes the packet out of the connection table's sight. */
  record NoTrack() implements Statement {}

  record SetMark(Mark mark) implements Statement {}

  /** The connection remembers the packet's mark. */
  record SaveMark() implements Statement {}

  /** The packet gets the mark that its connection remembers. */
  record RestoreMark() implements Statement {}

  /** Limits the TCP segment size; 0 = to the path's. */
  record ClampMss(int bytes) implements Statement {}

  /** Traffic class. */
  record Classify(int major, int minor) implements Statement {}

  /** Assigns a connection tracking helper. */
  record Helper(String name, Transport transport) implements Statement {}

  /**
   * New source.
   *
   * @param to the addresses to choose from; absent = the address of the output interface
   * @param ports the ports to choose from; absent = kept where possible
   */
  record SourceNat(
      Optional<IpRange> to, Optional<PortRange> ports, boolean random, boolean persistent)
      implements Statement {}

  /**
   * New destination.
   *
   * @param to an address or a pool; absent = the address stays
   * @param ports new ports; absent = kept
   */
  record DestinationNat(
      Optional<IpRange> to, Optional<PortRange> ports, boolean random, boolean persistent)
      implements Statement {}

  /** To the node itself. */
  record Redirect(Optional<PortRange> ports, boolean random) implements Statement {}

  /** Replaces the network part of an address; both networks have the same length. */
  record Netmap(Side side, Prefix from, Prefix to) implements Statement {}

  /** Whether the tools must know the protocol in the same line. */
  default boolean needsProtocol() {
    return switch (this) {
      case SourceNat s -> s.ports().isPresent();
      case DestinationNat d -> d.ports().isPresent();
      case Redirect r -> r.ports().isPresent();
      case Helper _ -> true;
      case ClampMss _ -> true;
      case Statement _ -> false;
    };
  }

  /** The chains that a packet may walk on in. */
  default Collection<ChainName> targets() {
    return switch (this) {
      case Jump(ChainName chain) -> List.of(chain);
      case Goto(ChainName chain) -> List.of(chain);
      case Lookup lookup -> lookup.chains().values();
      case Statement _ -> List.of();
    };
  }

  /** Whether nothing stands after it. */
  default boolean isFinal() {
    return switch (this) {
      case Accept() -> true;
      case Drop() -> true;
      case Reject(RejectWith _) -> true;
      case Goto(ChainName _) -> true;
      case Return() -> true;
      case Lookup _ -> false;
      case SourceNat _ -> true;
      case DestinationNat _ -> true;
      case Redirect _ -> true;
      case Netmap _ -> true;
      case Jump(ChainName _) -> false;
      case Count() -> false;
      case Custom _ -> false;
      case Log _ -> false;
      case NoTrack() -> false;
      case SetMark _ -> false;
      case SaveMark() -> false;
      case RestoreMark() -> false;
      case ClampMss _ -> false;
      case Classify _ -> false;
      case Helper _ -> false;
    };
  }
}
