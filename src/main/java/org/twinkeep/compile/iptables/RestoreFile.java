package org.twinkeep.compile.iptables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.flatten.Columns;
import org.twinkeep.compile.flatten.CommentLine;
import org.twinkeep.compile.flatten.Reached;
import org.twinkeep.compile.flatten.SharedLogs;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.ChainName;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Guard;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.RejectWith;

/**
 * A flat {@link Program} → the text that {@code iptables-restore} reads: all tables in one file,
 * each replaced as a whole.
 *
 * <p>Every line that does something carries the id of its row as an iptables comment, so that
 * counters and drift find back; it stands last, where it is looked at only when everything else
 * held.
 */
public final class RestoreFile {

  /** The kernel takes 15 characters for the name of a limit. */
  private static final int LIMIT_DIGITS = 13;

  private static final Statement RESET = new Statement.Reject(RejectWith.TCP_RESET);

  private final Program program;
  private final ChainNames names;
  private final Matches matches;
  private final Statements statements;
  private final SharedLogs logs;
  private final Reached reached;
  private final List<Line> lines = new ArrayList<>();

  /** Chains with rules of a single row → the row's id. */
  private final Map<ChainName, String> rowOf = new HashMap<>();

  private RestoreFile(Program program, boolean beside) {
    this.program = program;
    this.names = new ChainNames(beside);
    this.matches = new Matches(program.family());
    this.statements = new Statements(program.family(), names);
    this.logs = SharedLogs.of(program.chains().stream().flatMap(c -> c.rules().stream()));
    Map<ChainName, List<Rule>> named = new HashMap<>();
    for (Chain chain : program.chains()) {
      if (chain.place() instanceof Chain.Place.Named(ChainName name, var _)) {
        named.put(name, chain.rules());
      }
      List<String> rows = chain.rules().stream().map(r -> r.origin().id()).distinct().toList();
      if (chain.place() instanceof Chain.Place.Named(ChainName name, var _) && rows.size() == 1) {
        rowOf.put(name, rows.getFirst());
      }
    }
    this.reached = new Reached(named);
  }

  /**
   * Prints a program.
   *
   * @param beside whether chains of others stay: the text is for {@code --noflush}, and has the
   *     built-in chains jump to chains of its own before everything else they do
   * @param heading comment lines at the top, without the {@code #}
   */
  public static List<Line> print(Program program, boolean beside, List<String> heading) {
    RestoreFile file = new RestoreFile(program, beside);
    heading.forEach(text -> file.comment(text, ""));
    for (Hook.Table table : Hook.Table.values()) {
      file.table(table);
    }
    return List.copyOf(Columns.align(file.lines, " -m comment "));
  }

  private void comment(String text, String origin) {
    lines.add(CommentLine.of("", text, origin));
  }

  private void blank() {
    lines.add(Line.of(""));
  }

  private void table(Hook.Table table) {
    List<Chain> chains =
        program.chains().stream().filter(c -> c.place().inTable() == table).toList();
    Line begin = Line.of("*" + table.name().toLowerCase(Locale.ROOT));
    blank();
    boolean empty =
        table != Hook.Table.FILTER && chains.stream().allMatch(c -> c.rules().isEmpty());
    if (!names.beside() && empty) {
      comment("No rules: policies are set back, and no packet passes hooks of this table.", "");
    }
    lines.add(begin);
    if (!names.beside()) {
      builtIn(table).forEach(chain -> lines.add(Line.of(":" + chain + " [0:0]")));
    }
    if (!names.beside() && empty) {
      // named without chains, iptables-nft takes the table away
      lines.add(Line.of("COMMIT"));
      lines.add(begin);
    }
    for (Chain chain : chains) {
      if (names.beside() || chain.place() instanceof Chain.Place.Named) {
        lines.add(new Line(":" + name(chain.place()) + " - [0:0]", rows(chain)));
      }
    }
    if (names.beside()) {
      chains.forEach(this::entry);
    }
    for (Chain chain : chains) {
      chain(chain);
    }
    lines.add(Line.of("COMMIT"));
  }

  /**
   * First in the built-in chain, so that what others put there does not decide before the design.
   */
  private void entry(Chain chain) {
    if (chain.place() instanceof Chain.Place.At(Hook hook) && !chain.rules().isEmpty()) {
      lines.add(
          Line.of(
              "-I "
                  + ChainNames.builtIn(hook)
                  + " 1 -m comment --comment \"twinkeep\" -j "
                  + names.of(hook)));
    }
  }

  private List<String> rows(Chain chain) {
    return switch (chain.place()) {
      case Chain.Place.At _ -> List.of();
      case Chain.Place.Named(ChainName name, Hook.Table _) -> reached.rows(name);
    };
  }

