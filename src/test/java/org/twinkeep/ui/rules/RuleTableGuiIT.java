package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RuleSetEdits.Kind;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Backgrounds;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Settings;

/** The columns of the rules tables in the real window. */
final class RuleTableGuiIT extends WindowTest {

  private static final String LONG =
      "The inside may see whether its gateway is there, and nothing else than that, by two families";

  private final Settings settings = Settings.inMemory();

  @Override
  protected Settings settings() {
    return settings;
  }

  @Test
  void allColumnsFitBesideTheInspectorAndUseTheWholeWidth() {
    run(Command.SHOW_POLICY);
    assertFits("policy");
    run(Command.SHOW_NAT);
    assertFits("nat");
    run(Command.SHOW_ROUTING);
    assertFits("routing");
    run(Command.SHOW_POLICY);
    resize(1280, 800);
    assertFits("policy");
    resize(1440, 900);
    assertFits("policy");
  }

  @Test
  void namesOfObjectsStayWholeInASmallWindow() {
    run(Command.SHOW_POLICY);
    resize(1280, 800);
    screenshot("rules-policy-small");
    assertNamesWhole("policy");
    run(Command.SHOW_NAT);
    resize(1280, 800);
    assertNamesWhole("nat");
    screenshot("rules-nat-1280");
  }

  @Test
  void aLongCommentTakesTwoLinesAndIsWholeOnHover() {
    doOnFx(() -> workbench().apply(comment("administration", LONG)));
    run(Command.SHOW_POLICY);
    RuleTable table = table("policy");
    RuleCell cell = onFx(() -> table.cell("administration", RuleColumn.COMMENT).orElseThrow());
    Label label = (Label) cell.getGraphic();
    double line =
        onFx(() -> table.cell("administration", RuleColumn.ACTION).orElseThrow())
            .getGraphic()
            .getLayoutBounds()
            .getHeight();
    assertThat(label.getHeight()).as("two lines").isGreaterThan(1.5 * line);
    assertThat(label.getWidth()).as("within its column").isLessThan(cell.getWidth());
    assertThat(cell.getTooltip().getText()).isEqualTo(LONG);
    screenshot("rules-comment");
  }

  @Test
  void whatTheUserDoesWithColumnsStays() {
    run(Command.SHOW_POLICY);
    RuleTable table = table("policy");
    doOnFx(
        () -> {
          table.resizeColumn(column(table, RuleColumn.COMMENT), 55);
          column(table, RuleColumn.TIME).setVisible(false);
          TableColumn<Row, ?> action = column(table, RuleColumn.ACTION);
          table.getColumns().remove(action);
          table.getColumns().add(1, action);
        });
    double chosen = onFx(() -> column(table, RuleColumn.COMMENT).getWidth());

    RuleTable again = onFx(() -> anotherTable());
    assertThat(again.getColumns().get(1).getUserData()).isEqualTo(RuleColumn.ACTION);
    assertThat(column(again, RuleColumn.TIME).isVisible()).isFalse();
    assertThat(column(again, RuleColumn.COMMENT).getPrefWidth()).isEqualTo(Math.round(chosen));
    assertThat(again.visible()).doesNotContain(RuleColumn.OWNER).contains(RuleColumn.HITS);
  }

  /** The table as the next start of the program would make it. */
  private RuleTable anotherTable() {
    RulesView view =
        new RulesView(
            workbench(),
            Kind.POLICY,
            new SimpleObjectProperty<>(List.of()),
            new RuleClipboard(),
            settings,
            Backgrounds.AT_ONCE,
            id -> {});
    return (RuleTable) ((BorderPane) view.node()).getCenter();
  }

  private void assertFits(String word) {
    RuleTable table = table(word);
    double columns =
        onFx(() -> table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum());
    assertThat(columns)
        .as("width of the columns of " + word + " in " + table.getWidth())
        .isBetween(table.getWidth() - 30, table.getWidth());
    assertThat(sidewaysBar(table)).as("scroll bar of " + word).isEmpty();
  }

  private void assertNamesWhole(String word) {
    assertThat(
            onFx(
                () ->
                    table(word).lookupAll(".chip").stream()
                        .map(Label.class::cast)
                        .filter(RuleTableGuiIT::isShown)
                        .filter(chip -> chip.getWidth() < chip.prefWidth(-1) - 1)
                        .map(Label::getText)
                        .toList()))
        .as("names cut in " + word)
        .isEmpty();
  }

  /** The table keeps a row beside, unseen, to measure with. */
  private static boolean isShown(Node node) {
    return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
  }

  private Optional<ScrollBar> sidewaysBar(RuleTable table) {
    return onFx(
        () ->
            table.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible())
                .findFirst());
  }

  private void resize(double width, double height) {
    doOnFx(
        () -> {
          stage().setWidth(width);
          stage().setHeight(height);
        });
    doOnFx(() -> table("policy").getScene().getRoot().layout());
  }

  private RuleTable table(String word) {
    return lookup("#rules-" + word).query();
  }

  private static TableColumn<Row, ?> column(RuleTable table, RuleColumn kind) {
    return table.getColumns().stream()
        .filter(c -> c.getUserData() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Edit comment(String rule, String text) {
    return RuleEdits.change(
        "Comment",
        Id.of("lj-fw:policy"),
        Id.of(rule),
        PolicyRule.class,
        r -> r.withInfo(r.info().withComment(text)));
  }
}
