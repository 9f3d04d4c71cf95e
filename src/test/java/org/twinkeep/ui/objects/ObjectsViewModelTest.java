package org.twinkeep.ui.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.NewObject;
import org.twinkeep.edit.References;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.workbench.Workbench;

final class ObjectsViewModelTest {

  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final ObjectsViewModel model = new ObjectsViewModel(workbench);

  @Test
  void showsTheClusterWithItsPartsAndObjectsByKind() {
    Entry tree = tree();

    assertThat(tree.children())
        .extracting(Entry::title)
        .containsExactly(
            "Firewalls", "Networks", "Hosts", "Groups", "Services", "Time", "Standard");
    Entry cluster = tree.children().getFirst().children().getFirst();
    assertThat(cluster.children())
        .extracting(Entry::title)
        .containsExactly("outside", "inside", "lj-fw-1", "lj-fw-2");
    assertThat(cluster.children().get(2).children())
        .extracting(Entry::title)
        .containsExactly("eth0", "eth1", "eth2");
  }

  @Test
  void aFilteredTreeHasTheMatchesAndTheWayToThem() {
    model.filterProperty().set("10.1.1.100");
    assertThat(names(tree())).contains("web-1", "inside-net").doesNotContain("outside-net");

    model.filterProperty().set("web public");
    assertThat(names(tree())).containsExactly("web-1");

    model.filterProperty().set("no such thing");
    assertThat(tree().children()).isEmpty();
  }

  @Test
  void anEditOfRulesLeavesTheTreeAlone() {
    Entry before = tree();

    workbench.apply(
        RuleEdits.remove(
            "Delete", Id.of("lj-fw:policy"), java.util.Set.of(Id.of("administration"))));

    assertThat(tree()).isSameAs(before);
  }

  @Test
  void foldersOfUsersHoldObjectsOfAllKinds() {
    Id host = model.create(NewObject.HOST, "dmz/web");
    model.file(List.of(ArticlePair.WEB), "dmz");

    Entry dmz = tree().children().get(1);
    assertThat(dmz.title()).isEqualTo("dmz");
    assertThat(dmz.children()).extracting(Entry::title).containsExactly("web", "web-1");
    assertThat(dmz.children().getFirst().children().getFirst().id()).hasValue(host);
    assertThat(workbench.selection().items()).containsExactly(host);
  }

  @Test
  void duplicatesUnderAFreshNameAlsoFromTheStandardLibrary() {
    model.duplicate(List.of(element("web-1"), element("std:ssh")));

    assertThat(workbench.selection().items()).containsExactly(Id.of("web-1-2"), Id.of("ssh"));
    assertThat(element("web-1-2").name()).isEqualTo("web-1-2");
    assertThat(element("ssh").name()).isEqualTo("ssh");
    workbench.undo();
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());
  }

  @Test
  void namesEveryPlaceThatUsesAnObject() {
    assertThat(model.uses(List.of(element("web-1"))))
        .containsExactly(
            "lj-fw Policy rule 4, destination", "lj-fw NAT rule 1, translated destination");
    assertThat(model.uses(List.of(element("outside-net")))).isEmpty();
  }

  @Test
  void offersInItsPlaceWhatFitsEverywhere() {
    Element web = workbench.project().element(ArticlePair.WEB).orElseThrow();
    assertThat(model.replacements(List.of(web)))
        .extracting(Element::name)
        .contains("admin-net")
        .doesNotContain("web-1", "ssh");
    model.replace(List.of(web), workbench.project().element(ArticlePair.ADMINS).orElseThrow());
    assertThat(workbench.project().element(ArticlePair.WEB)).isEmpty();
    assertThat(References.to(workbench.project(), ArticlePair.WEB)).isEmpty();
  }

  @Test
  void anEmptyNameIsNotTaken() {
    model.rename(element("web-1"), "  ");

    assertThat(workbench.canUndoProperty().get()).isFalse();
  }

  private Entry tree() {
    return model.shownProperty().get();
  }

  private Element element(String id) {
    return workbench.project().element(Id.of(id)).orElseThrow();
  }

  private static List<String> names(Entry entry) {
    return Stream.concat(
            entry.element().map(Element::name).stream(),
            entry.children().stream().flatMap(c -> names(c).stream()))
        .toList();
  }
}
