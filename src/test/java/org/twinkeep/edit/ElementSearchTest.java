package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.samples.ArticlePair;

final class ElementSearchTest {

  private final Project project = ArticlePair.project();
  private final Firewall firewall = project.firewalls().getFirst();

  @Test
  void theNameThatBeginsWithTheTextComesFirst() {
    assertThat(names(RulePart.SOURCE, "inside")).startsWith("inside", "inside", "inside-net");
    assertThat(names(RulePart.SOURCE, "net")).contains("admin-net", "inside-net");
  }

  @Test
  void anAddressFindsWhatContainsIt() {
    assertThat(names(RulePart.SOURCE, "10.1.1.100"))
        .startsWith("web-1")
        .contains("inside-net", "rfc1918-10");
  }

  @Test
  void aPortFindsItsServices() {
    assertThat(names(RulePart.SERVICE, "443")).startsWith("https");
    assertThat(names(RulePart.SERVICE, "tcp/22")).startsWith("ssh");
  }

  @Test
  void aTagFindsItsObjects() {
    ProjectObject web = project.object(ArticlePair.WEB).orElseThrow();
    Project tagged =
        ObjectEdits.put(
                "Tag", web.withHead(web.head().withTags(new TreeSet<>(List.of("production")))))
            .applyTo(project);
    assertThat(ElementSearch.find(tagged, firewall, RulePart.SOURCE, "#prod", 10))
        .extracting(m -> m.element().name())
        .containsExactly("web-1");
  }

  @Test
  void onlyWhatFitsIsOffered() {
    assertThat(names(RulePart.SERVICE, "web-1")).isEmpty();
    assertThat(names(RulePart.IN_INTERFACE, "side")).containsExactlyInAnyOrder("inside", "outside");
    assertThat(names(RulePart.IN_INTERFACE, "")).contains("eth0", "outside");
  }

  private List<String> names(RulePart part, String text) {
    return ElementSearch.find(project, firewall, part, text, 20).stream()
        .map(m -> m.element().name())
        .toList();
  }
}
