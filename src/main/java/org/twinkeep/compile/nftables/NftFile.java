package org.twinkeep.compile.nftables;

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
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;

/**
 * Flat {@link Program}s of both families → the text that {@code nft -f} reads: one table of our
 * own, replaced in one transaction; tables of others stay.
 *
 * <p>Every rule has a counter and the id of its row as a comment, so that hits, errors and drift
 * find back.
 */
public final class NftFile {

  private static final String TABLE = "table inet twinkeep";
  private static final String INDENT = "    ";

  private final NamedSets sets = new NamedSets();
  private final Objects objects = new Objects();
  private final Maps maps;
  private final Statements statements;
  private final Matches matches = new Matches(sets);
  private final SharedLogs logs;
  private final Reached reached;
  private final List<Line> lines = new ArrayList<>();

  private NftFile(List<FamilyChain> chains) {
    this.logs =
        SharedLogs.of(chains.stream().flatMap(c -> c.rules().stream()).map(FamilyRule::rule));
    this.reached = new Reached(named(chains));
    this.maps = new Maps(reached);
    this.statements = new Statements(objects, maps);
  }

  private static Map<ChainName, List<Rule>> named(List<FamilyChain> chains) {
    Map<ChainName, List<Rule>> named = new HashMap<>();
    for (FamilyChain chain : chains) {
      if (chain.place() instanceof Chain.Place.Named(ChainName name, Hook.Table _)) {
        named.put(name, chain.rules().stream().map(FamilyRule::rule).toList());
      }
    }
    return named;
  }

  /**
   * Prints both programs as one table.
   *
   * @param heading comment lines at the top, without the {@code #}
   */
  public static List<Line> print(Program four, Program six, List<String> heading) {
    List<FamilyChain> chains = new MergeFamilies(four, six).run();
    NftFile body = new NftFile(chains);
    for (FamilyChain chain : chains) {
      if (!isIdle(chain)) {
        body.chain(chain);
      }
    }
    List<Line> all = new ArrayList<>();
    heading.forEach(text -> all.add(CommentLine.of("", text, "")));
    all.add(Line.of(""));
    all.add(Line.of(TABLE));
    all.add(Line.of("delete " + TABLE));
    all.add(Line.of(""));
    all.add(Line.of(TABLE + " {"));
    body.sets.all().forEach(set -> all.addAll(declaration(set, body.sets.onlyRow(set))));
    all.addAll(body.maps.declarations());
    body.objects.declarations().forEach(text -> all.add(Line.of(INDENT + text)));
    all.addAll(Columns.align(body.lines, " counter "));
    all.add(Line.of("}"));
    return List.copyOf(all);
  }

  /** A hook without rules that lets everything pass only costs time. */
  private static boolean isIdle(FamilyChain chain) {
    return chain.rules().isEmpty()
        && chain.place() instanceof Chain.Place.At(Hook hook)
        && hook.table() != Hook.Table.FILTER;
  }

