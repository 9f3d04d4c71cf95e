package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Backgrounds;
import org.twinkeep.workbench.Workbench;

final class RulesViewModelTest {

  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final RulesViewModel model =
      new RulesViewModel(workbench, Kind.POLICY, Backgrounds.AT_ONCE);
  private final RuleActions actions = new RuleActions(model);
  private final CellActions cells = new CellActions(model, actions);
  private final Drops drops = new Drops(model, actions, cells);
  private final Movement movement = new Movement(model);
  private final RuleClipboard clipboard = new RuleClipboard();
  private final Clips clips = new Clips(model, actions, cells, clipboard);

  // What is shown

  @Test
  void showsSectionsWithCountsBetweenTheAutomaticRows() {
    assertThat(model.rows().getFirst()).isInstanceOf(Row.AutomaticSection.class);
    model.automaticShownProperty().set(true);
    assertThat(model.rows().get(1)).isInstanceOf(Row.Automatic.class);
    assertThat(model.rows().getLast()).isInstanceOf(Row.Automatic.class);
    assertThat(model.rows())
        .filteredOn(Row.Section.class::isInstance)
        .extracting(row -> ((Row.Section) row).title() + " " + ((Row.Section) row).count())
        .containsExactly("Firewalls 2", "Traffic 2");
    assertThat(userRows())
        .containsExactly("administration", "ping-firewalls", "inside-out", "web-in");
    assertThat(model.number(Id.of("inside-out"))).isEqualTo(3);
  }

  @Test
  void aCollapsedSectionKeepsItsTitleAndCount() {
    model.toggleSection("Firewalls");
    assertThat(userRows()).containsExactly("inside-out", "web-in");
    assertThat(model.rows()).filteredOn(Row.Section.class::isInstance).hasSize(2);
    assertThat(model.number(Id.of("inside-out"))).isEqualTo(3);
    model.toggleSection("Firewalls");
    assertThat(userRows()).hasSize(4);
  }

  @Test
  void whatTheFilterLetsThroughIsSoughtBesideTheWindow() {
    Queue<Runnable> worker = new ArrayDeque<>();
    RulesViewModel theirs =
        new RulesViewModel(workbench, Kind.POLICY, new Background(worker::add, Runnable::run));
    List<Row> all = List.copyOf(theirs.rows());
    theirs.filterProperty().set("10.1.1.1");
    theirs.filterProperty().set("tcp/443");
    assertThat(theirs.rows()).as("before anything was found").isEqualTo(all);
    while (!worker.isEmpty()) {
      worker.remove().run();
    }
    model.filterProperty().set("tcp/443");
    assertThat(theirs.rows()).isNotEqualTo(all).isEqualTo(model.rows());
    theirs.filterProperty().set("");
    assertThat(theirs.rows()).as("without a filter, at once").isEqualTo(all);
  }

  @Test
  void theFilterFindsTextAddressesAndPorts() {
    model.filterProperty().set("web server");
    assertThat(userRows()).containsExactly("web-in");
    model.filterProperty().set("10.1.1.200");
    assertThat(userRows()).contains("administration", "inside-out").doesNotContain("web-in");
    model.filterProperty().set("tcp/443");
    assertThat(userRows()).containsExactly("web-in");
    model.filterProperty().set("");
    assertThat(userRows()).hasSize(4);
  }

  @Test
  void anEditTouchesOnlyTheRowItChanges() {
    List<Row> before = List.copyOf(model.rows());
    select("web-in", RuleColumn.NUMBER);
    actions.toggleEnabled();
    for (int i = 0; i < before.size(); i++) {
      boolean changed = before.get(i).key().equals("web-in");
      assertThat(model.rows().get(i) == before.get(i)).as(before.get(i).key()).isEqualTo(!changed);
    }
  }

  @Test
  void aMissingObjectIsShownAsWhatItWas() {
    workbench.apply(
        ObjectEdits.delete((Host) workbench.project().object(ArticlePair.WEB).orElseThrow()));
    List<Chip> chips = Chip.of(workbench.project(), rule("web-in"), RuleColumn.DESTINATION);
    assertThat(chips).extracting(Chip::name, Chip::missing).containsExactly(tuple("web-1", true));
  }

  // Selection

