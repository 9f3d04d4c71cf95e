package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.Fits;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.TypedObject;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.ServiceGroup;

/** Copy, cut and paste of objects, cells and rules, also between projects. */
final class Clips {

  private final RulesViewModel model;
  private final RuleActions actions;
  private final CellActions cells;
  private final RuleClipboard clipboard;

  Clips(RulesViewModel model, RuleActions actions, CellActions cells, RuleClipboard clipboard) {
    this.model = model;
    this.cells = cells;
    this.actions = actions;
    this.clipboard = clipboard;
  }

  /** Copies what the cursor is on; absent when there is nothing. */
  Optional<Clip> copy() {
    Optional<Clip> clip =
        switch (cells.target()) {
          case OBJECTS -> Optional.of(objects(model.selection().cursor().members(), false));
          case CELL ->
              cells
                  .at()
                  .map(cells::cell)
                  .filter(cell -> !cell.isAny())
                  .map(cell -> objects(cell.members(), cell.negated()));
          case RULES -> rules(model.selection().selectedRules());
        };
    clip.ifPresent(clipboard::put);
    return clip;
  }

  /** Copies the selected rules, wherever the cursor is. */
  Optional<Clip> copyRules() {
    Optional<Clip> clip = rules(model.selection().selectedRules());
    clip.ifPresent(clipboard::put);
    return clip;
  }

  /** Copies, then takes out. */
  Optional<Clip> cut() {
    Optional<Clip> clip = copy();
    clip.ifPresent(c -> cells.delete());
    return clip;
  }

  private Clip objects(List<Id> ids, boolean negated) {
    return new Clip.Objects(model.project(), ids, negated, RuleText.names(model.project(), ids));
  }

  private Optional<Clip> rules(List<Rule> rules) {
    String text =
        rules.stream().map(r -> RuleText.of(model.project(), r)).collect(Collectors.joining("\n"));
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(new Clip.Rules(model.project(), rules, text));
  }

  /** What was copied last in any table. */
  Optional<Clip> last() {
    return clipboard.get();
  }

  /** Pastes objects of this project, copied in another view. */
  void pasteIds(List<Id> ids) {
    paste(new Clip.Objects(model.project(), ids, false, RuleText.names(model.project(), ids)));
  }

  /** Pastes what was copied in a table. */
  void paste() {
    clipboard.get().ifPresentOrElse(this::paste, () -> model.say("Nothing was copied yet."));
  }

  void paste(Clip clip) {
    switch (clip) {
      case Clip.Objects objects -> pasteObjects(objects);
      case Clip.Rules rules -> pasteRules(rules);
    }
  }

