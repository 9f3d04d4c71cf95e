package org.twinkeep.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Layout;
import org.twinkeep.diagram.Topology;
import org.twinkeep.diagram.TopologyOf;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.topology.About.Row;
import org.twinkeep.ui.topology.About.Section;

final class AboutTest {

  private static final Project PAIR = ArticlePair.project();
  private static final Firewall FIREWALL = PAIR.firewalls().getFirst();
  private static final Topology TOPOLOGY = TopologyOf.firewall(PAIR, FIREWALL);
  private static final Drawing DRAWING = Layout.of(TOPOLOGY, PAIR.diagram());

  private static List<Section> about(String... ids) {
    List<Figure> figures =
        Arrays.stream(ids)
            .map(
                id ->
                    DRAWING.figures().stream()
                        .filter(f -> FigureView.id(f).equals("figure-" + id))
                        .findFirst()
                        .orElseThrow())
            .toList();
    return About.of(PAIR, FIREWALL, TOPOLOGY, figures, LocalDate.of(2026, 1, 1)).sections();
  }

  private static List<String> lines(Section section) {
    return section.rows().stream().map(r -> r.title() + ": " + r.detail()).toList();
  }

  @Test
  void listsTheRulesAboutOneThing() {
    Section web = about("object-web-1").getFirst();
    assertThat(web.title()).isEqualTo("Rules about Host web-1");
    assertThat(web.rows())
        .extracting(r -> r.rule().orElseThrow())
        .containsExactly(Id.of("web-in"), Id.of("publish-web"));
    assertThat(lines(web).getFirst())
        .isEqualTo("Policy 4: lets pass: Everybody may read the web server");
  }

  @Test
  void saysWhatMayPassBetweenTwoThingsBothWays() {
    List<Section> both = about("cloud-std_internet", "object-web-1");
    assertThat(both)
        .extracting(Section::title)
        .containsExactly("Internet → web-1", "web-1 → Internet");
    assertThat(lines(both.getFirst()))
        .containsExactly("Policy 4: web may pass", "Default: everything else denied");
    assertThat(lines(both.getLast())).containsExactly("Policy 3: everything may pass");
  }

  @Test
  void aNodeIsReachedByItself() {
    Section admins = about("object-admin-net", "node-lj-fw-1").getFirst();
    assertThat(lines(admins)).first().asString().startsWith("Policy 1: ssh may pass");
    assertThat(admins.notes()).anyMatch(n -> n.contains("automatic rules"));
  }

  @Test
  void saysWhenPacketsDoNotPassTheFirewall() {
    Section same = about("object-admin-net", "object-web-1").getFirst();
    assertThat(same.rows()).isEmpty();
    assertThat(same.notes().getFirst()).contains("same network");
  }

  @Test
  void warnsOfTranslatedDestinations() {
    assertThat(about("cloud-std_internet", "virtual-lj-fw_outside").getFirst().notes())
        .anyMatch(n -> n.startsWith("NAT 1 translates"));
  }

  @Test
  void nothingAndManyAskForASelection() {
    assertThat(about().getFirst().rows()).isEmpty();
    List<Row> three = about("node-lj-fw-1", "node-lj-fw-2", "object-web-1").getFirst().rows();
    assertThat(three).isEmpty();
  }
}
