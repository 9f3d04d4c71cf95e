package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.install.Credentials;
import org.twinkeep.ui.install.InstallWizardViewModel;

/**
 * What a user, a network or a node can get wrong before an install: the wizard says what and how to
 * mend it, nothing is changed on any node, and with the mistake mended it goes on.
 */
@ExtendWith(LabExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BadInputLabIT {

  private String before = "";

  @BeforeEach
  void remember(Lab lab) throws Exception {
    before = everything(lab);
  }

  @AfterEach
  void nothingIsChangedOnAnyNode(Lab lab) throws Exception {
    assertThat(everything(lab)).isEqualTo(before);
  }

  /** Rules, files and units that an install could touch, and forwarding. */
  private static String everything(Lab lab) throws Exception {
    StringBuilder all = new StringBuilder();
    for (LabNode node : lab.nodes()) {
      all.append(
          node.sh(
              """
              for t in iptables ip6tables; do
                $t-save | sed -e '/^#/d' -e 's/\\[[0-9]*:[0-9]*\\]//'
              done
              nft list tables | grep -vE 'ip6? (filter|nat|mangle|raw)$'
              find /etc /usr/local -xdev -type f | sort | xargs sha256sum
              cat /var/lib/twinkeep/current /var/lib/twinkeep/pending 2>/dev/null
              systemctl list-units --all --plain --no-legend 'twinkeep*'
              systemctl is-active keepalived conntrackd
              cat /proc/sys/net/ipv4/ip_forward
              """));
    }
    return all.toString();
  }

  private static void assertSays(Problem problem, String id, String message, String remedy) {
    LabInstall.say(problem.message() + " " + problem.remedy());
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.message()).contains(message);
    assertThat(problem.remedy()).contains(remedy);
  }

  /** The one error of a pre-flight that therefore does not lead on. */
  private static void assertStops(
      PreFlightReport report, String id, String message, String remedy) {
    assertThat(report.canInstall()).isFalse();
    List<Problem> errors = report.problems().stream().filter(Problem::isError).toList();
    assertThat(errors).hasSize(1);
    assertSays(errors.getFirst(), id, message, remedy);
  }

  @Test
  void aNodeThatCannotBeReached(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(SampleOnLab.on(lab), lab);
    String nobody = lab.managementAddress().replaceFirst("1$", "250");
    try (DrivenWizard wizard = install.wizard()) {
      wizard.type(model -> host(model).set(nobody));
      PreFlightReport report = wizard.preFlight();
      assertStops(
          report,
          "install.unreachable",
          "cannot reach lj-fw-1 (" + nobody + ":22)",
          "Check the node's management address and port");
      assertThat(report.nodes().getLast().facts()).as("the other is looked at").isPresent();
      wizard.type(model -> model.nodes().getFirst().portProperty().set("23"));
      wizard.type(model -> host(model).set(lab.node(1).address()));
      assertStops(wizard.preFlight(), "install.unreachable", ":23)", "that sshd runs");
      wizard.type(model -> model.nodes().getFirst().portProperty().set("22"));
      assertThat(wizard.preFlight().canInstall()).isTrue();
    }
  }

  private static StringProperty host(InstallWizardViewModel model) {
    return model.nodes().getFirst().hostProperty();
  }

  @Test
  void aWrongPassword(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(SampleOnLab.on(lab), lab);
    try (DrivenWizard wizard = install.wizard()) {
      wizard.type(
          model -> {
            model.nodes().forEach(node -> node.userProperty().set("admin"));
            model.credentials().methodProperty().set(Credentials.Method.PASSWORD);
            model.credentials().setPassword("not the password");
          });
      PreFlightReport report = wizard.preFlight();
      assertThat(report.canInstall()).isFalse();
      assertThat(report.problems()).hasSize(2);
      for (Problem problem : report.problems()) {
        assertSays(
            problem, "install.login", "refuses the login of admin", "Check user name, password");
        assertThat(problem.message()).doesNotContain("not the password");
      }
      wizard.type(model -> model.credentials().setPassword(lab.node(1).adminPassword()));
      assertThat(wizard.preFlight().canInstall()).as("by sudo").isTrue();
    }
  }

  @Test
  void aChangedHostKey(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(SampleOnLab.on(lab), lab);
    LabNode node = lab.node(2);
    String key = "/etc/ssh/ssh_host_ed25519_key";
    try (DrivenWizard wizard = install.wizard()) {
      assertThat(wizard.preFlight().canInstall()).isTrue();
      node.sh("cd /etc/ssh && mkdir /run/kept && cp -p ssh_host_ed25519_key* /run/kept/");
      node.sh("rm " + key + "* && ssh-keygen -q -t ed25519 -N '' -f " + key);
      try {
        assertStops(
            wizard.preFlight(),
            "install.host-key-changed",
            "the host key of lj-fw-2 (" + node.address() + ":22) has changed",
            "Somebody may stand in between");
        assertThat(wizard.askedKeys()).as("no question can wave it through").hasSize(2);
      } finally {
        node.sh("cp -p /run/kept/* /etc/ssh/ && rm -r /run/kept");
      }
      assertThat(wizard.preFlight().canInstall()).isTrue();
    }
  }

  @Test
  void anInterfaceThatDoesNotExist(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(SampleOnLab.on(lab), lab);
    LabNode node = lab.node(1);
    String rename = "ip link set %1$s down; ip link set %1$s name %2$s; ip link set %2$s up";
    node.sh(rename.formatted("eth2", "eth9"));
    try (DrivenWizard wizard = install.wizard()) {
      assertStops(
          wizard.preFlight(),
          "install.interface.missing",
          "lj-fw-1 has no interface eth2; it has lo, eth0, eth1, eth9, eth3.",
          "Correct the interface's name in the design, or set it up on the node.");
    } finally {
      node.sh(rename.formatted("eth9", "eth2"));
    }
  }

  /** The last one: what is gone is not brought back. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aMissingPackage(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(SampleOnLab.on(lab), lab);
    LabNode node = lab.node(2);
    node.sh("dpkg --purge --force-depends conntrackd 2>&1");
    before = everything(lab);
    try (DrivenWizard wizard = install.wizard()) {
      assertStops(
          wizard.preFlight(),
          "install.packages.missing",
          "lj-fw-2 lacks the package conntrackd.",
          "apt-get install conntrackd");
    }
  }

  @Test
  void aFullDisk(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(SampleOnLab.on(lab), lab);
    LabNode node = lab.node(1);
    node.sh("mkdir -p /var/lib/twinkeep; mount -t tmpfs -o size=64k tmpfs /var/lib/twinkeep");
    try (DrivenWizard wizard = install.wizard()) {
      assertThat(wizard.preFlight().canInstall()).isTrue();
      assertThat(wizard.plan()).isEmpty();
      assertSays(
          wizard.failure().orElseThrow(),
          "install.node.disk",
          "lj-fw-1: there is no room left below /var/lib/twinkeep.",
          "Make room on the node's disk.");
      assertThat(node.sh("ls -A /var/lib/twinkeep")).as("what had arrived is gone").isEmpty();
      node.sh("umount /var/lib/twinkeep");
      assertThat(wizard.preFlight().canInstall()).isTrue();
    }
  }

  @Test
  void aRuleThatTheNodesToolRefuses(Lab lab) throws Exception {
    LabInstall install = LabInstall.of(withCustomRule(SampleOnLab.on(lab)), lab);
    try (DrivenWizard wizard = install.wizard()) {
      assertThat(wizard.preFlight().canInstall()).isTrue();
      assertThat(wizard.plan()).isEmpty();
      assertSays(
          wizard.failure().orElseThrow(),
          "install.node.check",
          "NONSENSE",
          "Correct the rule or setting that the node's tool does not take.");
    }
  }

  private static Project withCustomRule(Project project) {
    Cluster cluster = (Cluster) project.firewall(ArticlePair.CLUSTER).orElseThrow();
    RuleSet.Policy policy = cluster.ruleSets().policy().getFirst();
    List<PolicyRule> rules = new ArrayList<>(policy.rules());
    rules.add(PolicyRule.of(Id.of("custom"), new Action.Custom("-j NONSENSE", "nonsense")));
    return project.with(cluster.withRuleSets(cluster.ruleSets().with(policy.withRules(rules))));
  }
}
