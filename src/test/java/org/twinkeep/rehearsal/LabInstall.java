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
import org.twinkeep.install.InstallOptions;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallView;
import org.twinkeep.install.Installation;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.PreFlightReport;
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
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

/** A project on its way to the nodes of a lab, as a user would send it: compile, look, install. */
final class LabInstall {

  private static final Duration SSH_STEP = Duration.ofSeconds(5);

  private final List<NodeTarget> targets;
  private final NodeLink.Connector connector;

  private LabInstall(List<NodeTarget> targets, NodeLink.Connector connector) {
    this.targets = targets;
    this.connector = connector;
  }

  static LabInstall of(Project project, Lab lab) throws LabException, IOException {
    Compilation compiled = new Compiler().compile(project, ArticlePair.CLUSTER);
    assertThat(compiled.problems().stream().filter(Problem::isError)).isEmpty();
    Path known = Files.createTempFile("known-hosts", "");
    known.toFile().deleteOnExit();
    List<String> keys = new ArrayList<>();
    List<NodeTarget> targets = new ArrayList<>();
    for (int i = 0; i < compiled.bundles().size(); i++) {
      LabNode node = lab.nodes().get(i);
      keys.add(node.address() + " " + node.hostKey());
      targets.add(
          new NodeTarget(
              compiled.bundles().get(i),
              new SshAddress(node.name(), node.address(), 22, "root", Optional.empty()),
              Login.withKey(node.rootKey())));
    }
    Files.write(known, keys);
    Ssh ssh = new Ssh(known, List.of(), Person.NOBODY, SSH_STEP);
    return new LabInstall(targets, NodeLink.Connector.over(ssh));
  }

  /** All phases; what happens is printed. */
  InstallResult run(InstallOptions options) throws InstallFailure {
    long start = System.nanoTime();
    InstallView view = step -> say((System.nanoTime() - start) / 1_000_000 + " ms  " + step);
    try (Installation installation = new Installation(targets, options, connector, view)) {
      PreFlightReport report = installation.preFlight();
      report.problems().forEach(p -> say("pre-flight: " + p.message()));
      assertThat(report.problems().stream().filter(Problem::isError)).isEmpty();
      return installation.apply(installation.plan());
    }
  }

  /** Brings the bundles onto the nodes' disks and answers what would be done there. */
  InstallPlan stage() throws InstallFailure {
    try (Installation installation =
        new Installation(targets, InstallOptions.USUAL, connector, InstallView.NONE)) {
      assertThat(installation.preFlight().canInstall()).isTrue();
      return installation.plan();
    }
  }

  /** What the nodes say of themselves, by SSH. */
  List<NodeStatus> status() {
    List<NodeStatus> all = new ArrayList<>();
    for (NodeOperations.Asked asked :
        new NodeOperations(connector, new Cancellation()).status(targets)) {
      assertThat(asked.problem()).isEmpty();
      all.add(asked.status().orElseThrow());
    }
    return all;
  }

  /** In the log of a run, next to the test's name. */
  static void say(String text) {
    System.out.println("lab: " + text);
  }
}
