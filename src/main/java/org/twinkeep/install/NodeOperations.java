package org.twinkeep.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.node.RuleHits;
import org.twinkeep.install.node.Survey;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.problem.Problem;

/**
 * What can be asked of nodes besides an install. Every method blocks.
 *
 * @param connector makes connections
 * @param cancellation ends what runs
 */
public record NodeOperations(NodeLink.Connector connector, Cancellation cancellation) {

  /**
   * A node's status, or why there is none.
   *
   * @param node its name
   * @param status absent = it could not be asked
   * @param problem why not
   */
  public record Asked(String node, Optional<NodeStatus> status, Optional<Problem> problem) {}

  /** How every node does; a node that cannot be asked does not keep the others from it. */
  public List<Asked> status(List<NodeTarget> targets) {
    List<Asked> all = new ArrayList<>();
    targets.forEach(target -> all.add(status(target)));
    return List.copyOf(all);
  }

  /** How one node does. */
  public Asked status(NodeTarget target) {
    try {
      NodeStatus status = NodeStatus.of(ask(target, List.of("status")));
      return new Asked(target.name(), Optional.of(status), Optional.empty());
    } catch (InstallFailure e) {
      return new Asked(target.name(), Optional.empty(), Optional.of(e.problem()));
    }
  }

  /**
   * A node's status and what its rules have met.
   *
   * @param hits absent = it could not be asked
   */
  public record Look(Asked asked, Optional<RuleHits> hits) {}

  /** How one node does and what its rules have met, over one connection. */
  public Look look(NodeTarget target) {
    try {
      return with(
          target,
          link ->
              new Look(
                  new Asked(
                      target.name(),
                      Optional.of(NodeStatus.of(answer(target, link, List.of("status")))),
                      Optional.empty()),
                  Optional.of(RuleHits.of(answer(target, link, List.of("hits"))))));
    } catch (InstallFailure e) {
      return new Look(
          new Asked(target.name(), Optional.empty(), Optional.of(e.problem())), Optional.empty());
    }
  }

  /**
   * What a machine is that nothing may be installed on yet; changes nothing there.
   *
   * @throws InstallFailure it cannot be reached, refuses, or answers something else
   */
  public Survey survey(NodeTarget target) throws InstallFailure {
    return Survey.of(ask(target, List.of("survey")))
        .orElseThrow(
            () ->
                InstallFailure.on(
                    target.name(),
                    "survey",
                    target.name() + " does not say what interfaces it has.",
                    "See whether it is a Linux machine with the package iproute2."));
  }

  /** What each rule of one node has met so far. */
  public RuleHits hits(NodeTarget target) throws InstallFailure {
    return RuleHits.of(ask(target, List.of("hits")));
  }

  /** Undoes a change that waits for its confirmation; does nothing where none waits. */
  public NodeStatus rollBackPending(NodeTarget target) throws InstallFailure {
    ask(target, List.of("rollback"));
    return NodeStatus.of(ask(target, List.of("status")));
  }

  /** Installs packages with the node's own tool (apt-get or dnf); may take minutes. */
  public void installPackages(NodeTarget target, List<String> packages) throws InstallFailure {
    List<String> arguments = new ArrayList<>(List.of("packages"));
    arguments.addAll(packages);
    ask(target, arguments);
  }

  /** Takes everything of Twinkeep's off the node and brings back what was there before. */
  public void uninstall(NodeTarget target) throws InstallFailure {
    ask(target, List.of("uninstall"));
  }

  private Answer ask(NodeTarget target, List<String> arguments) throws InstallFailure {
    return with(target, link -> answer(target, link, arguments));
  }

  private static Answer answer(NodeTarget target, NodeLink link, List<String> arguments)
      throws SshException, InstallFailure {
    return InstallContext.accepted(target.name(), link.ask(arguments));
  }

  /** What is done with a connection. */
  private interface Conversation<T> {
    T over(NodeLink link) throws SshException, InstallFailure;
  }

  private <T> T with(NodeTarget target, Conversation<T> conversation) throws InstallFailure {
    try (NodeLink link = connector.connect(target, cancellation)) {
      return conversation.over(link);
    } catch (SshException e) {
      throw InstallFailure.of(target.name(), e);
    }
  }
}
