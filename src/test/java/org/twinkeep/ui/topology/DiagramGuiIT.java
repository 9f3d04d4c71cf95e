package org.twinkeep.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.edit.DiagramEdits;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Point;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** What is done to the diagram from outside: dropping, menus, other sizes of window. */
final class DiagramGuiIT extends WindowTest {

  private static final Id PRINTER = Id.of("printer");
  private static final Id SECOND = Id.of("lj-fw-2");
  private static final Id FIRST = Id.of("lj-fw-1");

  /** The sample, and a host far away that no rule names. */
  @Override
  protected Project project() {
    Project sample = ArticlePair.project();
    Host printer =
        new Host(Head.of(PRINTER, "printer"), List.of(HostAddress.of(Ip.parse("198.51.100.50"))));
    return sample.withObjects(sample.objects().with(printer));
  }

  @Test
  void anObjectDroppedFromTheTreeStandsWhereItWasDropped() {
    Project before = shown();
    assertThat(lookup("#figure-object-printer").tryQuery()).isEmpty();
    dragTo(inTree(PRINTER), byId("figure-cloud-std_internet"));
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(shown().diagram()).containsOnlyKeys(PRINTER);
    Bounds printer = screen("figure-object-printer");
    Bounds internet = screen("figure-cloud-std_internet");
    assertThat(printer.getCenterX()).isBetween(internet.getMinX(), internet.getMaxX());
    assertThat(printer.getCenterY()).isBetween(internet.getMinY(), internet.getMaxY());
    assertThat(isSelected("figure-object-printer")).isTrue();
    run(Command.UNDO);
    assertShows(before);
    assertThat(lookup("#figure-object-printer").tryQuery()).isEmpty();
  }

  @Test
  void behindAnotherTabTheDiagramWaitsUntilItIsShown() {
    run(Command.SHOW_POLICY);
    doOnFx(() -> workbench().apply(DiagramEdits.place("Show", Map.of(PRINTER, new Point(0, 300)))));
    assertThat(lookup("#figure-object-printer").tryQuery()).as("not made yet").isEmpty();
    run(Command.SHOW_TOPOLOGY);
    assertThat(lookup("#figure-object-printer").tryQuery()).isPresent();
    run(Command.UNDO);
    assertThat(lookup("#figure-object-printer").tryQuery()).isEmpty();
  }

  @Test
  void whatHasNoAddressIsNotTaken() {
    dragTo(inTree(FIRST), byId("figure-cloud-std_internet"));
    assertThat(shown().diagram()).isEmpty();
  }

  @Test
  void theMenuAlignsTidiesUpAndShowsTheRules() throws TimeoutException {
    Project before = shown();
    drag("#figure-node-lj-fw-1").moveBy(0, 40).drop();
    clickOn("#figure-node-lj-fw-1");
    press(KeyCode.CONTROL).clickOn("#figure-node-lj-fw-2").release(KeyCode.CONTROL);
    rightClickOn("#figure-node-lj-fw-2");
    captured("topology-menu");
    clickOn(appearing("Align in a row"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(screen("figure-node-lj-fw-1").getMinY())
        .isEqualTo(screen("figure-node-lj-fw-2").getMinY());
    assertThat(shown().diagram()).containsOnlyKeys(FIRST, SECOND);

    rightClickOn("#figure-node-lj-fw-2");
    clickOn(appearing("Tidy up everything"));
    waitUntil(() -> shown().diagram().isEmpty());
    assertShows(before);

    clickOn("#figure-object-web-1");
    rightClickOn("#figure-object-web-1");
    clickOn(appearing("Show the rules about this (2)"));
    waitUntil(() -> workbench().selection().items().contains(Id.of("web-in")));
  }

  @Test
  void everythingFitsIntoASmallWindow() {
    doOnFx(
        () -> {
          stage().setWidth(1280);
          stage().setHeight(800);
        });
    WaitForAsyncUtils.waitForFxEvents();
    clickOn("#zoom-fit");
    WaitForAsyncUtils.waitForFxEvents();
    Bounds pane = screen("topology-view");
    for (String figure :
        List.of("figure-cloud-std_internet", "figure-node-lj-fw-2", "figure-object-web-1")) {
      assertThat(pane.contains(screen(figure))).as(figure).isTrue();
    }
    assertThat(screen("diagram-tools").intersects(screen("figure-object-web-1")))
        .as("nothing lies under the tools")
        .isFalse();
    screenshot("topology-1280");
    screenshot("topology-1280-200", 2);
    run(Command.SWITCH_THEME);
    screenshot("topology-1280-dark");
    run(Command.SWITCH_THEME);
  }

  private TreeCell<?> inTree(Id id) {
    doOnFx(() -> workbench().selection().select(id));
    WaitForAsyncUtils.waitForFxEvents();
    return lookup("#object-tree .tree-cell").match((TreeCell<?> cell) -> cell.isSelected()).query();
  }
}
