package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.samples.ArticlePair;
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
    assertThat(shown()).isEqualTo(ArticlePair.project());

    clickOn(cell("inside-out", RuleColumn.NUMBER));
    press(KeyCode.SHIFT);
    clickOn(cell("web-in", RuleColumn.NUMBER));
    release(KeyCode.SHIFT);
    Node target = cell("administration", RuleColumn.NUMBER);
    drag(cell("inside-out", RuleColumn.NUMBER))
        .moveTo(target)
        .moveBy(0, -target.getLayoutBounds().getHeight() / 2 + 4)
        .drop();
    assertThat(order()).containsExactly("inside-out", "web-in", "administration", "ping-firewalls");
    screenshot("rules-moved");
  }

  @Test
  void keysEditTheTable() {
    open();
    clickOn(cell("web-in", RuleColumn.SOURCE));
    write("203.0.113.9");
    screenshot("rules-search");
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
  void looks() {
    open();
    clickOn(chip("web-in", RulePart.DESTINATION, ArticlePair.WEB));
    screenshot("rules-policy");
    rightClickOn(chip("web-in", RulePart.DESTINATION, ArticlePair.WEB));
    type(KeyCode.ESCAPE);
    doOnFx(() -> window().commands().run(Command.SHOW_NAT));
    screenshot("rules-nat");
    doOnFx(() -> window().commands().run(Command.SHOW_POLICY));
    doOnFx(() -> window().commands().run(Command.SWITCH_THEME));
    screenshot("rules-policy-dark");
    screenshot("rules-policy-200", 2);
    doOnFx(() -> window().commands().run(Command.SWITCH_THEME));
  }

  private void open() {
    doOnFx(() -> window().commands().run(Command.SHOW_POLICY));
  }

  private RuleCell cell(String row, RuleColumn column) {
    return cells().stream()
        .filter(c -> c.column() == column && c.getItem() != null && c.getItem().key().equals(row))
        .findFirst()
        .orElseThrow();
  }

  private Node chip(String row, RulePart part, Id id) {
    return cells().stream()
        .filter(ObjectsCell.class::isInstance)
        .map(ObjectsCell.class::cast)
        .filter(c -> c.getItem() != null && c.getItem().key().equals(row))
        .flatMap(c -> c.find(part, id).stream())
        .findFirst()
        .orElseThrow();
  }

  private Set<RuleCell> cells() {
    return lookup("#rules-policy").lookup(".rule-cell").queryAllAs(RuleCell.class);
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
