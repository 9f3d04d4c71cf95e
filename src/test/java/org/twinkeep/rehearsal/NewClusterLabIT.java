package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.edit.newcluster.ClusterDraft;
import org.twinkeep.edit.newcluster.DraftProblems;
import org.twinkeep.edit.newcluster.LiveGuess;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.edit.newcluster.NewCluster;
import org.twinkeep.edit.newcluster.Proposals;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

/** Two machines that nobody has described yet. */
@ExtendWith(LabExtension.class)
final class NewClusterLabIT {

  @Test
  void whatTwoFreshMachinesSayLeadsToTheSamplesPair(Lab lab) throws Exception {
    List<LiveNode> read = LabInstall.of(SampleOnLab.on(lab), lab).read();
    LiveGuess.Guess guess =
        LiveGuess.of(
            ClusterDraft.pair(ClusterDraft.FIRST_NAME), read.stream().map(Optional::of).toList());
    guess.remarks().forEach(remark -> LabInstall.say(remark.message()));
    ClusterDraft draft = Proposals.virtualAddresses(guess.draft());
    assertThat(DraftProblems.of(draft).isDone()).isTrue();
    Cluster made =
        (Cluster) NewCluster.of(draft).applyTo(Project.empty("x")).firewalls().getFirst();

    Cluster sample = (Cluster) SampleOnLab.on(lab).firewall(ArticlePair.CLUSTER).orElseThrow();
    assertThat(made.name()).isEqualTo(sample.name());
    assertThat(made.interfaces()).isEqualTo(sample.interfaces());
    assertThat(made.syncLinks()).isEqualTo(sample.syncLinks());
    assertThat(made.nodes())
        .extracting(Node::interfaces)
        .isEqualTo(sample.nodes().stream().map(Node::interfaces).toList());
    assertThat(made.nodes())
        .extracting(Node::management)
        .isEqualTo(sample.nodes().stream().map(Node::management).toList());
    assertThat(draft.policy().administrators()).isEqualTo(lab.managementNetwork());
    for (LabNode node : lab.nodes()) {
      assertThat(node.sh("ls /var/lib/twinkeep 2>&1 || true")).contains("No such file");
    }
  }
}
