package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.samples.ArticlePair;

final class ElementEditsTest {

  private final Project project = ArticlePair.project();

  @ParameterizedTest
  @ValueSource(strings = {"web-1", "inside", "lj-fw", "lj-fw-1", "lj-fw-2:eth1", "lj-fw:outside"})
  void renamesElementsOfEveryKindAndNothingElse(String id) {
    Project renamed = ElementEdits.rename(Id.of(id), "another").applyTo(project);

    assertThat(renamed.element(Id.of(id)).map(Element::name)).hasValue("another");
    Project back =
        ElementEdits.rename(Id.of(id), project.element(Id.of(id)).orElseThrow().name())
            .applyTo(renamed);
    assertThat(back).isEqualTo(project);
  }

  @Test
  void deletesPartsOfFirewallsAndKeepsTheReferencesToThem() {
    Id eth0 = Id.of("lj-fw-1:eth0");
    Project without =
        ElementEdits.delete("Delete", List.of(eth0, ArticlePair.WEB)).applyTo(project);

    assertThat(without.element(eth0)).isEmpty();
    assertThat(without.element(ArticlePair.WEB)).isEmpty();
    assertThat(References.to(without, eth0)).isEqualTo(References.to(project, eth0)).isNotEmpty();
    assertThat(References.to(without, ArticlePair.WEB)).isNotEmpty();
  }

  @Test
  void deletingANodeTakesItsInterfacesAlong() {
    Project without = ElementEdits.delete("Delete", List.of(Id.of("lj-fw-2"))).applyTo(project);

    assertThat(((Cluster) without.firewalls().getFirst()).nodes()).hasSize(1);
    assertThat(without.element(Id.of("lj-fw-2:eth0"))).isEmpty();
  }

  @Test
  void theStandardLibraryStays() {
    Project same = ElementEdits.rename(Id.of("std:ssh"), "mine").applyTo(project);

    assertThat(same).isEqualTo(project);
    assertThat(ElementEdits.whyKept(project, project.object(Id.of("std:ssh")).orElseThrow()))
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource(NewObject.class)
  void everyKindOfObjectCanBeMadeTwice(NewObject kind) {
    ProjectObject first = kind.in(project, "dmz");
    Project one = ObjectEdits.put("", first).applyTo(project);
    ProjectObject second = kind.in(one, "");

    assertThat(second.name()).isNotEqualTo(first.name());
    assertThat(first.head().folder()).isEqualTo("dmz");
    assertThat(ObjectEdits.put("", second).applyTo(one).objects().size())
        .isEqualTo(project.objects().size() + 2);
  }

  @Test
  void aGroupTakesWhatFitsAndNoCycle() {
    Element inside = project.element(Id.of("inside")).orElseThrow();
    ObjectGroup outer =
        new ObjectGroup(((ObjectGroup) inside).head().withId(Id.of("outer")), List.of(inside.id()));
    Project nested = ObjectEdits.put("", outer).applyTo(project);

    assertThat(GroupEdits.accepts(nested, inside, nested.element(ArticlePair.WEB).orElseThrow()))
        .isTrue();
    assertThat(GroupEdits.accepts(nested, inside, outer)).isFalse();
    assertThat(GroupEdits.accepts(nested, inside, inside)).isFalse();
    assertThat(GroupEdits.accepts(nested, inside, nested.object(Id.of("std:ssh")).orElseThrow()))
        .isFalse();
  }

  @Test
  void membersAreAddedOnceAndTakenOut() {
    Element inside = project.element(Id.of("inside")).orElseThrow();
    Project more =
        GroupEdits.add(inside, List.of(ArticlePair.WEB, ArticlePair.INSIDE_NET)).applyTo(project);
    assertThat(((ObjectGroup) more.element(inside.id()).orElseThrow()).members())
        .containsExactly(ArticlePair.INSIDE_NET, ArticlePair.INSIDE_NET6, ArticlePair.WEB);

    Element grown = more.element(inside.id()).orElseThrow();
    assertThat(GroupEdits.remove(grown, Set.of(ArticlePair.WEB)).applyTo(more)).isEqualTo(project);
  }
}
