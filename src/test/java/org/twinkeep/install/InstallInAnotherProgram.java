package org.twinkeep.install;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.install.ssh.SshAddress;

/**
 * Installs rules on nodes and prints each step, so that a test can kill it in the middle.
 * Arguments: file of known hosts, key file, rules in base 64, then NAME=ADDRESS for each node.
 */
final class InstallInAnotherProgram {

  private InstallInAnotherProgram() {}

  public static void main(String[] arguments) throws Exception {
    String rules = new String(Base64.getDecoder().decode(arguments[2]));
    List<NodeTarget> targets = new ArrayList<>();
    for (String node : List.of(arguments).subList(3, arguments.length)) {
      String[] parts = node.split("=");
      NodeBundle bundle =
          new NodeBundle(
              "lab",
              "lj-fw",
              parts[0],
              parts[0],
              List.of(
                  LabTargets.file("/etc/twinkeep/ruleset.v4", ActingService.RULESET, rules),
                  LabTargets.file("/etc/twinkeep/more", ActingService.NONE, "also a file"),
                  LabTargets.file(
                      "/etc/systemd/system/twinkeep-ruleset.service",
                      ActingService.SYSTEMD,
                      LabTargets.RULESET_UNIT)),
              new TreeSet<>(),
              List.of());
      targets.add(
          new NodeTarget(
              bundle,
              new SshAddress(parts[0], parts[1], 22, "root", Optional.empty()),
              Login.withKey(Path.of(arguments[1]))));
    }
    Ssh ssh = new Ssh(Path.of(arguments[0]), List.of(), Person.NOBODY, Duration.ofSeconds(3));
    InstallView view = p -> System.out.println(p.phase() + " " + p.state() + " " + p.node());
    InstallOptions options = new InstallOptions(10, 10, List.of());
    try (Installation installation =
        new Installation(targets, options, NodeLink.Connector.over(ssh), view)) {
      if (!installation.preFlight().canInstall()) {
        System.exit(3);
      }
      System.out.println(installation.apply(installation.plan()));
    }
  }
}