  /** Pastes text of another program: each line that names or means an object becomes one. */
  void pasteText(String text) {
    Optional<RulePart> part = cells.at().map(CellEdits.At::part);
    if (part.isEmpty()) {
      model.say("Select a cell that holds objects to paste them.");
      return;
    }
    Project project = model.project();
    List<Edit> made = new ArrayList<>();
    Set<Id> ids = new LinkedHashSet<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      Optional<Id> known = named(project, line);
      if (known.isPresent()) {
        ids.add(known.get());
        continue;
      }
      Optional<TypedObject> typed = TypedObject.in(project, part.get(), line);
      if (typed.isPresent()) {
        ids.add(typed.get().object().id());
        if (!typed.get().exists()) {
          Edit put = ObjectEdits.put("Paste", typed.get().object());
          made.add(put);
          project = put.applyTo(project);
        }
      }
    }
    if (ids.isEmpty()) {
      model.say("The clipboard holds nothing that fits into this cell.");
    } else {
      add(made, project, List.copyOf(ids), false);
    }
  }

  private static Optional<Id> named(Project project, String name) {
    return project.objects().stream()
        .filter(o -> o.name().equals(name))
        .map(ProjectObject::id)
        .findFirst();
  }

  private void pasteObjects(Clip.Objects clip) {
    if (cells.at().isEmpty()) {
      model.say("Select a cell that holds objects to paste them.");
      return;
    }
    List<Edit> imports = imports(clip.from(), clip.ids());
    add(imports, after(imports), clip.ids(), clip.negated());
  }

  private void add(List<Edit> before, Project project, List<Id> ids, boolean negated) {
    CellEdits.At at = cells.at().orElseThrow();
    boolean negate = negated && cells.cell(at).isAny();
    if (negate && !cells.isNegatable(at)) {
      model.say("A " + at.part().title() + " cannot be \"anything but\" these objects.");
      return;
    }
    Firewall firewall = model.firewall().orElseThrow();
    List<Id> fitting = new ArrayList<>();
    String refused = "";
    for (Id id : ids) {
      Optional<Element> element = project.element(id);
      Optional<String> reason =
          element.isEmpty()
              ? Optional.of(id + " does not exist here.")
              : Fits.refusal(project, firewall, at.part(), element.get());
      if (reason.isEmpty()) {
        fitting.add(id);
      } else {
        refused = reason.get();
      }
    }
    if (fitting.isEmpty()) {
      model.say(refused);
      return;
    }
    String title = "Paste into " + at.part().title();
    List<Edit> edits = new ArrayList<>(before);
    edits.add(CellEdits.add(title, at, fitting));
    if (negate) {
      edits.add(CellEdits.change(title, at, cell -> cell.withNegated(true)));
    }
    model.apply(Edit.all(title, edits), refused);
    model
        .selection()
        .select(
            new Cursor(
                model.selection().cursor().row(),
                model.selection().cursor().column(),
                Optional.of(at.part()),
                fitting));
  }

  private void pasteRules(Clip.Rules clip) {
    Optional<RuleSet> set = model.ruleSet();
    boolean sameKind =
        set.map(s -> s.rules().getClass()).isPresent()
            && clip.rules().stream().allMatch(r -> fits(set.get(), r));
    if (!sameKind) {
      model.say("Rules of another kind cannot stand in this table.");
      return;
    }
    List<Edit> edits = new ArrayList<>(imports(clip.from(), mentioned(clip.rules())));
    String title = RuleActions.plural("Paste", clip.rules().size());
    List<Rule> copies = RuleEdits.copies(after(edits), clip.rules());
    edits.add(RuleEdits.insert(title, set.orElseThrow().id(), actions.positionBelow(), copies));
    model.apply(Edit.all(title, edits));
    actions.selectRules(copies.stream().map(Rule::id).toList());
  }

  /** What the cells of rules refer to. */
  static List<Id> mentioned(List<Rule> rules) {
    return rules.stream()
        .flatMap(r -> RulePart.partsOf(r).stream().flatMap(p -> p.of(r).stream()))
        .map(Cell::members)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static boolean fits(RuleSet set, Rule rule) {
    return switch (set) {
      case RuleSet.Policy _ -> rule instanceof org.twinkeep.model.PolicyRule;
      case RuleSet.Nat _ -> rule instanceof org.twinkeep.model.NatRule;
      case RuleSet.Routing _ -> rule instanceof org.twinkeep.model.RoutingRule;
    };
  }

  private Project after(List<Edit> edits) {
    return Edit.all("Paste", edits).applyTo(model.project());
  }

  /** Brings along the objects, and what they contain, that this project does not have. */
  private List<Edit> imports(Project from, List<Id> ids) {
    List<Edit> edits = new ArrayList<>();
    collect(from, ids, new LinkedHashSet<>(), edits);
    return edits;
  }

  private void collect(Project from, List<Id> ids, Set<Id> seen, List<Edit> edits) {
    for (Id id : ids) {
      boolean missing = !id.isStandard() && model.project().element(id).isEmpty();
      Optional<ProjectObject> object = from.objects().find(id);
      if (missing && object.isPresent() && seen.add(id)) {
        edits.add(ObjectEdits.put("Paste", object.get()));
        collect(from, members(object.get()), seen, edits);
      }
    }
  }

  static List<Id> members(ProjectObject object) {
    return object instanceof ObjectGroup group
        ? group.members()
        : object instanceof ServiceGroup group ? group.members() : List.of();
  }
}
