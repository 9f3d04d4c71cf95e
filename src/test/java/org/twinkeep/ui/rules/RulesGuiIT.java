package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RejectWith;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.MouseDrag;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The policy table in the real window, with mouse and keyboard. */
final class RulesGuiIT extends WindowTest {

  @Test
  void objectsAndRulesAreDragged() {
    open();
    dragTo(
        chip("web-in", RulePart.DESTINATION, ArticlePair.WEB),
        cell("inside-out", RuleColumn.DESTINATION));
    assertThat(rule("inside-out").destination()).isEqualTo(Cell.of(ArticlePair.WEB));
    assertThat(rule("web-in").destination()).isEqualTo(Cell.ANY);

    doOnFx(() -> workbench().undo());
    assertShows(ArticlePair.project());

    clickOn(cell("inside-out", RuleColumn.NUMBER));
    press(KeyCode.SHIFT);
    clickOn(cell("web-in", RuleColumn.NUMBER));
    release(KeyCode.SHIFT);
    Node target = cell("administration", RuleColumn.NUMBER);
    MouseDrag.from(this, cell("inside-out", RuleColumn.NUMBER))
        .over(point(target).query().add(0, -target.getLayoutBounds().getHeight() / 2 + 4))
        .drop();
    assertThat(order()).containsExactly("inside-out", "web-in", "administration", "ping-firewalls");
    screenshot("rules-moved");
  }

  @Test
  void keysEditTheTable() {
    open();
    clickOn(cell("web-in", RuleColumn.SOURCE));
    write("203.0.113.9");
    type(KeyCode.ENTER);
    assertThat(rule("web-in").source()).isEqualTo(Cell.of(Id.of("203.0.113.9")));
    type(KeyCode.DELETE);
    assertThat(rule("web-in").source()).isEqualTo(Cell.ANY);
    type(KeyCode.SPACE);
    assertThat(rule("web-in").enabled()).isFalse();
    push(KeyCode.ALT, KeyCode.UP);
    assertThat(order()).containsExactly("administration", "ping-firewalls", "web-in", "inside-out");
    push(KeyCode.CONTROL, KeyCode.D);
    type(KeyCode.INSERT);
    write("admin");
    type(KeyCode.ENTER);
    assertThat(rule("rule").source()).isEqualTo(Cell.of(ArticlePair.ADMINS));
    assertThat(rule("rule").action()).isEqualTo(new Action.Deny());
  }

  @Test
  void theTableMakesNoNewRowsWhileTheCursorMoves() {
    open();
    clickOn(cell("web-in", RuleColumn.SOURCE));
    type(KeyCode.END, 3);
    int before = rowsMade();
    for (int i = 0; i < 10; i++) {
      type(KeyCode.UP).type(KeyCode.DOWN);
    }
    assertThat(rowsMade()).isEqualTo(before);
  }

  /** The rows that the table keeps, shown or not. */
  private int rowsMade() {
    return onFx(() -> lookup("#rules-policy .rule-row").queryAll().size());
  }

  @Test
  void aHostFromTheTreeGoesIntoASourceCellAndBack() {
    open();
    dragTo(inTree("web-1"), cell("web-in", RuleColumn.SOURCE));
    assertThat(rule("web-in").source()).isEqualTo(Cell.of(ArticlePair.WEB));
    clickOn("#command-undo");
    assertShows(ArticlePair.project());
    assertThat(rule("web-in").source()).isEqualTo(Cell.ANY);
  }

  @Test
  void aHostOfTheDiagramGoesIntoARuleThroughTheTabThatComesToTheFront() throws Exception {
    run(Command.SHOW_TOPOLOGY);
    TabPane tabs = byId("tabs");
    Node host = appearing("#figure-object-web-1");
    press(KeyCode.CONTROL);
    MouseDrag drag = MouseDrag.from(this, host);
    release(KeyCode.CONTROL);
    drag.over(byId("policy"));
    waitUntil(() -> tabs.getSelectionModel().getSelectedItem().getId().equals("policy"));
    WaitForAsyncUtils.waitForFxEvents();
    drag.over(cell("inside-out", RuleColumn.SOURCE)).drop();

    assertThat(rule("inside-out").source().members()).contains(ArticlePair.WEB);
    assertThat(shown().diagram()).as("what was moved in the diagram").isEmpty();
  }

