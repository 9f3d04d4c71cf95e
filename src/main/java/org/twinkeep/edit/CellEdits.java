package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Rule;

/** Edits of the cells of rules. */
public final class CellEdits {

  /**
   * A cell.
   *
   * @param ruleSet the rule set
   * @param rule the row
   * @param part the column
   */
  public record At(Id ruleSet, Id rule, RulePart part) {}

  private CellEdits() {}

  /** Replaces a cell by what {@code change} makes of it. */
  public static Edit change(String title, At at, UnaryOperator<Cell> change) {
    return RuleEdits.change(
        title, at.ruleSet(), at.rule(), Rule.class, rule -> changed(rule, at.part(), change));
  }

  /** Adds members at the end of a cell; those that it has already stay where they are. */
  public static Edit add(String title, At at, List<Id> added) {
    return change(title, at, cell -> plus(cell, added));
  }

  /**
   * Takes members out. A cell that loses its last member this way means any from then on: the user
   * emptied it.
   */
  public static Edit remove(String title, At at, Set<Id> removed) {
    return change(title, at, cell -> minus(cell, removed));
  }

  /** Takes members out of one cell and adds them to another, as one step. */
  public static Edit move(String title, At from, At to, List<Id> moved) {
    return from.equals(to)
        ? new Edit(title, project -> project)
        : Edit.all(title, List.of(remove(title, from, Set.copyOf(moved)), add(title, to, moved)));
  }

  /** Puts one member in the place of another. */
  public static Edit replace(String title, At at, Id old, Id replacement) {
    return change(
        title,
        at,
        cell ->
            cell.withMembers(
                cell.members().stream().map(m -> m.equals(old) ? replacement : m).toList()));
  }

  /**
   * Turns "any of these" into "anything but these" and back; an empty cell stays as it is. Where
   * nothing can be negated, it only leads back: a file may hold what the window does not make.
   */
  public static Edit negate(String title, At at) {
    return RuleEdits.change(
        title,
        at.ruleSet(),
        at.rule(),
        Rule.class,
        rule ->
            changed(
                rule,
                at.part(),
                cell -> cell.withNegated(!cell.negated() && at.part().isNegatable(rule))));
  }

  private static Rule changed(Rule rule, RulePart part, UnaryOperator<Cell> change) {
    return part.of(rule).map(cell -> part.with(rule, change.apply(cell))).orElse(rule);
  }

  private static Cell plus(Cell cell, List<Id> added) {
    List<Id> members = new ArrayList<>(cell.members());
    members.addAll(added);
    return cell.withMembers(members);
  }

  private static Cell minus(Cell cell, Set<Id> removed) {
    return cell.withMembers(cell.members().stream().filter(m -> !removed.contains(m)).toList());
  }
}
