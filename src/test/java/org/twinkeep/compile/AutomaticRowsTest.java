package org.twinkeep.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** The table tells of everything that the automatic rules let pass. */
final class AutomaticRowsTest {

  @Test
  void advertsByMulticastComeWithGroupMembership() {
    assertThat(rows(ArticlePair.project(), AutomaticRule.VRRP))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.service()).isEqualTo("VRRP, with group membership (IGMP)");
              assertThat(row.explanation()).contains("group membership (IGMP)");
            });
  }

  @Test
  void unicastAdvertsComeAlone() {
    Project project =
        Pairs.cluster(ArticlePair.project(), c -> c.withFailover(c.failover().withUnicast(true)));
    assertThat(rows(project, AutomaticRule.VRRP))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.service()).isEqualTo("VRRP");
              assertThat(row.source()).isEqualTo("the other nodes");
            });
  }

  @Test
  void statesByMulticastComeWithGroupMembership() {
    assertThat(rows(ArticlePair.project(), AutomaticRule.STATE_SYNC))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.service()).endsWith("with group membership (IGMP)"));
  }

  private static List<AutomaticRow> rows(Project project, AutomaticRule rule) {
    Cluster cluster = Pairs.cluster(project);
    return AutomaticRows.of(project, cluster).stream().filter(r -> r.rule() == rule).toList();
  }
}