  @Test
  void aRuleSetCanBeForOneFamily() throws Exception {
    open();
    Id policy = Id.of("lj-fw:policy");
    rightClickOn(tabButton(policy));
    moveTo(appearing("#rule-menu-address-families"));
    moveTo(appearing("#rule-menu-ipv4-and-ipv6"));
    captured("rules-families");
    clickOn("#rule-menu-ipv4-only");
    assertThat(families(policy)).containsExactly(Family.IPV4);
    assertThat(tab(policy)).endsWith("IPv4 only");
    screenshot("rules-one-family");
    clickOn("#command-undo");
    assertShows(ArticlePair.project());
    assertThat(tab(policy)).doesNotContain("only");

    clickOn("#new-rule-set-policy");
    Node six = appearing("#rule-menu-new-rule-set-ipv6-only");
    captured("rules-new-rule-set");
    clickOn(six);
    write("Sixth");
    type(KeyCode.ENTER);
    Id made = Id.of("lj-fw-sixth");
    assertThat(families(made)).containsExactly(Family.IPV6);
    assertThat(tab(made)).isEqualTo("Sixth  0  IPv6 only");
  }

  private Set<Family> families(Id ruleSet) {
    return shown().owner(ruleSet).orElseThrow().ruleSets().find(ruleSet).orElseThrow().families();
  }

  private String tab(Id ruleSet) {
    return onFx(tabButton(ruleSet)::getText);
  }

  private ToggleButton tabButton(Id ruleSet) {
    return lookup((Node node) -> ("rule-set-" + ruleSet).equals(node.getId())).query();
  }

  @Test
  void aRefusedDropIsExplained() {
    open();
    MouseDrag drag = MouseDrag.from(this, inTree("web-1")).over(cell("web-in", RuleColumn.SERVICE));
    assertThat(message()).isEqualTo("A host is not a service.");
    captured("rules-refused");
    drag.drop();
    assertShows(ArticlePair.project());
  }

  @Test
  void looks() {
    open();
    doOnFx(this::decorate);
    clickOn(chip("web-in", RulePart.DESTINATION, ArticlePair.WEB));
    screenshot("rules-policy");
    rightClickOn(chip("web-in", RulePart.DESTINATION, ArticlePair.WEB));
    captured("rules-menu");
    type(KeyCode.ESCAPE);
    clickOn(cell("web-in", RuleColumn.SOURCE));
    write("admin");
    captured("rules-search");
    type(KeyCode.ESCAPE);
    run(Command.SHOW_NAT);
    screenshot("rules-nat");
    run(Command.SHOW_POLICY);
    run(Command.SWITCH_THEME);
    screenshot("rules-policy-dark");
    run(Command.SWITCH_THEME);
    doOnFx(
        () -> {
          stage().setWidth(1280);
          stage().setHeight(800);
        });
    screenshot("rules-policy-1280");
    screenshot("rules-policy-200", 2);
  }

  /** Something of everything that a row can show. */
  private void decorate() {
    Id set = Id.of("lj-fw:policy");
    workbench()
        .apply(
            RuleEdits.change(
                "Negate",
                set,
                Id.of("inside-out"),
                PolicyRule.class,
                r ->
                    r.withDestination(new Cell(List.of(Id.of("std:rfc1918")), true))
                        .withOptions(r.options().withStateless(true))
                        .withInfo(
                            r.info()
                                .withColour(Optional.of(Colour.ORANGE))
                                .withExpires(Optional.of(LocalDate.of(2020, 1, 31))))));
    workbench()
        .apply(
            RuleEdits.change(
                "Gone",
                set,
                Id.of("ping-firewalls"),
                PolicyRule.class,
                r -> r.withSource(Cell.of(Id.of("old-server"))).withEnabled(false)));
    workbench()
        .apply(
            RuleEdits.change(
                "Reject",
                set,
                Id.of("administration"),
                PolicyRule.class,
                r -> r.withAction(new Action.Reject(RejectWith.TCP_RESET))));
  }

  private Node inTree(String name) {
    return lookup("#object-tree").lookup(name).query();
  }

  private String message() {
    return onFx(() -> ((Label) byId("rules-message-policy")).getText());
  }

  private void open() {
    run(Command.SHOW_POLICY);
  }

  private RuleCell cell(String row, RuleColumn column) {
    RuleTable table = lookup("#rules-policy").query();
    return onFx(() -> table.cell(row, column).orElseThrow());
  }

  private Node chip(String row, RulePart part, Id id) {
    RuleColumn column =
        RuleColumn.of(Kind.POLICY).stream()
            .filter(c -> c.parts().contains(part))
            .findFirst()
            .orElseThrow();
    ObjectsCell cell = (ObjectsCell) cell(row, column);
    return onFx(() -> cell.find(part, id).orElseThrow());
  }

  private PolicyRule rule(String id) {
    return policy().stream().filter(r -> r.id().value().equals(id)).findFirst().orElseThrow();
  }

  private List<String> order() {
    return policy().stream().map(r -> r.id().value()).toList();
  }

  private List<PolicyRule> policy() {
    return shown().firewalls().getFirst().ruleSets().policy().getFirst().rules();
  }
}
