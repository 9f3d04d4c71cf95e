package org.twinkeep.compile.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Id;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class VrrpInstanceTest {

  @Test
  void noTwoInstancesHaveOneName() {
    assertThat(names("lj-fw:inside", "lj-fw:inside-v6", "lj-fw-inside"))
        .containsExactly(
            "lj-fw-inside",
            "lj-fw-inside-v6",
            "lj-fw-inside-v6-2",
            "lj-fw-inside-v6-2-v6",
            "lj-fw-inside-2",
            "lj-fw-inside-2-v6");
    assertThat(names("inside-v6", "inside")).doesNotHaveDuplicates().hasSize(4);
  }

  private static List<String> names(String... ids) {
    Cluster cluster = Pairs.cluster(ArticlePair.project());
    ClusterInterface inside = cluster.interfaces().getLast();
    List<ClusterInterface> interfaces =
        Stream.of(ids)
            .map(
                id ->
                    new ClusterInterface(
                        Id.of(id), id, inside.members(), inside.vrid(), inside.addresses()))
            .toList();
    return VrrpInstance.of(cluster.withInterfaces(interfaces)).stream()
        .map(VrrpInstance::name)
        .toList();
  }
}
