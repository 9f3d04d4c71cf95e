package org.twinkeep.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.store.WorkspaceDirectory;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Mixin;

/** A command that talks to the nodes of a firewall. */
abstract class NodeCommand extends Command {

  @Mixin final NodeOptions options = new NodeOptions();

  NodeCommand(Setting setting) {
    super(setting);
  }

  /** A firewall and those of its nodes that the call is about, the preferred master first. */
  record Choice(Project project, Firewall firewall, List<Node> nodes) {}

  final Choice choice() throws CallException, WorkspaceException {
    Project project = ProjectSource.required(projects().read(options.project));
    Firewall firewall = FirewallChoice.of(project, Optional.ofNullable(options.firewall));
    String only = options.only;
    List<Node> nodes =
        firewall.nodes().stream()
            .filter(n -> only == null || n.name().equals(only) || n.id().value().equals(only))
            .sorted(Comparator.comparing(Node::priority).reversed())
            .toList();
    if (nodes.isEmpty()) {
      throw new CallException(
          "%s has no node '%s'. It has: %s."
              .formatted(
                  firewall.name(),
                  only,
                  String.join(", ", firewall.nodes().stream().map(Node::name).toList())));
    }
    return new Choice(project, firewall, nodes);
  }

  final NodeLink.Connector connector() {
    Path workspace = setting().workspace(common);
    return setting()
        .network()
        .over(
            Ssh.usual(WorkspaceDirectory.knownHosts(workspace), new PersonAtTerminal(terminal())));
  }

  final Login login() throws CallException {
    return Logins.of(options);
  }

  /** The nodes to be asked, without anything for them. */
  static List<NodeTarget> targets(Choice choice, Login login) throws CallException {
    List<NodeTarget> targets = new ArrayList<>();
    for (Node node : choice.nodes()) {
      targets.add(NodeTarget.withoutBundle(node.name(), NodeAddress.of(node), login));
    }
    return targets;
  }

  /** The nodes with what the compiler made for them; none when there are errors. */
  static List<NodeTarget> targets(Choice choice, Compilation compilation, Login login)
      throws CallException {
    List<NodeTarget> targets = new ArrayList<>();
    for (Node node : choice.nodes()) {
      Optional<NodeBundle> bundle = compilation.bundle(node.id());
      if (bundle.isPresent()) {
        targets.add(new NodeTarget(bundle.get(), NodeAddress.of(node), login));
      }
    }
    return targets;
  }

  static Compilation compile(Choice choice) {
    return new Compiler().compile(choice.project(), choice.firewall().id());
  }
}