  @Test
  void theWorkbenchKnowsTheObjectFirstAndThenTheRule() {
    model
        .selection()
        .select(
            Cursor.chip("web-in", RuleColumn.DESTINATION, RulePart.DESTINATION, ArticlePair.WEB));
    assertThat(workbench.selection().items()).containsExactly(ArticlePair.WEB, Id.of("web-in"));
  }

  @Test
  void followsWhatOtherViewsSelect() {
    workbench.selection().select(Id.of("inside-out"));
    assertThat(model.selection().selectedProperty().get()).containsExactly(Id.of("inside-out"));
    assertThat(model.selection().cursor().row()).isEqualTo("inside-out");
    workbench.selection().select(ArticlePair.WEB);
    assertThat(model.selection().selectedProperty().get()).isEmpty();
    assertThat(model.selection().highlightedProperty().get()).containsExactly(ArticlePair.WEB);
  }

  @Test
  void revealOpensWhatHidesTheRule() {
    model.toggleSection("Traffic");
    model.filterProperty().set("ssh");
    assertThat(model.reveal(Id.of("web-in"))).isTrue();
    assertThat(model.selection().selectedProperty().get()).containsExactly(Id.of("web-in"));
    assertThat(userRows()).contains("web-in");
    assertThat(model.reveal(Id.of("publish-web"))).isFalse();
  }

  @Test
  void shiftExtendsFromWhereTheSelectionBegan() {
    select("ping-firewalls", RuleColumn.NUMBER);
    model.selection().extend(Cursor.cell("web-in", RuleColumn.NUMBER));
    assertThat(model.selection().selectedRules())
        .extracting(r -> r.id().value())
        .containsExactly("ping-firewalls", "inside-out", "web-in");
    model.selection().extend(Cursor.cell("administration", RuleColumn.NUMBER));
    assertThat(model.selection().selectedRules())
        .extracting(r -> r.id().value())
        .containsExactly("administration", "ping-firewalls");
  }

  // Keys

  @Test
  void downWalksThroughTheObjectsOfACellAndOn() {
    select("ping-firewalls", RuleColumn.SERVICE);
    movement.down();
    movement.up();
    assertThat(model.selection().cursor().members()).containsExactly(Id.of("std:ping6"));
    movement.up();
    assertThat(model.selection().cursor().members()).containsExactly(Id.of("std:ping"));
    movement.up();
    assertThat(model.selection().cursor())
        .isEqualTo(
            Cursor.chip("administration", RuleColumn.SERVICE, RulePart.SERVICE, Id.of("std:ssh")));
  }

  @Test
  void leftAndRightGoFromCellToCellAndFoldSections() {
    List<RuleColumn> columns = RuleColumn.of(Kind.POLICY);
    select("web-in", RuleColumn.SOURCE);
    movement.right(columns);
    assertThat(model.selection().cursor().column()).isEqualTo(RuleColumn.DESTINATION);
    assertThat(model.selection().cursor().members()).containsExactly(ArticlePair.WEB);
    movement.left(columns);
    assertThat(model.selection().cursor().column()).isEqualTo(RuleColumn.SOURCE);
    select("#section administration", RuleColumn.SOURCE);
    movement.left(columns);
    assertThat(userRows()).hasSize(2);
    movement.right(columns);
    assertThat(userRows()).hasSize(4);
  }

  // Rules