  /**
   * A set.
   *
   * @param row id of the only row that uses it; empty = several do
   */
  private static List<Line> declaration(NamedSets.NamedSet set, String row) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(INDENT + "set " + set.name() + " {"));
    lines.add(Line.of(INDENT + INDENT + "type " + set.type()));
    if (set.interval()) {
      lines.add(Line.of(INDENT + INDENT + "flags interval"));
    }
    if (set.elements().isEmpty()) {
      lines.add(Line.of(INDENT + INDENT + "auto-merge"));
      lines.add(Line.of(INDENT + "}"));
      return lines;
    }
    lines.add(Line.of(INDENT + INDENT + "elements = {"));
    for (int i = 0; i < set.elements().size(); i++) {
      String comma = i < set.elements().size() - 1 ? "," : "";
      lines.add(new Line(INDENT + INDENT + INDENT + set.elements().get(i) + comma, row));
    }
    lines.add(Line.of(INDENT + INDENT + "}"));
    lines.add(Line.of(INDENT + "}"));
    return lines;
  }

  private void chain(FamilyChain chain) {
    lines.add(Line.of(""));
    switch (chain.place()) {
      case Chain.Place.At(Hook hook) -> {
        lines.add(Line.of(INDENT + "chain " + name(hook) + " {"));
        lines.add(Line.of(INDENT + INDENT + type(hook)));
      }
      case Chain.Place.Named(ChainName name, Hook.Table _) ->
          lines.add(new Line(INDENT + "chain " + name + " {", reached.rows(name)));
    }
    boolean ofOneRow =
        chain.place() instanceof Chain.Place.Named
            && chain.rules().stream().map(r -> r.rule().origin()).distinct().count() == 1;
    String section = "";
    String row = "";
    for (FamilyRule rule : chain.rules()) {
      Origin origin = rule.rule().origin();
      if (!ofOneRow && !origin.section().equals(section) && !origin.section().isEmpty()) {
        lines.add(Line.of(""));
        lines.add(CommentLine.of(INDENT + INDENT, "---- " + origin.section(), ""));
      }
      section = origin.section();
      if (!row.equals(origin.id())) {
        lines.add(Line.of(""));
        lines.add(CommentLine.of(INDENT + INDENT, origin.heading(), origin.id()));
      }
      row = origin.id();
      rule(rule);
    }
    lines.add(Line.of(INDENT + "}"));
  }

  private static String name(Hook hook) {
    return switch (hook) {
      case FILTER_INPUT -> "input";
      case FILTER_FORWARD -> "forward";
      case FILTER_OUTPUT -> "output";
      case RAW_PREROUTING,
          RAW_OUTPUT,
          MANGLE_PREROUTING,
          MANGLE_FORWARD,
          MANGLE_OUTPUT,
          NAT_PREROUTING,
          NAT_OUTPUT,
          NAT_POSTROUTING ->
          hook.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Priorities as numbers: nft 1.0.6 knows the name dstnat at the hook prerouting only. */
  private static String type(Hook hook) {
    return switch (hook) {
      case RAW_PREROUTING -> "type filter hook prerouting priority -300; policy accept;";
      case RAW_OUTPUT -> "type filter hook output priority -300; policy accept;";
      // After destinations are translated, which iptables cannot: rules speak of the new ones.
      case MANGLE_PREROUTING -> "type filter hook prerouting priority -90; policy accept;";
      case MANGLE_FORWARD -> "type filter hook forward priority -150; policy accept;";
      case MANGLE_OUTPUT -> "type route hook output priority -90; policy accept;";
      case NAT_PREROUTING -> "type nat hook prerouting priority -100; policy accept;";
      case NAT_OUTPUT -> "type nat hook output priority -100; policy accept;";
      case NAT_POSTROUTING -> "type nat hook postrouting priority 100; policy accept;";
      case FILTER_INPUT -> "type filter hook input priority 0; policy drop;";
      case FILTER_FORWARD -> "type filter hook forward priority 0; policy drop;";
      case FILTER_OUTPUT -> "type filter hook output priority 0; policy drop;";
    };
  }

  private void rule(FamilyRule familyRule) {
    Rule rule = familyRule.rule();
    Family family = familyRule.words();
    boolean implied =
        rule.conditions().stream().anyMatch(c -> Matches.impliesFamily(c.anyOf().getFirst()))
            || rule.statements().stream().anyMatch(Maps::impliesFamily);
    for (List<Statement> group : Groups.of(SpokenHelpers.of(rule))) {
      Words words = new Words();
      if (familyRule.only().isPresent() && !implied) {
        words.add("meta", "nfproto", family == Family.IPV4 ? "ipv4" : "ipv6");
      }
      rule.conditions().stream()
          .sorted(Comparator.comparingInt((Condition c) -> c.anyOf().getFirst().rank()))
          .forEach(
              c ->
                  matches.print(
                      c.anyOf().getFirst(), c.negated(), family, rule.origin().id(), words));
      for (Guard guard : rule.guards()) {
        objects.print(guard, rule.origin().id(), family, words);
      }
      if (group.stream()
          .anyMatch(s -> !(s instanceof Statement.Log || s instanceof Statement.Lookup))) {
        words.add("counter");
      }
      for (Statement statement : group) {
        statements.print(
            limited(rule.origin(), statement, family, words),
            family,
            familyRule.only().isEmpty(),
            words);
      }
      words.add("comment").quoted(rule.origin().id());
      lines.add(new Line(INDENT + INDENT + words.line(), reached.origins(rule)));
    }
  }

  /** What is left of a statement behind the limit that it shares with others. */
  private Statement limited(Origin origin, Statement statement, Family family, Words words) {
    Optional<Guard> limit = logs.limit(origin, statement);
    limit.ifPresent(
        guard -> objects.print(guard, SharedLogs.name(origin, statement), family, words));
    return limit.isPresent() ? SharedLogs.unlimited(statement) : statement;
  }
}
