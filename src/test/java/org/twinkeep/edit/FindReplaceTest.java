package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

final class FindReplaceTest {

  private final Project project = ArticlePair.project();

  @Test
  void findsWhichRulesSpeakAboutAnAddress() {
    assertThat(holders("10.1.1.100", false)).containsExactly("web-in", "publish-web");
    assertThat(holders("10.1.1.100", true))
        .contains("web-in", "publish-web", "inside-out", "hide-inside", "inside")
        .doesNotContain("administration");
  }

  @Test
  void findsByNameAndPort() {
    assertThat(holders("admin", false)).containsExactly("lj-fw", "administration");
    assertThat(holders("tcp/22", false)).containsExactly("administration");
    assertThat(holders("443", true)).contains("web-in", "publish-web");
  }

  @Test
  void replacesEverywhereItFits() {
    List<Reference> uses = FindUses.find(project, "web-1", false);
    Project changed = FindUses.replace("Replace", uses, ArticlePair.INSIDE_NET6).applyTo(project);
    PolicyRule policy =
        changed.firewalls().getFirst().ruleSets().policy().getFirst().rules().get(3);
    NatRule nat = changed.firewalls().getFirst().ruleSets().nat().getFirst().rules().getFirst();
    assertThat(policy.destination()).isEqualTo(Cell.of(ArticlePair.INSIDE_NET6));
    assertThat(nat.translatedDestination()).isEqualTo(Cell.of(ArticlePair.INSIDE_NET6));
  }

  @Test
  void replacesInGroupsAndLeavesOutWhatDoesNotFit() {
    List<Reference> uses = FindUses.find(project, "inside-net6", false);
    assertThat(FindUses.misfits(project, uses, Id.of("std:ssh"))).isNotEmpty();
    assertThat(FindUses.replace("Replace", uses, Id.of("std:ssh")).applyTo(project))
        .isEqualTo(project);
    Project changed = FindUses.replace("Replace", uses, ArticlePair.ADMINS).applyTo(project);
    assertThat(((ObjectGroup) changed.object(Id.of("inside")).orElseThrow()).members())
        .containsExactly(ArticlePair.INSIDE_NET, ArticlePair.ADMINS);
  }

  @Test
  void replacesTextInNamesAndNotes() {
    List<FindText.Found> found = FindText.find(project, "WEB server");
    assertThat(found)
        .extracting(f -> f.holder().value() + " " + f.part())
        .containsExactly("web-1 comment", "web-in comment", "publish-web comment");
    Project changed = FindText.replace("Replace", found, "web server", "shop $1").applyTo(project);
    assertThat(changed.object(ArticlePair.WEB).orElseThrow().head().comment())
        .isEqualTo("Public shop $1");
    assertThat(FindText.find(changed, "web server")).isEmpty();
  }

  @Test
  void anEmptyTextFindsNothing() {
    assertThat(FindUses.find(project, " ", true)).isEmpty();
    assertThat(FindText.find(project, "")).isEmpty();
  }

  private List<String> holders(String text, boolean containing) {
    return FindUses.find(project, text, containing).stream()
        .map(r -> r.holder().value())
        .distinct()
        .toList();
  }
}
