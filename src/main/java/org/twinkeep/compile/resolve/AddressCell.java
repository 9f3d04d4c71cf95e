package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.resolve.Meanings.Unresolvable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;

/**
 * An address cell becomes a condition on one address.
 *
 * <p>A member that stands for nothing is an error, because the rule would not do what it says; only
 * in an Accept rule's positive cell where other members remain it is a warning: the rule then lets
 * less pass, never more.
 */
final class AddressCell {

  /** The same cell on the same side means the same. */
  private record Key(Cell cell, Side side, Family family) {}

  private final Meanings meanings;
  private final SilentCells<Key> known = new SilentCells<>();

  AddressCell(Meanings meanings) {
    this.meanings = meanings;
  }

  /**
   * Works out a cell.
   *
   * @param part the cell's name for problems
   * @param lenient whether a vanished member beside others is a warning only
   */
  CellMeaning resolve(
      Cell cell, Side side, Family family, String part, boolean lenient, RuleReport report) {
    if (cell.isAny()) {
      return CellMeaning.ANY;
    }
    Key key = new Key(cell, side, family);
    return known.get(key, report, () -> work(cell, side, family, part, lenient, report));
  }

  private CellMeaning work(
      Cell cell, Side side, Family family, String part, boolean lenient, RuleReport report) {
    List<Meaning> all = new ArrayList<>();
    for (Id member : cell.members()) {
      try {
        all.add(meanings.of(member));
      } catch (Unresolvable e) {
        report.error(e.id(), part, e.text(), e.remedy());
        return CellMeaning.FAILED;
      }
    }
    Meaning union = Meaning.union(all);
    if (!union.vanished().isEmpty() && !tolerable(cell, union, part, lenient, report)) {
      return CellMeaning.FAILED;
    }
    if (side == Side.DESTINATION) {
      tellHardware(cell, family, part, report);
    }
    List<Match> matches = union.matches(side, family, label(cell));
    if (matches.isEmpty()) {
      return cell.negated()
          ? new CellMeaning.ExcludesElsewhere(names(cell))
          : CellMeaning.ELSEWHERE;
    }
    boolean everything =
        matches.stream().anyMatch(m -> m instanceof Match.Address a && a.set().isAll());
    if (everything && cell.negated()) {
      report.error(
          "rule.negation.everything",
          part,
          "It excludes every " + family.label() + " address, so that the rule can never match.",
          "Exclude less, or disable the rule.");
      return CellMeaning.FAILED;
    }
    return everything
        ? CellMeaning.ANY
        : new CellMeaning.Means(new Condition(cell.negated(), matches));
  }

  /** A frame names where it goes to next only once the rules have let it. */
  private void tellHardware(Cell cell, Family family, String part, RuleReport report) {
    String names = meanings.withHardware(cell.members(), family);
    if (!names.isEmpty()) {
      report.note(
          "rule.mac.destination",
          part,
          "The hardware address of '"
              + names
              + "' counts in the source cell only: where a packet goes to, its IP address alone is"
              + " looked at.",
          "Nothing has to be done where the IP address is meant; else put the host into the source"
              + " cell, or take its hardware address out.");
    }
  }

  private boolean tolerable(
      Cell cell, Meaning union, String part, boolean lenient, RuleReport report) {
    String names = String.join(", ", union.vanished());
    String message = "'" + names + "' stands for no address at the moment";
    String remedy = meanings.remedy(cell.members());
    if (lenient && !cell.negated() && !union.isNothing()) {
      report.warning(
          "rule.member.empty", part, message + "; the rule lets less pass than it says.", remedy);
      return true;
    }
    report.error(
        "rule.member.empty",
        part,
        message + "; without it the rule would mean something else.",
        remedy);
    return false;
  }

  private String label(Cell cell) {
    return cell.members().size() == 1 ? name(cell.members().getFirst()) : "";
  }

  private String names(Cell cell) {
    return cell.members().stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(Id id) {
    return meanings.element(id).map(Element::name).orElse(id.value());
  }
}
