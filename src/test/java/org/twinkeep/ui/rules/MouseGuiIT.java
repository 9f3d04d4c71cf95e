package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.MouseDrag;
import org.twinkeep.ui.WindowTest;

/** The same policy with NAT, built with the mouse alone. */
final class MouseGuiIT extends WindowTest {

  @Override
  protected Project project() {
    return Plan.empty();
  }

  @Test
  void buildsTheWholePolicy() {
    clickOn("#tabs .tab-label").clickOn("Policy");
    Plan.RULES.forEach(this::rule);
    clickOn("NAT");
    Plan.NAT_RULES.forEach(this::nat);

    screenshot("built-by-mouse");
    assertShows(Plan.built());

    int steps = 0;
    while (onFx(() -> workbench().canUndoProperty().get())) {
      clickOn("#command-undo");
      steps++;
    }
    assertShows(Plan.empty());
    for (int i = 0; i < steps; i++) {
      clickOn("#command-redo");
    }
    assertShows(Plan.built());
  }

  private void rule(Plan.Wanted wanted) {
    clickOn("#add-rule-policy");
    String row = last("policy");
    wanted.source().forEach(o -> drop(o, row, RuleColumn.SOURCE, 0.5));
    if (wanted.notSource()) {
      rightClickOn(at("policy", row, RuleColumn.SOURCE, 0.5));
      clickOn(appearing("#rule-menu-negate-anything-but-this"));
    }
    wanted.destination().forEach(o -> drop(o, row, RuleColumn.DESTINATION, 0.5));
    wanted.service().forEach(o -> drop(o, row, RuleColumn.SERVICE, 0.5));
    if (!wanted.in().isEmpty()) {
      drop("lj-fw:" + wanted.in(), row, RuleColumn.INTERFACE, 0.15);
    }
    if (!wanted.out().isEmpty()) {
      drop("lj-fw:" + wanted.out(), row, RuleColumn.INTERFACE, 0.5);
    }
    if (!wanted.action().equals("Deny")) {
      openMenu(at("policy", row, RuleColumn.ACTION, 0.5));
      if (wanted.action().equals("Reject")) {
        moveTo(appearing("#rule-menu-reject"));
        moveTo(appearing("#rule-menu-reject-port-unreachable"));
        clickOn("#rule-menu-reject-tcp-reset");
      } else {
        clickOn(appearing("#rule-menu-accept"));
      }
    }
    if (wanted.log()) {
      openMenu(at("policy", row, RuleColumn.OPTIONS, 0.5));
      clickOn(appearing("#rule-menu-log-packets"));
    }
  }

  private void nat(Plan.WantedNat wanted) {
    clickOn("#add-rule-nat");
    String row = last("nat");
    dropNat(wanted.source(), row, RuleColumn.SOURCE, 0.5);
    dropNat(wanted.destination(), row, RuleColumn.DESTINATION, 0.5);
    dropNat(wanted.service(), row, RuleColumn.SERVICE, 0.5);
    dropNat(wanted.in(), row, RuleColumn.NAT_INTERFACE, 0.25);
    dropNat(wanted.out(), row, RuleColumn.NAT_INTERFACE, 0.75);
    if (wanted.exempt()) {
      openMenu(at("nat", row, RuleColumn.ACTION, 0.5));
      clickOn(appearing("#rule-menu-no-nat"));
    }
    dropNat(wanted.newSource(), row, RuleColumn.TRANSLATED_SOURCE, 0.5);
    dropNat(wanted.newDestination(), row, RuleColumn.TRANSLATED_DESTINATION, 0.5);
  }

  /** Clicks twice; again when a busy machine took that for two single clicks. */
  private void openMenu(Point2D at) {
    for (int i = 0; i < 5 && lookup(".context-menu").tryQuery().isEmpty(); i++) {
      doubleClickOn(at);
      WaitForAsyncUtils.sleep(500, TimeUnit.MILLISECONDS);
    }
  }

  private void dropNat(String object, String row, RuleColumn column, double across) {
    if (!object.isEmpty()) {
      String id = object.equals("outside") ? "lj-fw:outside" : object;
      dropOn(id, at("nat", row, column, across));
    }
  }

  private void drop(String object, String row, RuleColumn column, double across) {
    dropOn(object, at("policy", row, column, across));
  }

  private void dropOn(String object, Point2D target) {
    MouseDrag.from(this, inTree(object)).over(target).drop();
  }

  private Node inTree(String id) {
    return lookup("#object-tree .tree-cell").match((TreeCell<?> cell) -> isLine(cell, id)).query();
  }

  private static boolean isLine(TreeCell<?> cell, String id) {
    return String.valueOf(cell.getItem()).startsWith("Entry[key=element/" + id + ",");
  }

  /** Where a cell is on the screen; {@code across} = 0 at its left edge, 1 at the right one. */
  private Point2D at(String table, String row, RuleColumn column, double across) {
    WaitForAsyncUtils.waitForFxEvents();
    RuleTable shown = lookup("#rules-" + table).query();
    return onFx(
        () -> {
          shown.layout();
          RuleCell cell = shown.cell(row, column).orElseThrow();
          Bounds bounds = cell.localToScreen(cell.getLayoutBounds());
          return new Point2D(
              bounds.getMinX() + bounds.getWidth() * across,
              bounds.getMinY() + Math.min(14, bounds.getHeight() / 2));
        });
  }

  private String last(String kind) {
    List<Rule> rules = new ArrayList<>();
    shown()
        .firewalls()
        .getFirst()
        .ruleSets()
        .find(kind.equals("policy") ? Plan.POLICY : Plan.NAT)
        .orElseThrow()
        .rules()
        .forEach(rules::add);
    return rules.getLast().id().value();
  }
}
