package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.kit.Backgrounds;
import org.twinkeep.workbench.Workbench;

/** Whatever a user does to the tables: the model stays sound, and all of it can be undone. */
final class RandomEditsTest {

  private static final List<String> TYPED =
      List.of(
          "web", "10.1.2.3", "10.0.0.0/8", "tcp/8443", "inside", "ssh", "example.org", "out in");

  /** What a hand can do. */
  enum Deed {
    SELECT,
    EXTEND,
    TOGGLE_SELECTION,
    INSERT,
    INSERT_ABOVE,
    DELETE,
    DELETE_RULES,
    DUPLICATE,
    MOVE_UP,
    MOVE_DOWN,
    ENABLE,
    NEGATE,
    PICK,
    DROP_OBJECT,
    DROP_BELOW,
    DROP_RULES,
    COPY,
    CUT,
    PASTE,
    PASTE_TEXT,
    SECTION,
    FOLD,
    FILTER,
    DIRECT,
    UNDO,
    REDO
  }

  record Step(Deed deed, int a, int b, boolean flag) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 1000);
    return Combinators.combine(
            Arbitraries.of(Deed.class), number, number, Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void policyStaysSoundAndCanBeUndone(@ForAll("steps") List<Step> steps) {
    run(Kind.POLICY, steps);
  }

  @Property(tries = 200)
  void natStaysSoundAndCanBeUndone(@ForAll("steps") List<Step> steps) {
    run(Kind.NAT, steps);
  }

  @Property(tries = 200)
  void routingStaysSoundAndCanBeUndone(@ForAll("steps") List<Step> steps) {
    run(Kind.ROUTING, steps);
  }

  private static void run(Kind kind, List<Step> steps) {
    Project original = ArticlePair.project();
    Hand hand = new Hand(new Workbench(original), kind);
    for (Step step : steps) {
      hand.act(step);
      assertSound(hand.workbench.project());
      assertShown(hand.model);
    }
    Project last = hand.workbench.project();
    int undone = 0;
    while (hand.workbench.canUndoProperty().get()) {
      hand.workbench.undo();
      undone++;
    }
    assertThat(hand.workbench.project()).isEqualTo(original);
    for (int i = 0; i < undone; i++) {
      hand.workbench.redo();
    }
    while (hand.workbench.canRedoProperty().get()) {
      hand.workbench.redo();
      last = hand.workbench.project();
    }
    assertThat(hand.workbench.project()).isEqualTo(last);
  }

  private static void assertSound(Project project) {
    Set<Id> ids = new HashSet<>();
    project.objects().forEach(o -> assertThat(ids.add(o.id())).as("%s", o.id()).isTrue());
    project.firewallElements().forEach(e -> assertThat(ids.add(e.id())).isTrue());
    for (RuleSet set : project.firewalls().getFirst().ruleSets().all().toList()) {
      assertThat(ids.add(set.id())).isTrue();
      for (Rule rule : set.rules()) {
        assertThat(ids.add(rule.id())).as("the id %s is unique", rule.id()).isTrue();
        for (RulePart part : RulePart.partsOf(rule)) {
          Cell cell = part.of(rule).orElseThrow();
          assertThat(cell.negated() && !part.isNegatable(rule)).isFalse();
          assertThat(cell.members()).doesNotHaveDuplicates();
        }
      }
    }
  }

  private static void assertShown(RulesViewModel model) {
    Set<Id> shown = new HashSet<>();
    int before = 0;
    for (Row row : model.rows()) {
      if (row instanceof Row.User(Rule rule)) {
        assertThat(shown.add(rule.id())).isTrue();
        assertThat(model.number(rule.id())).isGreaterThan(before);
        assertThat(model.rules().get(model.number(rule.id()) - 1)).isEqualTo(rule);
        before = model.number(rule.id());
      }
    }
    Cursor cursor = model.selection().cursor();
    assertThat(cursor.row().isEmpty() || model.indexOf(cursor.row()) >= 0).isTrue();
    assertThat(model.selection().selectedProperty().get()).allMatch(id -> model.number(id) > 0);
    cursor
        .part()
        .ifPresent(
            part ->
                assertThat(model.ruleAt(cursor.row()).flatMap(part::of).orElseThrow().members())
                    .containsAll(cursor.members()));
  }

  /** Does what a step says to one table. */
  private static final class Hand {

    private final Workbench workbench;
    private final RulesViewModel model;
    private final RuleActions rules;
    private final CellActions cells;
    private final Drops drops;
    private final Clips clips;

    Hand(Workbench workbench, Kind kind) {
      this.workbench = workbench;
      model = new RulesViewModel(workbench, kind, Backgrounds.AT_ONCE);
      rules = new RuleActions(model);
      cells = new CellActions(model, rules);
      drops = new Drops(model, rules, cells);
      clips = new Clips(model, rules, cells, new RuleClipboard());
    }

    void act(Step step) {
      switch (step.deed()) {
        case SELECT -> model.selection().select(cursor(step));
        case EXTEND -> model.selection().extend(cursor(step));
        case TOGGLE_SELECTION -> model.selection().toggle(cursor(step));
        case INSERT -> rules.insert();
        case INSERT_ABOVE -> rules.insertAbove();
        case DELETE -> cells.delete();
        case DELETE_RULES -> rules.deleteRules();
        case DUPLICATE -> rules.duplicate();
        case MOVE_UP -> rules.moveUp();
        case MOVE_DOWN -> rules.moveDown();
        case ENABLE -> rules.toggleEnabled();
        case NEGATE -> cells.negate();
        case PICK -> pick(step);
        case DROP_OBJECT -> dropObject(step);
        case DROP_BELOW -> drops.onEmptyArea(Payload.objects(List.of(object(step))));
        case DROP_RULES -> dropRules(step);
        case COPY -> clips.copy().ifPresent(Hand::travels);
        case CUT -> clips.cut();
        case PASTE -> clips.paste();
        case PASTE_TEXT -> clips.pasteText(of(TYPED, step.a()) + "\n" + of(TYPED, step.b()));
        case SECTION ->
            rules.changeInfo("Section", i -> i.withSection(of(List.of("", "A", "B"), step.a())));
        case FOLD -> model.toggleSection(of(List.of("Firewalls", "Traffic", "A", "B"), step.a()));
        case FILTER -> model.filterProperty().set(of(List.of("", "web", "10.1.1.1"), step.a()));
        case DIRECT ->
            cells.direct(of(List.of(RulePart.IN_INTERFACE, RulePart.OUT_INTERFACE), step.a()));
        case UNDO -> workbench.undo();
        case REDO -> workbench.redo();
      }
    }

    /** Whatever rules are copied, another window gets the same. */
    private static void travels(Clip clip) {
      if (clip instanceof Clip.Rules copied) {
        Clip.Rules received =
            (Clip.Rules) ClipFile.read(ClipFile.write(copied), copied.text()).orElseThrow();
        assertThat(received.rules()).containsExactlyInAnyOrderElementsOf(copied.rules());
      }
    }

    private Cursor cursor(Step step) {
      if (model.rows().isEmpty()) {
        return Cursor.NOWHERE;
      }
      Row row = of(model.rows(), step.a());
      RuleColumn column = column(step);
      List<Chip> chips =
          model.ruleAt(row.key()).map(r -> Chip.of(model.project(), r, column)).orElse(List.of());
      if (chips.isEmpty() || !step.flag()) {
        return Cursor.cell(row.key(), column);
      }
      Chip chip = of(chips, step.b());
      return Cursor.chip(row.key(), column, chip.part(), chip.id());
    }

    private RuleColumn column(Step step) {
      return of(RuleColumn.of(model.kind()), step.b());
    }

    private void pick(Step step) {
      RuleColumn column = model.selection().cursor().column();
      if (column.holdsObjects()) {
        PickerViewModel picker =
            new PickerViewModel(model.project(), model.firewall().orElseThrow(), column);
        List<Choice> choices = picker.choices(of(TYPED, step.a()));
        if (!choices.isEmpty()) {
          cells.pick(of(choices, step.b()));
        }
      }
    }

    private void dropObject(Step step) {
      RuleColumn column = column(step);
      if (model.rows().isEmpty() || !column.holdsObjects()) {
        return;
      }
      Payload payload =
          cells
              .at()
              .filter(at -> step.flag() && !model.selection().cursor().members().isEmpty())
              .map(at -> Payload.cell(model.selection().cursor().members(), at))
              .orElseGet(() -> Payload.objects(List.of(object(step))));
      Row row = of(model.rows(), step.a());
      drops.onCell(payload, row, column, of(column.parts(), step.a()), step.b() % 2 == 0);
    }

    private void dropRules(Step step) {
      List<Id> ids = List.copyOf(model.selection().selectedProperty().get());
      if (ids.isEmpty() || model.rows().isEmpty()) {
        return;
      }
      Payload payload = Payload.rules(ids, model.ruleSet().orElseThrow().id());
      Row row = of(model.rows(), step.a());
      if (drops.rowRefusal(payload, row).isEmpty()) {
        drops.onRow(payload, Optional.of(row), step.flag(), step.b() % 3 == 0);
      }
    }

    private Id object(Step step) {
      List<Id> all =
          List.of(
              ArticlePair.WEB,
              ArticlePair.ADMINS,
              ArticlePair.OUTSIDE,
              ArticlePair.CLUSTER,
              Id.of("inside"),
              Id.of("std:ssh"),
              Id.of("std:web"));
      return of(all, step.b());
    }

    private static <T> T of(List<T> list, int index) {
      return list.get(index % list.size());
    }
  }
}
