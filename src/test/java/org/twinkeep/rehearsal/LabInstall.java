package org.twinkeep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.SwitchOver;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Management;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.install.LiveNodes;

/** A project on its way to the nodes of a lab, as a user sends it: compile, open the wizard. */
final class LabInstall {

  private final Firewall firewall;
  private final Compilation compiled;
  private final Lab lab;
  private final Path knownHosts;
  private final List<NodeTarget> nodes;
  private final NodeOperations operations;

  private LabInstall(
      Firewall firewall,
      Compilation compiled,
      Lab lab,
      Path knownHosts,
      List<NodeTarget> nodes,
      NodeOperations operations) {
    this.firewall = firewall;
    this.compiled = compiled;
    this.lab = lab;
    this.knownHosts = knownHosts;
    this.nodes = nodes;
    this.operations = operations;
  }

  static LabInstall of(Project project, Lab lab) throws LabException, IOException {
    Compilation compiled = new Compiler().compile(project, ArticlePair.CLUSTER);
    assertThat(compiled.problems().stream().filter(Problem::forbidsBundle)).isEmpty();
    List<NodeTarget> nodes = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (LabNode node : lab.nodes()) {
      SshAddress address =
          new SshAddress(node.name(), node.address(), 22, "root", Optional.empty());
      nodes.add(NodeTarget.withoutBundle(node.name(), address, Login.withKey(node.rootKey())));
      keys.add(node.address() + " " + node.hostKey());
    }
    Ssh ssh = new Ssh(Files.write(file(), keys), List.of(), Person.NOBODY, Duration.ofSeconds(5));
    return new LabInstall(
        project.firewall(ArticlePair.CLUSTER).orElseThrow(),
        compiled,
        lab,
        file(),
        nodes,
        new NodeOperations(NodeLink.Connector.over(ssh), new Cancellation()));
  }

  private static Path file() throws IOException {
    Path file = Files.createTempFile("known-hosts", "");
    file.toFile().deleteOnExit();
    return file;
  }

  /** The wizard, as it opens for this project. */
  DrivenWizard wizard() throws Exception {
    return new DrivenWizard(firewall, compiled, lab, knownHosts);
  }

  /** Through the whole wizard; what happens is printed. */
  InstallResult run(InstallOptions options) throws Exception {
    try (DrivenWizard wizard = wizard()) {
      wizard.type(model -> model.confirmSecondsProperty().set(options.confirmSeconds()));
      assertReady(wizard.preFlight());
      assertThat(wizard.plan()).as("a plan, or why not: " + wizard.failure()).isPresent();
      return wizard.install();
    }
  }

  /** Brings the bundles onto the nodes' disks and answers what would be done there. */
  InstallPlan stage() throws Exception {
    try (DrivenWizard wizard = wizard()) {
      assertReady(wizard.preFlight());
      return wizard.plan().orElseThrow();
    }
  }

  private static void assertReady(PreFlightReport report) {
    report.problems().forEach(p -> say("pre-flight: " + p.message()));
    assertThat(report.problems().stream().filter(Problem::isError)).isEmpty();
    assertThat(report.canInstall()).isTrue();
  }

  /** What the nodes say of themselves, by SSH. */
  List<NodeStatus> status() {
    List<NodeStatus> all = new ArrayList<>();
    for (NodeOperations.Asked asked : operations.status(nodes)) {
      assertThat(asked.problem()).isEmpty();
      all.add(asked.status().orElseThrow());
    }
    return all;
  }

  /** What the nodes are, by SSH, as the new-cluster wizard asks them. */
  List<LiveNode> read() throws InstallFailure {
    List<LiveNode> read = new ArrayList<>();
    for (NodeTarget node : nodes) {
      Management reached = Management.of(node.address().host());
      read.add(LiveNodes.of(reached, operations.survey(node)));
    }
    return read;
  }

  /** A planned switch-over. */
  SwitchOver.Handover switchOver() throws InstallFailure {
    return new SwitchOver(operations.connector(), operations.cancellation()).run(nodes);
  }

  /** In the log of a run, next to the test's name. */
  static void say(String text) {
    System.out.println("lab: " + text);
  }
}
