package org.twinkeep.ui.objects;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.service.query.NodeQuery;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The object tree in the real window. */
final class ObjectsGuiIT extends WindowTest {

  @Test
  void aHostIsDraggedIntoAGroupAndBackOutByUndo() {
    dragTo(line("web-1"), line("inside"));

    assertThat(((ObjectGroup) shown().element(Id.of("inside")).orElseThrow()).members())
        .contains(ArticlePair.WEB);
    clickOn("#command-undo");
    assertShows(ArticlePair.project());
  }

  @Test
  void aNewHostIsNamedAtOnce() {
    run(Command.NEW_HOST);
    write("mail").type(KeyCode.ENTER);

    assertThat(shown().element(Id.of("host")).map(Element::name)).hasValue("mail");
    assertThat(workbench().selection().items()).containsExactly(Id.of("host"));
    screenshot("objects");
  }

  @Test
  void deletingShowsEveryUseFirst() {
    clickOn(line("web-1")).type(KeyCode.DELETE);
    assertThat(lookup("lj-fw Policy rule 4, destination").tryQuery()).isPresent();
    clickOn("#question-yes");

    assertThat(shown().element(ArticlePair.WEB)).isEmpty();
    assertThat(onFx(() -> shown().firewalls())).isEqualTo(ArticlePair.project().firewalls());
  }

  @Test
  void deletingOffersSomethingElseInItsPlace() {
    clickOn(line("web-1")).type(KeyCode.DELETE);
    clickOn("#question-choice").write("admin").type(KeyCode.DOWN, KeyCode.ENTER);
    screenshot("delete-replace");
    clickOn("#question-yes");

    assertThat(shown().element(ArticlePair.WEB)).isEmpty();
    assertThat(shown().firewalls().getFirst().ruleSets().policy().getFirst().rules())
        .anyMatch(r -> r.destination().members().contains(ArticlePair.ADMINS));
    run(Command.UNDO);
    assertShows(ArticlePair.project());
  }

  @Test
  void theFilterFindsByAddress() throws Exception {
    clickOn("#object-filter").write("192.168.1.2");

    waitUntil(() -> lines("web-1").tryQuery().isEmpty());
    assertThat(line("lj-fw-1:eth0")).isNotNull();
    screenshot("objects-filtered");
  }

  @Test
  void renamesInPlaceWithF2() {
    clickOn(line("outside-net")).type(KeyCode.F2).write("internet").type(KeyCode.ENTER);

    assertThat(shown().element(Id.of("outside-net")).map(Element::name)).hasValue("internet");
  }

  private Node line(String id) {
    return lines(id).query();
  }

  private NodeQuery lines(String id) {
    return lookup("#object-tree .tree-cell").match((EntryCell cell) -> shows(cell.getItem(), id));
  }

  private static boolean shows(Entry entry, String id) {
    return entry != null && entry.id().filter(Id.of(id)::equals).isPresent();
  }
}
