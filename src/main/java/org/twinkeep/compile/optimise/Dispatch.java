package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;

/**
 * Long chains → look-ups that lead to chains with the few rules that are left to ask, in their
 * order. What Twinkeep added stays in front, so that established packets pay nothing.
 *
 * <p>Every packet is decided, logged and counted by the same rule as before.
 */
public final class Dispatch {

  /** Below this, walking costs less than a fifth of what a new connection costs anyway. */
  static final int SMALLEST_CHAIN = 24;

  /** Fewer interfaces than this are as fast one after the other. */
  private static final int FEWEST_DEVICES = 3;

  /** A result with more rules than this is looked up once more. */
  private static final int LONGEST_RESULT = 16;

  /** A result is looked up in again at most so often, the first look-up counted. */
  public static final int DEEPEST = 3;

  private final Program program;
  private final int deepest;
  private final Set<Kind> kinds;
  private final UnaryOperator<List<Rule>> written;
  private final List<Chain> added = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();

  private Dispatch(
      Program program, int deepest, Set<Kind> kinds, UnaryOperator<List<Rule>> written) {
    this.program = program;
    this.deepest = deepest;
    this.kinds = Set.copyOf(kinds);
    this.written = written;
  }

  /**
   * The same program, with look-ups where they pay, for a tool that has maps of chains.
   *
   * @param deepest look-ups one below the other, from 1 to {@link #DEEPEST}
   */
  public static Program byMaps(Program program, int deepest) {
    return new Dispatch(program, deepest, EnumSet.allOf(Kind.class), new FewSets(program)::write)
        .run();
  }

  /**
   * The same program, with trees of chains where they pay, for a tool that has only jumps.
   *
   * @param deepest trees one below the other, from 1 to {@link #DEEPEST}
   */
  public static Program byTrees(Program program, int deepest) {
    Program looked = new Dispatch(program, deepest, Kind.OF_TREES, UnaryOperator.identity()).run();
    return LoneRules.inPlace(Trees.run(looked));
  }

  private Program run() {
    List<Chain> chains = new ArrayList<>();
    for (int i = 0; i < program.chains().size(); i++) {
      Chain chain = NeedlessExemptions.without(program.chains().get(i), program.family());
      if (chain.rules().size() >= SMALLEST_CHAIN) {
        chain = NeedlessExemptions.atTranslatingDevices(chain, program.family());
      }
      chains.add(
          chain.withRules(
              new At(prefix(chain.place(), i), chain.place().inTable(), 0)
                  .rules(chain.rules(), SMALLEST_CHAIN)));
    }
    chains.addAll(added);
    return new Program(program.family(), chains);
  }

  private static String prefix(Chain.Place place, int position) {
    return switch (place) {
      case Chain.Place.At(Hook hook) ->
          switch (hook) {
            case FILTER_INPUT -> "in";
            case FILTER_FORWARD -> "fwd";
            case FILTER_OUTPUT -> "out";
            case NAT_PREROUTING -> "pre";
            case NAT_OUTPUT -> "natout";
            case NAT_POSTROUTING -> "post";
            case RAW_PREROUTING, RAW_OUTPUT, MANGLE_PREROUTING, MANGLE_FORWARD, MANGLE_OUTPUT ->
                "h" + Objects.requireNonNull(hook).ordinal();
          };
      // nft has the chains of all tables in one, and positions differ between the families.
      case Chain.Place.Named(ChainName _, Hook.Table table) ->
          switch (table) {
                case FILTER -> "c";
                case NAT -> "n";
                case MANGLE -> "m";
                case RAW -> "r";
              }
              + position;
    };
  }

  /** The work on one chain and on those below it. */
  private final class At implements ChainMaker {
    private final String prefix;
    private final Hook.Table table;
    private final int depth;

    At(String prefix, Hook.Table table, int depth) {
      this.prefix = prefix;
      this.table = table;
      this.depth = depth;
    }

