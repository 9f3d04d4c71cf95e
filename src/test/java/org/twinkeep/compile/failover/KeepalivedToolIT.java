package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

/** keepalived itself reads every golden file, on a node that has the interfaces. */
final class KeepalivedToolIT {

  private static final String CHECK =
      """
      # what the tracked scripts and the hook stand for
      mkdir -p /etc/twinkeep
      for f in handover check hook; do
        [ -e /etc/twinkeep/$f ] || printf '#!/bin/sh\\n' >/etc/twinkeep/$f
        chmod 755 /etc/twinkeep/$f
      done
      keepalived -t -f /etc/keepalived/keepalived.conf
      """;

  @BeforeAll
  static void assumeTools() {
    NodeSandbox.assumePossible("unshare", "ip", "keepalived");
  }

  @TestFactory
  Stream<DynamicTest> takesEveryCaseWithoutAWarning() {
    return FailoverCases.all().entrySet().stream()
        .filter(c -> !c.getKey().equals("standalone"))
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> check(c.getValue())));
  }

  @Test
  void refusesAFileThatIsWrong() throws Exception {
    Firewall firewall = ArticlePair.project().firewalls().getFirst();
    Node node = firewall.nodes().getFirst();
    List<BundleFile> files = FailoverParts.files(ArticlePair.project(), firewall, node);

    NodeSandbox.Result result =
        NodeSandbox.run(
            node,
            files,
            "sed -i s/nopreempt/nopreemptt/ /etc/keepalived/keepalived.conf\n" + CHECK);
    assertThat(result.exit()).isNotZero();
    assertThat(result.output()).contains("nopreemptt");
  }

  private static void check(Project project) throws Exception {
    Firewall firewall = project.firewalls().getFirst();
    for (Node node : firewall.nodes()) {
      NodeSandbox.Result result =
          NodeSandbox.run(node, FailoverParts.files(project, firewall, node), CHECK);
      assertThat(result.output()).as(node.name()).isEmpty();
      assertThat(result.exit()).as(node.name()).isZero();
    }
  }
}