  private static List<String> builtIn(Hook.Table table) {
    return switch (table) {
      case RAW -> List.of("PREROUTING ACCEPT", "OUTPUT ACCEPT");
      case MANGLE ->
          List.of(
              "PREROUTING ACCEPT",
              "INPUT ACCEPT",
              "FORWARD ACCEPT",
              "OUTPUT ACCEPT",
              "POSTROUTING ACCEPT");
      case NAT ->
          List.of("PREROUTING ACCEPT", "INPUT ACCEPT", "OUTPUT ACCEPT", "POSTROUTING ACCEPT");
      case FILTER -> List.of("INPUT DROP", "FORWARD DROP", "OUTPUT DROP");
    };
  }

  private void chain(Chain chain) {
    boolean ofOneRow =
        chain.rules().stream().map(Rule::origin).distinct().count() == 1
            && chain.place() instanceof Chain.Place.Named;
    if (!ofOneRow && !chain.rules().isEmpty()) {
      blank();
      comment("==== " + name(chain.place()) + way(chain.place()), "");
    }
    String section = "";
    String row = "";
    for (Rule rule : chain.rules()) {
      Origin origin = rule.origin();
      boolean begins = !ofOneRow && !origin.section().equals(section);
      if (begins && !origin.section().isEmpty()) {
        blank();
        comment("---- " + origin.section(), "");
      }
      section = origin.section();
      if (!row.equals(origin.id())) {
        blank();
        comment(origin.heading(), origin.id());
      }
      row = origin.id();
      rule(name(chain.place()), rule);
    }
  }

  private static String way(Chain.Place place) {
    return switch (place) {
      case Chain.Place.At(Hook hook) ->
          switch (hook) {
            case FILTER_INPUT -> ": to the node";
            case FILTER_FORWARD -> ": through the node";
            case FILTER_OUTPUT -> ": from the node";
            case NAT_PREROUTING -> ": destinations of what comes in";
            case NAT_OUTPUT -> ": destinations of what the node sends";
            case NAT_POSTROUTING -> ": sources of what leaves";
            case RAW_PREROUTING, RAW_OUTPUT -> ": kept out of the connection table";
            case MANGLE_PREROUTING, MANGLE_FORWARD, MANGLE_OUTPUT -> ": changed on the way";
          };
      case Chain.Place.Named _ -> "";
    };
  }

  private String name(Chain.Place place) {
    return switch (place) {
      case Chain.Place.At(Hook hook) -> names.of(hook);
      case Chain.Place.Named(ChainName name, Hook.Table _) -> names.of(name);
    };
  }

  private void rule(String chain, Rule rule) {
    for (Statement statement : rule.statements()) {
      Words words = new Words().add("-A", chain);
      rule.conditions().stream()
          .sorted(Comparator.comparingInt((Condition c) -> c.anyOf().getFirst().rank()))
          .forEach(c -> matches.print(c.anyOf().getFirst(), c.negated(), words));
      if (statement.equals(RESET) && !namesProtocol(rule)) {
        words.add("-p", "tcp");
      }
      for (Guard guard : rule.guards()) {
        statements.guard(guard, limitName(rule.origin().id() + " " + guard), words);
      }
      Optional<Guard> limit = logs.limit(rule.origin(), statement);
      limit.ifPresent(
          guard ->
              statements.guard(guard, limitName(SharedLogs.name(rule.origin(), statement)), words));
      if (!isOnTheWay(rule.origin(), statement)) {
        words.add("-m", "comment", "--comment").quoted(rule.origin().id());
      }
      statements.print(limit.isPresent() ? SharedLogs.unlimited(statement) : statement, words);
      lines.add(new Line(words.line(), reached.origins(rule)));
    }
  }

  /** Only rules about TCP alone reset; iptables wants to read so in the line that does it. */
  private static boolean namesProtocol(Rule rule) {
    return rule.conditions().stream()
        .filter(c -> !c.negated())
        .map(c -> c.anyOf().getFirst())
        .anyMatch(
            m ->
                m instanceof Match.Ports
                    || m instanceof Match.Protocol
                    || m instanceof Match.Header h && h.protocol().isPresent());
  }

  /**
   * Whether a line only leads to where a rule is counted. A comment there would be looked at for
   * each packet that passes, and be most of the memory that the line takes.
   */
  private boolean isOnTheWay(Origin origin, Statement statement) {
    return switch (statement) {
      case Statement.Jump(ChainName chain) -> isOnTheWay(origin, chain);
      case Statement.Goto(ChainName chain) -> isOnTheWay(origin, chain);
      case Statement.Return() -> origin.isAutomatic();
      case Statement _ -> false;
    };
  }

  private boolean isOnTheWay(Origin origin, ChainName chain) {
    return origin.isAutomatic() || origin.id().equals(rowOf.get(chain));
  }

  /**
   * One row has one limit, on whichever way its packets go. Its name belongs to this rate alone:
   * the kernel would go on with a table of the same name that the ruleset before still holds,
   * whatever its rate.
   */
  private static String limitName(String limit) {
    long hash = 0xcbf29ce484222325L; // FNV-1a
    for (byte b : limit.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xff) * 0x100000001b3L;
    }
    return "tk" + String.format(Locale.ROOT, "%016x", hash).substring(0, LIMIT_DIGITS);
  }
}
