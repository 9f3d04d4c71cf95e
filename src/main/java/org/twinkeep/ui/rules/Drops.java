package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.Fits;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;

/** What may be dropped where, and what happens then. */
final class Drops {

  private final RulesViewModel model;
  private final RuleActions actions;
  private final CellActions cells;

  Drops(RulesViewModel model, RuleActions actions, CellActions cells) {
    this.model = model;
    this.cells = cells;
    this.actions = actions;
  }

  /** Why nothing of this can be dropped on a cell; absent when it can. */
  Optional<String> refusal(Payload payload, Row row, RulePart part) {
    return switch (row) {
      case Row.Automatic(var content, int _) ->
          Optional.of("This row is made by Twinkeep: " + content.explanation());
      case Row.AutomaticSection _ -> Optional.of("These rows are made by Twinkeep.");
      case Row.Section _ -> Optional.of("Drop objects on a rule, or below all rules.");
      case Row.User(Rule rule) -> refusal(payload.objects(), rule, part);
    };
  }

  private Optional<String> refusal(List<Id> objects, Rule rule, RulePart part) {
    if (objects.isEmpty()) {
      return Optional.of("Only objects can be dropped here.");
    }
    Cell cell = part.of(rule).orElse(Cell.ANY);
    Set<String> reasons = new HashSet<>();
    for (Id id : objects) {
      Optional<String> reason =
          cell.members().contains(id)
              ? Optional.of(RuleText.name(model.project(), id) + " is already there.")
              : misfit(id, part);
      if (reason.isEmpty()) {
        return Optional.empty();
      }
      reasons.add(reason.get());
    }
    return reasons.stream().sorted().findFirst();
  }

  private Optional<String> misfit(Id id, RulePart part) {
    Project project = model.project();
    Optional<Element> element = project.element(id);
    Optional<Firewall> firewall = model.firewall();
    return element.isEmpty() || firewall.isEmpty()
        ? Optional.of("This object does not exist in this project.")
        : Fits.refusal(project, firewall.get(), part, element.get());
  }

  /** Adds what fits to a cell; from another cell it is moved, unless it is to be copied. */
  void onCell(Payload payload, Row row, RuleColumn column, RulePart part, boolean copy) {
    if (refusal(payload, row, part).isPresent() || !(row instanceof Row.User(Rule rule))) {
      return;
    }
    RuleSet set = model.ruleSet().orElseThrow();
    CellEdits.At to = new CellEdits.At(set.id(), rule.id(), part);
    List<Id> fitting = payload.objects().stream().filter(o -> misfit(o, part).isEmpty()).toList();
    String what = what(fitting);
    boolean move = payload.from().isPresent() && !copy;
    Edit edit =
        move
            ? CellEdits.move(
                "Move " + what + " to " + part.title(), payload.from().get(), to, fitting)
            : CellEdits.add("Add " + what + " to " + part.title(), to, fitting);
    model.apply(edit, move ? leftBehind(payload.from().get(), fitting) : leftOut(payload, part));
    model.selection().select(new Cursor(rule.id().value(), column, Optional.of(part), fitting));
  }

  /** Says so when a move emptied the cell that it came from. */
  private String leftBehind(CellEdits.At from, List<Id> moved) {
    Cell before = cells.cell(from);
    return !before.isAny() && moved.containsAll(before.members())
        ? CellActions.emptied(from.part())
        : "";
  }

  private String leftOut(Payload payload, RulePart part) {
    return payload.objects().stream()
        .flatMap(o -> misfit(o, part).stream())
        .findFirst()
        .map(reason -> "Not everything fits here. " + reason)
        .orElse("");
  }

  /** Makes a rule of objects that were dropped below all rows. */
  void onEmptyArea(Payload payload) {
    if (!payload.rules().isEmpty()) {
      onRow(payload, Optional.empty(), true, false);
      return;
    }
    List<RulePart> parts =
        RuleColumn.of(model.kind()).stream().flatMap(c -> c.parts().stream()).distinct().toList();
    List<Id> objects = payload.objects();
    actions.insert(
        model.rules().size(),
        "",
        rule -> {
          Rule filled = rule;
          for (Id id : objects) {
            Rule soFar = filled;
            filled =
                parts.stream()
                    .filter(p -> p.of(soFar).isPresent() && misfit(id, p).isEmpty())
                    .findFirst()
                    .map(p -> withMember(soFar, p, id))
                    .orElse(soFar);
          }
          return filled;
        },
        "New rule with " + what(objects));
  }

