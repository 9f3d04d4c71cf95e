package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.install.NodeBox.Answer;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;

/** Groups that iptables looks up in sets: a generated bundle, the node's real tools. */
final class LargeSetsToolIT {

  private static final String LARGE = "address-large-group";
  private static final String SMALL = "address-host";

  private NodeBox box;

  @BeforeEach
  void start() {
    box = NodeBox.start();
  }

  @AfterEach
  void stop() {
    if (box != null) {
      box.close();
    }
  }

  @Test
  void setsComeWithTheRulesetAndComeBackAfterAPowerCut() {
    confirm(stage(LARGE));
    List<String> sets = sets();
    assertThat(sets).hasSize(2);
    assertThat(members(sets.getFirst())).isEqualTo(41);
    box.sh("for t in iptables ip6tables; do printf '*filter\nCOMMIT\n' | $t-restore; done");
    box.sh("ipset destroy");
    assertThat(sets()).isEmpty();
    good(box.sh(NodeProgram.PATH + " load"));
    assertThat(sets()).isEqualTo(sets);
    assertThat(members(sets.getFirst())).isEqualTo(41);
    assertThat(box.sh("iptables-save").out()).contains("--match-set " + sets.getFirst() + " src");
  }

  @Test
  void setsGoWhenTheNextRulesetIsConfirmedAndNotBefore() {
    confirm(stage(LARGE));
    String next = stage(SMALL);
    activate(next);
    assertThat(sets()).as("there is a way back").hasSize(2);
    good(box.run(next, "confirm " + next));
    assertThat(sets()).isEmpty();
  }

  @Test
  void theWayBackBringsTheSetsAndTheirRules() {
    confirm(stage(LARGE));
    String next = stage(SMALL);
    activate(next);
    good(box.run(next, "rollback"));
    assertThat(sets()).hasSize(2);
    assertThat(members(sets().getFirst())).isEqualTo(41);
    assertThat(box.sh("iptables-save").out()).contains("--match-set " + sets().getFirst());
  }

  @Test
  void takingBackTheFirstRulesetTakesItsSetsAlong() {
    String first = stage(LARGE);
    activate(first);
    assertThat(sets()).hasSize(2);
    good(box.run(first, "rollback"));
    assertThat(sets()).isEmpty();
  }

  private String stage(String golden) {
    return box.stage("", bundle(golden).files());
  }

  private static NodeBundle bundle(String golden) {
    Project project = new GoldenCase(Path.of("src/test/resources/golden", golden)).project();
    return GoldenCase.compile(project, project.firewalls().getFirst(), Backend.IPTABLES)
        .drafts()
        .getFirst();
  }

  @Test
  void theNodeMustHaveIpset() {
    assertThat(bundle(LARGE).packages()).contains("ipset");
    assertThat(bundle(SMALL).packages()).doesNotContain("ipset");
  }

  private void activate(String generation) {
    good(box.run(generation, "apply " + generation + " 60 -"));
    good(box.run(generation, "activate " + generation));
  }

  private void confirm(String generation) {
    activate(generation);
    good(box.run(generation, "confirm " + generation));
  }

  private List<String> sets() {
    return box.sh("ipset list -n").out().lines().filter(s -> s.startsWith("tk")).sorted().toList();
  }

  private long members(String set) {
    return box.sh("ipset save " + set).out().lines().filter(l -> l.startsWith("add ")).count();
  }

  private static Answer good(Answer answer) {
    assertThat(answer.status()).as(answer.out()).isZero();
    return answer;
  }
}
