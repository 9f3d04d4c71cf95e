package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Statement.Lookup;
import org.twinkeep.model.Ip;
import org.twinkeep.model.PortRange;

/** Walks a packet through a program, as a kernel would, and writes down what happens to it. */
final class ProgramWalk {

  /** A packet, as far as the programs of these tests look at it. */
  record Packet(Ip source, Ip destination, int protocol, int port, String in, String out) {}

  private enum End {
    FELL_OUT,
    RETURNED,
    DECIDED
  }

  private final Map<ChainName, Chain> named = new HashMap<>();
  private final Packet packet;
  private final List<String> seen = new ArrayList<>();
  private int asked;

  private ProgramWalk(Program program, Packet packet) {
    this.packet = packet;
    program
        .chains()
        .forEach(
            c -> {
              if (c.place() instanceof Chain.Place.Named(ChainName name, var _)) {
                if (named.put(name, c) != null) {
                  throw new IllegalStateException(name + " stands twice");
                }
              }
            });
  }

  /** Row and statement of everything that is done, in order, from the first chain on. */
  static List<String> of(Program program, Packet packet) {
    ProgramWalk walk = new ProgramWalk(program, packet);
    walk.chain(program.chains().getFirst());
    return walk.seen;
  }

  /** How many rules the packet is held against. */
  static int cost(Program program, Packet packet) {
    ProgramWalk walk = new ProgramWalk(program, packet);
    walk.chain(program.chains().getFirst());
    return walk.asked;
  }

  private End chain(Chain chain) {
    for (Rule rule : chain.rules()) {
      asked++;
      if (rule.conditions().stream().allMatch(this::holds)) {
        End end = run(rule);
        if (end != End.FELL_OUT) {
          return end;
        }
      }
    }
    return End.FELL_OUT;
  }

  private End run(Rule rule) {
    for (Statement statement : rule.statements()) {
      Optional<ChainName> next =
          switch (statement) {
            case Statement.Jump(ChainName name) -> Optional.of(name);
            case Statement.Goto(ChainName name) -> Optional.of(name);
            case Lookup lookup -> find(lookup);
            case Statement _ -> Optional.empty();
          };
      if (next.isPresent()) {
        if (chain(java.util.Objects.requireNonNull(named.get(next.get()))) == End.DECIDED) {
          return End.DECIDED;
        }
        if (statement instanceof Statement.Goto) {
          return End.RETURNED;
        }
      } else if (statement instanceof Statement.Return) {
        return End.RETURNED;
      } else if (!(statement instanceof Lookup)) {
        seen.add(rule.origin().id() + " " + statement);
        if (statement.isFinal()) {
          return End.DECIDED;
        }
      }
    }
    return End.FELL_OUT;
  }

  private Optional<ChainName> find(Lookup lookup) {
    List<ChainName> found =
        lookup.chains().entrySet().stream()
            .filter(e -> meets(e.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (found.size() > 1) {
      throw new IllegalStateException("keys overlap in " + lookup.name());
    }
    return found.stream().findFirst();
  }

  private boolean meets(Lookup.Key key) {
    return key.device().stream().allMatch(this::holds)
        && key.source().stream().allMatch(r -> r.contains(packet.source()))
        && key.destination().stream().allMatch(r -> r.contains(packet.destination()))
        && key.transport().stream().allMatch(t -> t.number() == packet.protocol())
        && key.port().stream().allMatch(p -> within(p, packet.port()));
  }

  private boolean holds(Condition condition) {
    return condition.anyOf().stream().anyMatch(this::holds) != condition.negated();
  }

  private boolean holds(Match match) {
    return switch (match) {
      case Match.Address a ->
          a.set().contains(a.side() == Side.SOURCE ? packet.source() : packet.destination());
      case Match.Device d ->
          d.names().contains(d.direction() == Direction.IN ? packet.in() : packet.out());
      case Match.Ports p ->
          p.transport().number() == packet.protocol()
              && (p.destination().isEmpty()
                  || p.destination().stream().anyMatch(r -> within(r, packet.port())));
      case Match.Protocol(int number) -> number == packet.protocol();
      case Match.Icmp _ -> packet.protocol() == 1;
      case Match.State _ -> true;
      case Match other -> throw new IllegalStateException("no test packet has " + other);
    };
  }

  private static boolean within(PortRange range, int port) {
    return range.first() <= port && port <= range.last();
  }
}