  /** Why objects dropped below all rows make no rule. */
  Optional<String> emptyAreaRefusal(Payload payload) {
    if (!payload.rules().isEmpty() || model.firewall().isEmpty()) {
      return Optional.empty();
    }
    boolean fits =
        RuleColumn.of(model.kind()).stream()
            .flatMap(c -> c.parts().stream())
            .anyMatch(p -> payload.objects().stream().anyMatch(o -> misfit(o, p).isEmpty()));
    return fits ? Optional.empty() : Optional.of("No column of this table takes these objects.");
  }

  private static Rule withMember(Rule rule, RulePart part, Id id) {
    List<Id> members = new ArrayList<>(part.of(rule).orElse(Cell.ANY).members());
    members.add(id);
    return part.with(rule, new Cell(members, false));
  }

  /** Why rules cannot be dropped at a row; absent when they can. */
  Optional<String> rowRefusal(Payload payload, Row row) {
    if (payload.rules().isEmpty()) {
      return Optional.of("Only rules can be dropped between rules.");
    }
    if (row instanceof Row.Automatic || row instanceof Row.AutomaticSection) {
      return Optional.of("Automatic rules stay above and below yours.");
    }
    return kindRefusal(payload);
  }

  /** Why rules cannot be dropped on the tab of a rule set; absent when they can. */
  Optional<String> ruleSetRefusal(Payload payload, RuleSet set) {
    return payload.ruleSet().equals(Optional.of(set.id()))
        ? Optional.of("The rules are in this rule set already.")
        : kindRefusal(payload);
  }

  private Optional<String> kindRefusal(Payload payload) {
    boolean sameKind =
        payload
            .ruleSet()
            .flatMap(id -> model.project().owner(id).flatMap(f -> f.ruleSets().find(id)))
            .filter(set -> RuleSetEdits.Kind.of(set) == model.kind())
            .isPresent();
    return sameKind
        ? Optional.empty()
        : Optional.of("Rules of another kind cannot stand in this table.");
  }

  /**
   * Puts rules before or after a row, and into its section; without a row, at the end.
   *
   * @param after below the row instead of above it; on the title of a section always below
   */
  void onRow(Payload payload, Optional<Row> row, boolean after, boolean copy) {
    Optional<RuleSet> target = model.ruleSet();
    Optional<Id> source = payload.ruleSet();
    if (target.isEmpty() || source.isEmpty()) {
      return;
    }
    Place place = place(row, after);
    Set<Id> ids = new HashSet<>(payload.rules());
    if (source.equals(target.map(RuleSet::id)) && !copy) {
      actions.place(
          RuleActions.plural("Move", ids.size()),
          target.get(),
          ids,
          place.position(),
          place.section());
      actions.selectRules(payload.rules());
    } else {
      fromElsewhere(target.get(), source.get(), ids, place, copy);
    }
  }

  private void fromElsewhere(RuleSet target, Id source, Set<Id> ids, Place place, boolean copy) {
    List<Rule> rules =
        model.project().owner(source).flatMap(f -> f.ruleSets().find(source)).stream()
            .flatMap(s -> s.rules().stream())
            .filter(r -> ids.contains(r.id()))
            .map(r -> r.withInfo(r.info().withSection(place.section())))
            .toList();
    String title = RuleActions.plural(copy ? "Copy" : "Move", ids.size()) + " to " + target.name();
    List<Rule> added = copy ? RuleEdits.copies(model.project(), rules) : rules;
    Edit add = RuleEdits.insert(title, target.id(), place.position(), added);
    model.apply(copy ? add : Edit.all(title, List.of(RuleEdits.remove(title, source, ids), add)));
    actions.selectRules(added.stream().map(Rule::id).toList());
  }

  private record Place(int position, String section) {}

  private Place place(Optional<Row> row, boolean after) {
    List<? extends Rule> rules = model.rules();
    if (row.isEmpty()) {
      return new Place(rules.size(), rules.isEmpty() ? "" : rules.getLast().info().section());
    }
    return switch (row.get()) {
      case Row.User(Rule rule) ->
          new Place(model.number(rule.id()) - (after ? 0 : 1), rule.info().section());
      case Row.Section section -> new Place(model.number(section.first()) - 1, section.title());
      case Row.Automatic automatic -> new Place(automatic.content().above() ? 0 : rules.size(), "");
      case Row.AutomaticSection _ -> new Place(0, "");
    };
  }

  private String what(List<Id> objects) {
    return objects.size() == 1
        ? RuleText.name(model.project(), objects.getFirst())
        : objects.size() + " objects";
  }
}
