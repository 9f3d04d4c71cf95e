package org.twinkeep.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.edit.DiagramEdits;
import org.twinkeep.edit.FirewallParts;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Id;
import org.twinkeep.model.Node;
import org.twinkeep.model.Point;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.workbench.Workbench;

final class TopologyViewModelTest {

  private static final Id FIRST = Id.of("lj-fw-1");
  private static final Id SECOND = Id.of("lj-fw-2");

  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final SimpleObjectProperty<List<Problem>> problems =
      new SimpleObjectProperty<>(List.of());
  private final TopologyViewModel model = new TopologyViewModel(workbench, problems);

  @Test
  void aPreviewIsNotKeptAndAMoveIs() {
    Project before = workbench.project();
    model.previewMove(Map.of(FIRST, new Point(-500, 20)));
    assertThat(figure(FIRST).box().centreX()).isEqualTo(-500);
    assertThat(workbench.project()).isSameAs(before);

    model.move(Map.of(FIRST, new Point(-500.4, 20)));
    assertThat(workbench.project().diagram()).containsEntry(FIRST, new Point(-500, 20));
    assertThat(workbench.undoTitleProperty().get()).isEqualTo("Move lj-fw-1");

    workbench.undo();
    assertThat(figure(FIRST).box().centreX()).isNotEqualTo(-500);
  }

  @Test
  void aDiagramThatNobodySeesIsMadeWhenItIsShownOrAskedFor() {
    model.setShown(false);
    Drawing before = model.drawingProperty().get();
    workbench.apply(DiagramEdits.place("Move", Map.of(FIRST, new Point(-500, 20))));
    assertThat(model.drawingProperty().get()).isSameAs(before);
    model.setShown(true);
    assertThat(model.drawingProperty().get()).isNotEqualTo(before);
    assertThat(figure(FIRST).box().centreX()).isEqualTo(-500);

    model.setShown(false);
    workbench.undo();
    assertThat(model.drawing()).as("for a picture of it").isEqualTo(before);
  }

  @Test
  void aCancelledMoveLeavesEverythingWhereItWas() {
    Box before = figure(FIRST).box();
    model.previewMove(Map.of(FIRST, new Point(0, 300)));
    model.cancelMove();
    assertThat(figure(FIRST).box()).isEqualTo(before);
  }

  @Test
  void selectedFiguresMoveTogether() {
    model.select(List.of(FIRST, SECOND));
    assertThat(model.movedWith(figure(FIRST))).containsExactlyInAnyOrder(FIRST, SECOND);
    model.select(List.of(SECOND));
    assertThat(model.movedWith(figure(FIRST))).containsExactly(FIRST);
  }

  @Test
  void alignsInARowAndTidiesUp() {
    model.move(Map.of(FIRST, new Point(-300, 40)));
    model.select(List.of(FIRST, SECOND));
    model.arranging().alignInRow();
    assertThat(figure(FIRST).box().centreY()).isEqualTo(figure(SECOND).box().centreY());

    model.arranging().tidyUp();
    assertThat(workbench.project().diagram()).isEmpty();
  }

  @Test
  void findsTheRulesAboutANetworkAlsoThroughGroupsAndClusterInterfaces() {
    model.select(List.of(ArticlePair.INSIDE_NET));
    assertThat(model.rulesAboutSelected())
        .extracting(Id::value)
        .contains("inside-out", "ping-firewalls", "hide-inside")
        .doesNotContain("administration");
  }

  @Test
  void toggleAddsAndTakesAway() {
    model.toggle(List.of(FIRST));
    model.toggle(List.of(SECOND));
    assertThat(workbench.selection().items()).containsExactly(FIRST, SECOND);
    model.toggle(List.of(FIRST));
    assertThat(workbench.selection().items()).containsExactly(SECOND);
  }

  @Test
  void showsProblemsOnTheFigureTheyAreAbout() {
    problems.set(
        List.of(Problem.warning("x.y", Place.element(FIRST, "lj-fw-1"), "Wrong.", "Mend it.")));
    assertThat(model.problems(figure(FIRST))).hasSize(1);
    assertThat(model.problems(figure(SECOND))).isEmpty();
  }

  @Test
  void onlyAddressesCanBeDropped() {
    assertThat(model.drawable(List.of(ArticlePair.WEB, Id.of("inside"), Id.of("std:ssh"))))
        .containsExactly(ArticlePair.WEB);
  }

  @Test
  void aNodeIsConnectedToNetworksThatItIsNotOnYet() {
    assertThat(model.connections().connectable(FIRST))
        .extracting(Connections.Connectable::name)
        .containsExactly("admin-net");
    workbench.apply(
        FirewallParts.addNode(workbench.project(), (Cluster) workbench.firewall().orElseThrow()));
    Node third = workbench.firewall().orElseThrow().nodes().getLast();
    assertThat(model.connections().connectable(third.id()))
        .extracting(Connections.Connectable::name)
        .containsExactly("outside-net", "inside-net", "the state sync link", "admin-net");

    Project before = workbench.project();
    model.connections().connect(third.id(), Id.of("lj-fw:outside"));
    Node connected = workbench.firewall().orElseThrow().nodes().getLast();
    assertThat(workbench.selection().items())
        .containsExactly(connected.interfaces().getFirst().id());
    assertThat(workbench.undoTitleProperty().get()).isEqualTo("Connect lj-fw-3 to outside-net");
    assertThat(model.connections().canConnect(third.id(), Id.of("lj-fw:outside"))).isFalse();
    workbench.undo();
    assertThat(workbench.project()).isSameAs(before);
  }

  private Figure figure(Id key) {
    return model.drawing().figures().stream()
        .filter(f -> f.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
