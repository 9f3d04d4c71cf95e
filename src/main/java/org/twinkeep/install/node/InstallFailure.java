package org.twinkeep.install.node;

import org.twinkeep.install.ssh.SshException;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** A phase could not do its work; carries what the person is told. */
public final class InstallFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /** With the problem's message. */
  public InstallFailure(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** An error on a node. */
  public static InstallFailure on(String node, String id, String message, String remedy) {
    return new InstallFailure(Problem.error("install." + id, Place.named(node), message, remedy));
  }

  /** A connection's error. */
  public static InstallFailure of(String node, SshException e) {
    return on(node, id(e), sentence(String.valueOf(e.getMessage())), e.remedy());
  }

  private static String id(SshException e) {
    return switch (e) {
      case SshException.Unreachable _ -> "unreachable";
      case SshException.HostKeyChanged _ -> "host-key-changed";
      case SshException.HostKeyRefused _ -> "host-key-unknown";
      case SshException.LoginRefused _ -> "login";
      case SshException.RootRefused _ -> "root";
      case SshException.ConnectionLost _ -> "connection-lost";
      case SshException.TimedOut _ -> "timeout";
      case SshException.Cancelled _ -> "cancelled";
    };
  }

  /** The node's own refusal. */
  public static InstallFailure of(String node, Answer.Refusal refusal) {
    String details =
        refusal.details().isEmpty()
            ? ""
            : " It says: " + sentence(String.join(" / ", refusal.details()));
    return on(
        node,
        "node." + refusal.id().replaceAll("[^a-z0-9-]", ""),
        node + ": " + sentence(refusal.message()) + details,
        remedy(refusal.id()));
  }

  private static String remedy(String id) {
    return switch (id) {
      case "pending" ->
          "Wait until the other install has ended, or roll it back, then start again.";
      case "busy" -> "Wait a moment, then start again.";
      case "changed" -> "Look at the new plan, which takes the change into account.";
      case "check", "load" -> "Correct the rule or setting that the node's tool does not take.";
      case "missing" -> "Install the package on the node.";
      case "disk" -> "Make room on the node's disk.";
      case "snapshot" ->
          "Look at the node's present rules: what cannot be saved cannot be restored.";
      case "not-pending" -> "Look at the node's status, then start again.";
      case "routes" -> "Correct the gateway or interface of the routing rule.";
      case "service" -> "Look at the service's journal on the node.";
      default -> "Look at the node's journal (journalctl -t twinkeep).";
    };
  }

  private static String sentence(String text) {
    String plain = text.strip();
    return plain.endsWith(".") ? plain : plain + ".";
  }
}
