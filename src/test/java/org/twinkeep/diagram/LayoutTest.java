package org.twinkeep.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.diagram.Drawing.Caption;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Drawing.Wire;
import org.twinkeep.diagram.Drawing.WireKind;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Point;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

final class LayoutTest {

  private static final List<Role> SIX =
      List.of(Role.OUTSIDE, Role.INSIDE, Role.DMZ, Role.MANAGEMENT, Role.OTHER, Role.SYNC);

  static Stream<Arguments> designs() {
    return Stream.of(
        Arguments.of("the article's pair", ArticlePair.project()),
        Arguments.of("a pair with six interfaces", Designs.cluster(2, SIX, 3)),
        Arguments.of(
            "three nodes",
            Designs.cluster(3, List.of(Role.OUTSIDE, Role.INSIDE, Role.DMZ, Role.SYNC), 2)),
        Arguments.of("three nodes with six interfaces", Designs.cluster(3, SIX, 1)),
        Arguments.of("a single firewall", Designs.single(List.of(Role.OUTSIDE, Role.INSIDE), 2)),
        Arguments.of("a single firewall with six interfaces", Designs.single(SIX, 3)),
        Arguments.of("many hosts", Designs.cluster(2, List.of(Role.INSIDE, Role.SYNC), 40)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void nothingOverlaps(String name, Project project) {
    noneOverlap(Designs.drawing(project));
  }

  private static void noneOverlap(Drawing drawing) {
    List<Figure> solid =
        drawing.figures().stream().filter(f -> !(f instanceof Figure.Line)).toList();
    for (int i = 0; i < solid.size(); i++) {
      for (int j = i + 1; j < solid.size(); j++) {
        assertThat(solid.get(i).box().overlaps(solid.get(j).box()))
            .as("%s over %s", solid.get(i), solid.get(j))
            .isFalse();
      }
    }
    List<Caption> captions = captions(drawing).toList();
    for (int i = 0; i < captions.size(); i++) {
      Caption caption = captions.get(i);
      assertThat(solid).noneMatch(f -> f.box().overlaps(caption.box()));
      for (int j = i + 1; j < captions.size(); j++) {
        assertThat(caption.box().overlaps(captions.get(j).box()))
            .as("%s over %s", caption, captions.get(j))
            .isFalse();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void nothingOverlapsWhenTheNodesSayHowTheyDo(String name, Project project) {
    Drawing plain = Designs.drawing(project);
    Drawing told = Designs.drawing(project, Designs.STATE);
    noneOverlap(told);
    assertThat(told.figures()).hasSameSizeAs(plain.figures());
    assertThat(told.bounds().height()).isGreaterThan(plain.bounds().height());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void everythingLiesInsideTheBounds(String name, Project project) {
    Drawing drawing = Designs.drawing(project);
    Box bounds = drawing.bounds();
    assertThat(
            Stream.concat(
                drawing.figures().stream().map(Figure::box), captions(drawing).map(Caption::box)))
        .allMatch(box -> bounds.with(box).equals(bounds));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void everyWireEndsOnItsNetwork(String name, Project project) {
    Drawing drawing = Designs.drawing(project);
    for (Wire wire : drawing.wires()) {
      if (wire.kind() == WireKind.INTERFACE) {
        assertThat(drawing.figures().stream().filter(Figure.Line.class::isInstance))
            .anyMatch(
                f ->
                    f.box().centreY() == wire.to().y()
                        && f.box().x() <= wire.to().x()
                        && wire.to().x() <= f.box().right());
      }
    }
  }

  @Test
  void noWireOfAPairCrossesTheLineOfAnotherNetwork() {
    Drawing drawing = Designs.drawing(Designs.cluster(2, SIX, 2));
    for (Wire wire : drawing.wires()) {
      if (wire.kind() == WireKind.INTERFACE) {
        double top = Math.min(wire.from().y(), wire.to().y());
        double bottom = Math.max(wire.from().y(), wire.to().y());
        assertThat(drawing.figures().stream().filter(Figure.Line.class::isInstance))
            .noneMatch(
                f ->
                    f.box().centreY() > top
                        && f.box().centreY() < bottom
                        && f.box().x() < wire.to().x()
                        && wire.to().x() < f.box().right());
      }
    }
  }

  @Test
  void thePairLooksLikeFigureOne() {
    Drawing drawing = Designs.drawing(ArticlePair.project());
    Box first = box(drawing, "lj-fw-1");
    Box second = box(drawing, "lj-fw-2");
    assertThat(first.right()).isLessThan(second.x());
    assertThat(first.centreY()).isEqualTo(second.centreY());
    assertThat(box(drawing, "std:internet").bottom()).isLessThan(box(drawing, "lj-fw:outside").y());
    assertThat(box(drawing, "lj-fw:outside").bottom()).isLessThan(first.y());
    assertThat(box(drawing, "lj-fw:inside").y()).isGreaterThan(first.bottom());
    assertThat(box(drawing, "web-1").y()).isGreaterThan(box(drawing, "lj-fw:inside").bottom());
  }

  @Test
  void whatTheUserPlacedStandsThere() {
    Map<Id, Point> chosen = Map.of(Id.of("lj-fw-1"), new Point(-400, 30));
    Drawing drawing = Layout.of(Designs.topology(ArticlePair.project()), chosen);
    Box moved = box(drawing, "lj-fw-1");
    assertThat(moved.centreX()).isEqualTo(-400);
    assertThat(moved.centreY()).isEqualTo(30);
    assertThat(box(drawing, "lj-fw:outside").x()).isLessThan(-400);
  }

  @Test
  void sameProjectSameDrawing() {
    Project project = ArticlePair.project();
    Project again = ArticlePair.project().withDiagram(new TreeMap<>());
    assertThat(Designs.drawing(project)).isEqualTo(Designs.drawing(again));
  }

  private static Box box(Drawing drawing, String key) {
    return drawing.figures().stream()
        .filter(f -> f.key().equals(Id.of(key)))
        .findFirst()
        .orElseThrow()
        .box();
  }

  private static Stream<Caption> captions(Drawing drawing) {
    return Stream.concat(
        drawing.wires().stream().flatMap(w -> w.captions().stream()),
        drawing.figures().stream()
            .filter(Figure.Line.class::isInstance)
            .map(f -> ((Figure.Line) f).caption()));
  }
}
