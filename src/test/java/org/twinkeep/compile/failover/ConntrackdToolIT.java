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

/** conntrackd itself starts with every golden file and does what the hand-over script asks. */
final class ConntrackdToolIT {

  private static final String START =
      """
      printf '#!/bin/sh\\necho "$*" >>/run/log\\n' >/etc/twinkeep/logger
      chmod 755 /etc/twinkeep/logger
      mount --bind /etc/twinkeep/logger /usr/bin/logger
      : >/run/log
      conntrackd -C /etc/conntrackd/conntrackd.conf >/run/out 2>&1 &
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        if [ -S /run/conntrackd.ctl ] && conntrackd -C /etc/conntrackd/conntrackd.conf -s >/dev/null 2>&1; then
          up=yes; break
        fi
        sleep 0.1
      done
      if [ "${up:-no}" = no ]; then echo 'it does not answer'; cat /run/out; exit 1; fi
      """;

  private static final String HAND_OVER =
      """
      for word in backup primary conflict fault stop; do /etc/twinkeep/handover $word; done
      cut -d' ' -f1 /run/twinkeep/state
      grep ERROR /run/log || :
      grep -i error /run/out || :
      conntrackd -C /etc/conntrackd/conntrackd.conf -k
      """;

  @BeforeAll
  static void assumeTools() {
    NodeSandbox.assumePossible("unshare", "ip", "conntrackd", "flock");
  }

  @TestFactory
  Stream<DynamicTest> startsWithEveryCaseAndHandsOver() {
    return FailoverCases.all().entrySet().stream()
        .filter(c -> !c.getKey().equals("standalone") && !c.getKey().equals("no-state-sync"))
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> check(c.getValue())));
  }

  @Test
  void refusesAFileThatIsWrong() throws Exception {
    Firewall firewall = ArticlePair.project().firewalls().getFirst();
    Node node = firewall.nodes().getFirst();
    List<BundleFile> files = FailoverParts.files(ArticlePair.project(), firewall, node);
    String spoil = "sed -i s/StartupResync/StartupResink/ /etc/conntrackd/conntrackd.conf\n";

    assertThat(NodeSandbox.run(node, files, spoil + START).output()).contains("it does not answer");
  }

  private static void check(Project project) throws Exception {
    Firewall firewall = project.firewalls().getFirst();
    for (Node node : firewall.nodes()) {
      List<BundleFile> files = FailoverParts.files(project, firewall, node);
      NodeSandbox.Result result = NodeSandbox.run(node, files, START + HAND_OVER);
      assertThat(result.output()).as(node.name()).isEqualTo("stop\n");
      assertThat(result.exit()).as(node.name()).isZero();
    }
  }
}
