package org.twinkeep.ui.newcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.newcluster.ClusterDraft;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.edit.newcluster.LiveNode.Held;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Management;
import org.twinkeep.model.Project;
import org.twinkeep.workbench.Workbench;

final class NewClusterViewModelTest {

  private final NewClusterViewModel model =
      new NewClusterViewModel(new Workbench(Project.empty("x")));

  private static Optional<LiveNode> live(int host) {
    return Optional.of(
        new LiveNode(
            Management.of("10.0.0." + host),
            "gw-" + host,
            Set.of("nft"),
            List.of(held("eth0", "192.0.2." + host), held("eth1", "10.0.0." + host)),
            List.of(),
            List.of(),
            Set.of()));
  }

  private static Held held(String name, String address) {
    return new Held(name, InterfaceAddress.parse(address + "/24"), true);
  }

  @Test
  void whatLiveNodesSayFillsTheDraftAndCanBeChanged() {
    model.fill(List.of(live(2), live(3)));
    assertThat(model.draft().name()).isEqualTo("gw");
    assertThat(model.draft().networks()).hasSize(2);
    assertThat(model.readProperty().get()).startsWith("2 of 2 nodes answered.");
    assertThat(model.done(Page.NETWORKS).get()).isTrue();
    assertThat(model.remarks()).extracting(p -> p.id()).containsExactly("live.no-default");
    model.change(d -> d.withName("edge"));
    model.propose();
    assertThat(model.complete().get()).isTrue();
    model.create();
    assertThat(model.outcome().firewalls()).hasSize(2);
  }

  @Test
  void whereNobodyAnsweredNothingChanges() {
    ClusterDraft before = model.draft();
    model.fill(List.of(Optional.empty(), Optional.empty()));
    assertThat(model.draft()).isEqualTo(before);
    assertThat(model.readProperty().get()).startsWith("No node answered");
  }
}
