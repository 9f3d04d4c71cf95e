package org.twinkeep.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.model.Id;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The diagram in the real window, used with mouse and keys. */
final class TopologyGuiIT extends WindowTest {

  private static final Id FIRST = Id.of("lj-fw-1");

  @Test
  void showsThePairAsInFigureOne() {
    assertThat(screen("figure-cloud-std_internet").getMaxY())
        .isLessThan(screen("figure-network-lj-fw_outside").getMinY());
    Bounds first = screen("figure-node-lj-fw-1");
    assertThat(screen("figure-network-lj-fw_outside").getMaxY()).isLessThan(first.getMinY());
    assertThat(first.getMaxX()).isLessThan(screen("figure-node-lj-fw-2").getMinX());
    assertThat(first.getMaxY()).isLessThan(screen("figure-virtual-lj-fw_inside").getMinY());
    assertThat(screen("figure-object-web-1").getMinY())
        .isGreaterThan(screen("figure-network-lj-fw_inside").getMaxY());
    screenshot("topology-light");
    screenshot("topology-200", 2);
    run(Command.SWITCH_THEME);
    screenshot("topology-dark");
    run(Command.SWITCH_THEME);
  }

  @Test
  void aNodeMovesWithTheMouseAndUndoPutsItBack() {
    Project before = shown();
    Bounds start = screen("figure-node-lj-fw-1");

    drag("#figure-node-lj-fw-1").moveBy(-60, 40).drop();
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(shown().diagram()).containsOnlyKeys(FIRST);
    assertThat(screen("figure-node-lj-fw-1")).isNotEqualTo(start);
    run(Command.UNDO);
    assertShows(before);
    assertThat(screen("figure-node-lj-fw-1")).isEqualTo(start);
  }

  @Test
  void selectionIsSharedBothWays() {
    clickOn("#figure-object-web-1");
    assertThat(onFx(() -> workbench().selection().items())).containsExactly(ArticlePair.WEB);

    doOnFx(() -> workbench().selection().select(FIRST));
    assertThat(isSelected("figure-node-lj-fw-1")).isTrue();
    assertThat(isSelected("figure-object-web-1")).isFalse();
    screenshot("topology-selected");
  }

  @Test
  void escapeTakesAMoveBack() {
    Bounds start = screen("figure-node-lj-fw-1");
    drag("#figure-node-lj-fw-1").moveBy(-60, 40);
    press(KeyCode.ESCAPE).release(KeyCode.ESCAPE).drop();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown().diagram()).isEmpty();
    assertThat(screen("figure-node-lj-fw-1")).isEqualTo(start);
  }

  @Test
  void theRubberBandSelectsWhatItMeets() {
    Bounds first = screen("figure-node-lj-fw-1");
    Bounds second = screen("figure-node-lj-fw-2");
    moveTo(first.getMinX() - 15, first.getMinY() + 3)
        .press(MouseButton.PRIMARY)
        .moveTo(second.getMaxX() + 10, second.getMaxY() - 3)
        .release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(onFx(() -> workbench().selection().items()))
        .containsExactlyInAnyOrder(FIRST, Id.of("lj-fw-2"));
  }

  @Test
  void theKeyboardReachesAndMovesFigures() {
    clickOn("#figure-node-lj-fw-1");
    type(KeyCode.TAB).type(KeyCode.SPACE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(onFx(() -> workbench().selection().items())).containsExactly(Id.of("lj-fw-2"));
    type(KeyCode.RIGHT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown().diagram()).containsOnlyKeys(Id.of("lj-fw-2"));
  }

  @Test
  void zoomsAboutTheMouse() {
    Bounds before = screen("figure-node-lj-fw-1");
    moveTo("#figure-node-lj-fw-1");
    doOnFx(
        () ->
            byId("figure-node-lj-fw-1")
                .fireEvent(
                    new ScrollEvent(
                        ScrollEvent.SCROLL,
                        0,
                        0,
                        0,
                        0,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        0,
                        40,
                        0,
                        40,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null)));
    assertThat(screen("figure-node-lj-fw-1").getWidth()).isGreaterThan(before.getWidth());
    clickOn("#zoom-fit");
    assertThat(screen("figure-node-lj-fw-1")).isEqualTo(before);
  }

  @Test
  void aConnectionIsDrawnFromANodeToANetwork() {
    Project before = shown();
    drag("#connect-lj-fw-1").moveTo("#figure-object-admin-net");
    screenshot("topology-connecting");
    drop();
    WaitForAsyncUtils.waitForFxEvents();
    Node first = shown().firewalls().getFirst().nodes().getFirst();
    assertThat(first.interfaces().getLast().name()).isEqualTo("eth3");
    assertThat(first.interfaces().getLast().addresses().toString()).contains("10.1.1.193/26");
    run(Command.UNDO);
    assertShows(before);

    clickOn("#figure-node-lj-fw-1").type(KeyCode.C);
    clickOn(appearing("Connect to admin-net"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown().firewalls().getFirst().nodes().getFirst().interfaces()).hasSize(4);
    run(Command.UNDO);
    assertShows(before);
  }

  @Test
  void showsWhatMayPassBetweenTwoThingsAndLeadsToTheRule() {
    clickOn("#figure-cloud-std_internet");
    press(KeyCode.CONTROL).clickOn("#figure-object-web-1").release(KeyCode.CONTROL);
    clickOn("#diagram-rules");
    appearing("Internet → web-1");
    appearing("web-1 → Internet");
    appearing("#about-inside-out");
    screenshot("topology-about");
    clickOn("#about-web-in");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(onFx(() -> workbench().selection().items())).containsExactly(Id.of("web-in"));
  }

  @Test
  void aMiniMapLeadsToWhatIsOutOfSight() {
    assertThat(byId("mini-map").isVisible()).isFalse();
    clickOn("#zoom-in").clickOn("#zoom-in").clickOn("#zoom-in").clickOn("#zoom-in");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(byId("mini-map").isVisible()).isTrue();
    screenshot("topology-mini-map");
    Bounds before = screen("figure-node-lj-fw-1");
    Bounds map = screen("mini-map");
    clickOn(map.getMinX() + 8, map.getMinY() + 8);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(screen("figure-node-lj-fw-1").getMinX()).isGreaterThan(before.getMinX());
    clickOn("#zoom-fit");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(byId("mini-map").isVisible()).isFalse();
  }
}