    /** Runs of rules between those that must stand where they are. */
    List<Rule> rules(List<Rule> rules, int smallest) {
      if (rules.size() < smallest || depth >= deepest) {
        return rules;
      }
      List<Rule> done = new ArrayList<>();
      List<Rule> run = new ArrayList<>();
      List<Rule> devices = new ArrayList<>();
      for (Rule rule : SettledStates.without(rules)) {
        boolean fixed = isFixed(rule);
        if (fixed) {
          done.addAll(dispatched(run, smallest));
          run = new ArrayList<>();
        }
        if (!isOfDevice(rule) || !follows(devices, rule)) {
          done.addAll(byDevice(devices));
          devices = new ArrayList<>();
        }
        (!fixed ? run : isOfDevice(rule) ? devices : done).add(rule);
      }
      done.addAll(byDevice(devices));
      done.addAll(dispatched(run, smallest));
      return done;
    }

    private static boolean follows(List<Rule> devices, Rule rule) {
      return !devices.isEmpty() && devices.getLast().origin().equals(rule.origin());
    }

    /** Automatic rules for one input interface each: most packets need to look at one of them. */
    private List<Rule> byDevice(List<Rule> rules) {
      if (!kinds.contains(Kind.IN_DEVICE)) {
        return rules;
      }
      Layer layer =
          new Layer(
              Kind.IN_DEVICE,
              rules.stream()
                  .map(r -> Candidate.of(r, program.family(), Set.of(Kind.IN_DEVICE)))
                  .toList());
      return new DispatchLayer(layer, this, FEWEST_DEVICES).run();
    }

    private boolean isOfDevice(Rule rule) {
      return rule.origin().isAutomatic()
          && rule.conditions().size() > 1
          && Kind.IN_DEVICE.holds(Named.of(rule));
    }

    private List<Rule> dispatched(List<Rule> rules, int smallest) {
      if (rules.size() < smallest) {
        return rules;
      }
      return Layers.of(candidates(rules)).stream()
          .flatMap(layer -> new DispatchLayer(layer, this).run().stream())
          .toList();
    }

    private List<Candidate> candidates(List<Rule> rules) {
      Set<Kind> among = EnumSet.copyOf(kinds);
      if (table != Hook.Table.NAT) {
        among.removeAll(Kind.OF_DEVICES);
      }
      List<Candidate> candidates =
          rules.stream().map(r -> Candidate.of(r, program.family(), among)).toList();
      for (Kind kind : Kind.values()) {
        Map<Kind, Integer> preferring = new EnumMap<>(Kind.class);
        candidates.forEach(c -> preferring.merge(c.kinds().getFirst(), 1, Integer::sum));
        if (kind != Kind.LIST
            && preferring.getOrDefault(kind, 0) < DispatchLayer.SMALLEST
            && among.remove(kind)) {
          candidates = candidates.stream().map(c -> c.among(among)).toList();
        }
      }
      return candidates;
    }

    @Override
    public ChainName chain(Origin origin, boolean several, List<Rule> rules) {
      String family = several ? Integer.toString(program.family().bits() == 32 ? 4 : 6) : "";
      ChainName name =
          new ChainName(
              unique(prefix + "_d" + family + (origin.isAutomatic() ? "auto" : origin.label())));
      int slot = added.size();
      added.add(Chain.named(name, table, List.of()));
      List<Rule> few = Dispatch.this.written.apply(rules);
      added.set(
          slot,
          Chain.named(name, table, new At(prefix, table, depth + 1).rules(few, LONGEST_RESULT)));
      return name;
    }

    @Override
    public String map(String word) {
      return unique(prefix + (program.family().bits() == 32 ? 4 : 6) + "_" + word);
    }
  }

  private String unique(String base) {
    int count = used.merge(base, 1, Integer::sum);
    return count == 1 ? base : base + "_" + Integer.toString(count + 8, 36);
  }

  /** Automatic rules are few and first; a return must happen in the chain itself. */
  private static boolean isFixed(Rule rule) {
    return rule.origin().isAutomatic()
        || rule.statements().stream()
            .anyMatch(
                s ->
                    s instanceof Statement.Return
                        || s instanceof Statement.Goto
                        || s instanceof Statement.Custom);
  }
}
