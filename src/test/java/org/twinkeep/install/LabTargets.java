package org.twinkeep.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeBundle.ExpectedInterface;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.Secret;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.rehearsal.Lab;
import org.twinkeep.rehearsal.LabNode;

/** The nodes of a lab as an installer's targets, with bundles written by hand. */
final class LabTargets {

  private LabTargets() {}

  static SshAddress address(LabNode node, String user) {
    return new SshAddress(node.name(), node.address(), 22, user, Optional.empty());
  }

  static NodeTarget target(LabNode node, NodeBundle bundle) {
    return new NodeTarget(bundle, address(node, "root"), Login.withKey(node.rootKey()));
  }

  /** Through the user admin, with the password for the login and for sudo. */
  static NodeTarget throughSudo(LabNode node, NodeBundle bundle) {
    Login login =
        new Login(
            false,
            List.of(),
            Optional.of(Secret.of(node.adminPassword().toCharArray())),
            Optional.empty(),
            Optional.empty());
    return new NodeTarget(bundle, address(node, "admin"), login);
  }

  static List<NodeTarget> both(Lab lab, String rules) {
    return lab.nodes().stream().map(node -> target(node, rulesOnly(node, rules))).toList();
  }

  /** Knows the nodes' host keys from the start. */
  static NodeLink.Connector connector(Lab lab) {
    return NodeLink.Connector.over(ssh(lab));
  }

  static Ssh ssh(Lab lab) {
    try {
      Path known = Files.createTempFile("known-hosts", "");
      for (LabNode node : lab.nodes()) {
        Files.writeString(
            known,
            node.address() + " " + node.hostKey() + "\n",
            java.nio.file.StandardOpenOption.APPEND);
      }
      return new Ssh(known, List.of(), Person.NOBODY, Duration.ofSeconds(3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BundleFile file(String path, ActingService service, String text) {
    int mode = text.startsWith("#!") ? 0755 : 0644;
    return new BundleFile(path, mode, service, text.lines().map(Line::of).toList());
  }

  static String accepting(Lab lab, String more) {
    return "*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n"
        + "-A INPUT -i lo -j ACCEPT\n"
        + "-A INPUT -s "
        + lab.managementNetwork()
        + " -p tcp --dport 22 -j ACCEPT\n"
        + "-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT\n"
        + more
        + "COMMIT\n";
  }

  /** Loads at boot, as every bundle's does. */
  static final String RULESET_UNIT =
      """
      [Unit]
      DefaultDependencies=no
      After=local-fs.target systemd-modules-load.service systemd-sysctl.service
      Wants=network-pre.target
      Before=network-pre.target shutdown.target
      Conflicts=shutdown.target
      [Service]
      Type=oneshot
      RemainAfterExit=yes
      ExecStart=/usr/local/sbin/twinkeep-node load
      [Install]
      WantedBy=sysinit.target
      """;

  static NodeBundle rulesOnly(LabNode node, String rules) {
    return bundle(
        node,
        List.of(
            file("/etc/twinkeep/ruleset.v4", ActingService.RULESET, rules),
            file(
                "/etc/systemd/system/twinkeep-ruleset.service",
                ActingService.SYSTEMD,
                RULESET_UNIT)));
  }

  static NodeBundle bundle(LabNode node, List<BundleFile> files) {
    return new NodeBundle(
        "lab",
        "lj-fw",
        node.name(),
        node.name(),
        files,
        new TreeSet<>(List.of("iptables")),
        List.of(new ExpectedInterface("eth0", List.of())));
  }
}
