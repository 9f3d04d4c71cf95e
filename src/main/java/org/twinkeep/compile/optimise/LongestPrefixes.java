package org.twinkeep.compile.optimise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Prefix;

/**
 * Stretches of addresses → as few prefixes as say the same, where the longest one counts.
 *
 * <pre>
 *   10.0.0.0-10.0.0.4 ⇒ a, 10.0.0.5 ⇒ b, 10.0.0.6-10.0.0.255 ⇒ a
 *   ⇒ 10.0.0.0/24 ⇒ a, 10.0.0.5/32 ⇒ b
 * </pre>
 *
 * <p>After R. Draves and others, Constructing optimal IP routing tables, 1999: what could become of
 * a prefix is gathered from the halves upwards, and chosen downwards.
 */
final class LongestPrefixes {

  private static final Statement NOT_FOUND = new Statement.Return();

  /** What becomes of all addresses of a stretch. */
  record Stretch(IpRange range, Statement does) {}

  private record Entry(Prefix prefix, Statement does) {}

  /**
   * A prefix with the longer ones in it that matter.
   *
   * @param best what costs least when it stands for the whole prefix
   * @param agreed whether each half would choose it, too
   */
  private record Node(
      Prefix prefix, SequencedSet<Statement> best, boolean agreed, List<Node> within) {}

  private final List<Entry> entries;

  private LongestPrefixes(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * The tree.
   *
   * @param stretches apart from each other, in their order; at least one
   */
  static PrefixTree of(List<Stretch> stretches) {
    List<Entry> entries =
        stretches.stream()
            .flatMap(s -> s.range().prefixes().stream().map(p -> new Entry(p, s.does())))
            .toList();
    LongestPrefixes table = new LongestPrefixes(entries);
    Family family = entries.getFirst().prefix().family();
    Node all = table.node(Prefix.all(family), 0, entries.size());
    return chosen(all, NOT_FOUND).orElseThrow();
  }

  /** All entries of a part of the table lie in the prefix. */
  private Node node(Prefix prefix, int from, int to) {
    if (from == to) {
      return new Node(prefix, set(NOT_FOUND), true, List.of());
    }
    Entry first = entries.get(from);
    if (first.prefix().equals(prefix)) {
      return new Node(prefix, set(first.does()), true, List.of());
    }
    Prefix common = common(first.prefix(), entries.get(to - 1).prefix());
    if (common.length() > prefix.length() + 1) {
      // the halves on the way hold nothing else, and would choose the same
      return new Node(prefix, set(NOT_FOUND), true, List.of(node(common, from, to)));
    }
    Prefix low = new Prefix(prefix.address(), prefix.length() + 1);
    Prefix high = new Prefix(low.last().next(), prefix.length() + 1);
    int middle = from;
    while (middle < to && low.contains(entries.get(middle).prefix().address())) {
      middle++;
    }
    Node a = node(low, from, middle);
    Node b = node(high, middle, to);
    SequencedSet<Statement> best = new LinkedHashSet<>(a.best());
    best.retainAll(b.best());
    boolean agreed = !best.isEmpty();
    if (!agreed) {
      best.addAll(a.best());
      best.addAll(b.best());
    }
    return new Node(prefix, best, agreed, List.of(a, b));
  }

  private static SequencedSet<Statement> set(Statement statement) {
    return new LinkedHashSet<>(Set.of(statement));
  }

  private static Optional<PrefixTree> chosen(Node node, Statement around) {
    // where the halves differ, a prefix for both saves one for one of them: apart they read better
    boolean asAround = !node.agreed() || node.best().contains(around);
    Statement does = asAround ? around : node.best().getFirst();
    List<PrefixTree> below = new ArrayList<>();
    node.within().forEach(n -> chosen(n, does).ifPresent(below::add));
    if (!does.equals(around)) {
      return Optional.of(PrefixTree.of(node.prefix(), Optional.of(does), below));
    }
    return below.size() > 1
        ? Optional.of(PrefixTree.of(node.prefix(), Optional.empty(), below))
        : below.stream().findFirst();
  }

  /** The longest prefix that holds both. */
  private static Prefix common(Prefix a, Prefix b) {
    Ip first = a.address();
    Ip last = b.address();
    long high = first.high() ^ last.high();
    long low = first.low() ^ last.low();
    int unused = Long.SIZE * 2 - first.family().bits();
    int same =
        high == 0 ? Long.SIZE + Long.numberOfLeadingZeros(low) : Long.numberOfLeadingZeros(high);
    int length = Math.min(same - unused, Math.min(a.length(), b.length()));
    return Prefix.containing(first, length);
  }
}