  @Test
  void aNewRuleDeniesAndJoinsTheSection() {
    select("ping-firewalls", RuleColumn.SOURCE);
    actions.insert();
    assertThat(userRows())
        .containsExactly("administration", "ping-firewalls", "rule", "inside-out", "web-in");
    PolicyRule added = (PolicyRule) rule("rule");
    assertThat(added.action()).isEqualTo(new Action.Deny());
    assertThat(added.info().section()).isEqualTo("Firewalls");
    assertThat(model.selection().cursor()).isEqualTo(Cursor.cell("rule", RuleColumn.SOURCE));
    workbench.undo();
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());
  }

  @Test
  void severalRulesMoveTogetherAndJoinTheSectionTheyReach() {
    select("inside-out", RuleColumn.NUMBER);
    model.selection().extend(Cursor.cell("web-in", RuleColumn.NUMBER));
    actions.moveUp();
    assertThat(userRows())
        .containsExactly("administration", "ping-firewalls", "inside-out", "web-in");
    assertThat(rule("inside-out").info().section()).isEqualTo("Firewalls");
    actions.moveUp();
    assertThat(userRows())
        .containsExactly("administration", "inside-out", "web-in", "ping-firewalls");
    assertThat(model.selection().selectedRules()).hasSize(2);
  }

  @Test
  void duplicateGetsIdsOfItsOwn() {
    select("web-in", RuleColumn.NUMBER);
    actions.duplicate();
    assertThat(userRows()).endsWith("web-in", "web-in-2");
    assertThat(model.selection().selectedRules())
        .extracting(r -> r.id().value())
        .containsExactly("web-in-2");
  }

  @Test
  void deletingARuleSelectsTheNext() {
    select("inside-out", RuleColumn.NUMBER);
    cells.delete();
    assertThat(userRows()).containsExactly("administration", "ping-firewalls", "web-in");
    assertThat(model.selection().cursor().row()).isEqualTo("web-in");
    cells.delete();
    assertThat(model.selection().cursor().row()).isEqualTo("ping-firewalls");
  }

  // Cells

  @Test
  void deleteOnAnObjectTakesItOutAndSaysWhenTheCellMeansAny() {
    model
        .selection()
        .select(
            Cursor.chip("web-in", RuleColumn.DESTINATION, RulePart.DESTINATION, ArticlePair.WEB));
    cells.delete();
    assertThat(((PolicyRule) rule("web-in")).destination()).isEqualTo(Cell.ANY);
    assertThat(model.messageProperty().get()).isEqualTo("The destination is now any.");
    assertThat(model.selection().cursor()).isEqualTo(Cursor.cell("web-in", RuleColumn.DESTINATION));
    cells.delete();
    assertThat(userRows()).contains("web-in");
    assertThat(model.messageProperty().get()).contains("nothing in this cell");
  }

  @Test
  void anInterfaceConditionCanBeTurnedRound() {
    model
        .selection()
        .select(
            Cursor.chip(
                "web-in", RuleColumn.INTERFACE, RulePart.IN_INTERFACE, ArticlePair.OUTSIDE));
    cells.direct(RulePart.EITHER_INTERFACE);
    PolicyRule rule = (PolicyRule) rule("web-in");
    assertThat(rule.interfaces().in()).isEqualTo(Cell.ANY);
    assertThat(rule.interfaces().either()).isEqualTo(Cell.of(ArticlePair.OUTSIDE));
  }

  @Test
  void anyCannotBeNegated() {
    select("web-in", RuleColumn.SOURCE);
    cells.negate();
    assertThat(workbench.canUndoProperty().get()).isFalse();
    assertThat(model.messageProperty().get()).contains("match nothing");
    select("web-in", RuleColumn.DESTINATION);
    cells.negate();
    assertThat(((PolicyRule) rule("web-in")).destination().negated()).isTrue();
  }

  // Search in a cell

  @Test
  void typingAnAddressMakesAnObjectInOneStep() {
    select("web-in", RuleColumn.SOURCE);
    List<Choice> choices = choices(RuleColumn.SOURCE, "203.0.113.7");
    Choice first = choices.getFirst();
    assertThat(first.title()).isEqualTo("Create 203.0.113.7");
    cells.pick(first);
    Id made = Id.of("203.0.113.7");
    assertThat(((PolicyRule) rule("web-in")).source()).isEqualTo(Cell.of(made));
    assertThat(workbench.project().object(made)).isPresent();
    workbench.undo();
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());
  }

  @Test
  void typingTheAddressOfAnObjectOffersThatObjectOnly() {
    List<Choice> choices = choices(RuleColumn.SOURCE, "10.1.1.100");
    assertThat(choices.getFirst().element().id()).isEqualTo(ArticlePair.WEB);
    assertThat(choices).noneMatch(Choice::isNew);
  }

  @Test
  void interfacesAreOfferedOncePerDirection() {
    assertThat(choices(RuleColumn.INTERFACE, "outside"))
        .extracting(Choice::title)
        .containsExactly("in  outside", "out  outside", "either  outside");
    assertThat(choices(RuleColumn.INTERFACE, "out ins"))
        .extracting(Choice::title)
        .containsExactly("out  inside");
  }

  // Drag and drop

  @Test
  void dropsWhatFitsAndSaysWhyTheRestDoesNot() {
    Row row = row("web-in");
    Payload payload = Payload.objects(List.of(ArticlePair.ADMINS, Id.of("std:ssh")));
    assertThat(drops.refusal(payload, row, RulePart.SOURCE)).isEmpty();
    drops.onCell(payload, row, RuleColumn.SOURCE, RulePart.SOURCE, false);
    assertThat(((PolicyRule) rule("web-in")).source()).isEqualTo(Cell.of(ArticlePair.ADMINS));
    assertThat(model.messageProperty().get()).contains("Not everything fits");
  }

  @Test
  void explainsWhyADropIsRefused() {
    assertThat(
            drops.refusal(
                Payload.objects(List.of(Id.of("std:ssh"))), row("web-in"), RulePart.SOURCE))
        .hasValueSatisfying(why -> assertThat(why).contains("TCP service"));
    assertThat(
            drops.refusal(
                Payload.objects(List.of(ArticlePair.WEB)), row("web-in"), RulePart.DESTINATION))
        .contains("web-1 is already there.");
    assertThat(
            drops.refusal(
                Payload.objects(List.of(ArticlePair.WEB)), model.rows().getLast(), RulePart.SOURCE))
        .hasValueSatisfying(why -> assertThat(why).contains("Twinkeep"));
  }

  @Test
  void anObjectMovesBetweenCellsOrIsCopied() {
    Payload payload =
        Payload.cell(
            List.of(ArticlePair.WEB),
            new org.twinkeep.edit.CellEdits.At(
                Id.of("lj-fw:policy"), Id.of("web-in"), RulePart.DESTINATION));
    drops.onCell(payload, row("inside-out"), RuleColumn.SOURCE, RulePart.SOURCE, true);
    assertThat(((PolicyRule) rule("web-in")).destination()).isEqualTo(Cell.of(ArticlePair.WEB));
    drops.onCell(payload, row("inside-out"), RuleColumn.DESTINATION, RulePart.DESTINATION, false);
    assertThat(((PolicyRule) rule("web-in")).destination()).isEqualTo(Cell.ANY);
    assertThat(model.messageProperty().get()).isEqualTo("The destination is now any.");
    assertThat(((PolicyRule) rule("inside-out")).destination()).isEqualTo(Cell.of(ArticlePair.WEB));
  }

  @Test
  void objectsDroppedBelowMakeARule() {
    drops.onEmptyArea(Payload.objects(List.of(ArticlePair.WEB, Id.of("std:ssh"))));
    PolicyRule added = (PolicyRule) model.rules().getLast();
    assertThat(added.source()).isEqualTo(Cell.of(ArticlePair.WEB));
    assertThat(added.service()).isEqualTo(Cell.of(Id.of("std:ssh")));
    assertThat(workbench.undoTitleProperty().get()).isEqualTo("New rule with 2 objects");
  }

  @Test
  void rulesDroppedOnASectionJoinIt() {
    Payload payload =
        Payload.rules(List.of(Id.of("inside-out"), Id.of("web-in")), Id.of("lj-fw:policy"));
    drops.onRow(payload, Optional.of(row("administration")), false, false);
    assertThat(userRows())
        .containsExactly("inside-out", "web-in", "administration", "ping-firewalls");
    assertThat(model.rules()).allMatch(r -> r.info().section().equals("Firewalls"));
  }

  // Clipboard

  @Test
  void copiesAnObjectIntoAnotherCell() {
    model
        .selection()
        .select(
            Cursor.chip("web-in", RuleColumn.DESTINATION, RulePart.DESTINATION, ArticlePair.WEB));
    assertThat(clips.copy()).map(Clip::text).contains("web-1");
    select("inside-out", RuleColumn.SOURCE);
    clips.paste();
    assertThat(((PolicyRule) rule("inside-out")).source())
        .isEqualTo(Cell.of(Id.of("inside"), ArticlePair.WEB));
    select("inside-out", RuleColumn.SERVICE);
    clips.paste();
    assertThat(model.messageProperty().get()).contains("not a service");
  }

  @Test
  void cutsAndPastesRulesBetweenProjectsWithTheirObjects() {
    select("web-in", RuleColumn.NUMBER);
    clips.cut();
    assertThat(userRows()).doesNotContain("web-in");
    Project other =
        ArticlePair.project().withObjects(ArticlePair.project().objects().without(ArticlePair.WEB));
    Workbench there = new Workbench(other);
    RulesViewModel theirs = new RulesViewModel(there, Kind.POLICY, Backgrounds.AT_ONCE);
    clips(theirs).paste();
    assertThat(theirs.rules().getLast().id()).isEqualTo(Id.of("web-in-2"));
    assertThat(there.project().object(ArticlePair.WEB)).isPresent();
  }

  @Test
  void rulesReachAnotherWindowWithTheirObjectsAsAFile() {
    select("web-in", RuleColumn.NUMBER);
    Clip.Rules copied = (Clip.Rules) clips.copyRules().orElseThrow();
    Clip received = ClipFile.read(ClipFile.write(copied), copied.text()).orElseThrow();
    Project other =
        ArticlePair.project().withObjects(ArticlePair.project().objects().without(ArticlePair.WEB));
    Workbench there = new Workbench(other);
    RulesViewModel theirs = new RulesViewModel(there, Kind.POLICY, Backgrounds.AT_ONCE);
    clips(theirs).paste(received);
    assertThat(theirs.rules().getLast()).isEqualTo(rule("web-in").withId(Id.of("web-in-2")));
    assertThat(there.project().object(ArticlePair.WEB))
        .isEqualTo(ArticlePair.project().object(ArticlePair.WEB));
  }

  @Test
  void whatIsNoFileOfRulesIsNone() {
    assertThat(ClipFile.read("{ nonsense", "text")).isEmpty();
    assertThat(ClipFile.read(ProjectJson.write(Project.empty("none")), "text")).isEmpty();
  }

  @Test
  void pastesTextAsObjects() {
    select("web-in", RuleColumn.SOURCE);
    clips.pasteText("admin-net\n203.0.113.0/28\nnonsense here\n");
    assertThat(((PolicyRule) rule("web-in")).source().members())
        .containsExactly(ArticlePair.ADMINS, Id.of("203.0.113.0-28"));
  }

  @Test
  void aFirewallWithoutRulesOfTheKindGetsARuleSet() {
    Workbench bare = new Workbench(ArticlePair.project());
    bare.apply(
        RuleSetEdits.delete(bare.project().firewalls().getFirst().ruleSets().nat().getFirst()));
    RulesViewModel nat = new RulesViewModel(bare, Kind.NAT, Backgrounds.AT_ONCE);
    assertThat(nat.ruleSetProperty().get()).isEmpty();
    new RuleActions(nat).insert();
    assertThat(nat.rules()).hasSize(1);
  }

  @Test
  void aTabSaysForWhichFamilyItsRulesAre() {
    RuleSet policy = model.ruleSet().orElseThrow();
    assertThat(RuleText.tab(policy)).isEqualTo("Policy  4");

    model.apply(RuleSetEdits.setFamilies(policy, Set.of(Family.IPV4)));
    assertThat(RuleText.tab(model.ruleSet().orElseThrow())).isEqualTo("Policy  4  IPv4 only");
    workbench.undo();
    assertThat(model.ruleSet()).contains(policy);
  }

  @Test
  void hitsAreShownOnceTheyAreKnown() {
    Id rule = Id.of("web-in");
    assertThat(model.hits(rule)).isEmpty();
    long before = model.versionProperty().get();
    workbench.tellHits(workbench.firewall().orElseThrow(), Map.of(rule, 12_345L));
    assertThat(model.hits(rule)).isEqualTo("12,345");
    assertThat(model.versionProperty().get()).as("cells show it").isGreaterThan(before);
    workbench.open(ArticlePair.project());
    assertThat(model.hits(rule)).isEmpty();
  }

  private Clips clips(RulesViewModel of) {
    RuleActions rules = new RuleActions(of);
    return new Clips(of, rules, new CellActions(of, rules), clipboard);
  }

  private void select(String row, RuleColumn column) {
    model.selection().select(Cursor.cell(row, column));
  }

  private List<Choice> choices(RuleColumn column, String text) {
    return new PickerViewModel(workbench.project(), model.firewall().orElseThrow(), column)
        .choices(text);
  }

  private Row row(String key) {
    return model.rows().get(model.indexOf(key));
  }

  private Rule rule(String id) {
    return model.ruleAt(id).orElseThrow();
  }

  private List<String> userRows() {
    return model.rows().stream().filter(Row.User.class::isInstance).map(Row::key).toList();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
