package org.twinkeep.install;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.PreFlightReport.CheckResult;
import org.twinkeep.install.PreFlightReport.NodeReport;
import org.twinkeep.install.check.NodeUnderCheck;
import org.twinkeep.install.check.PreFlightCheck;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.SshException;

/** Connects to every node, asks for its facts, and looks at them. Changes nothing anywhere. */
final class PreFlight {

  /** What came of it: open connections, and what was found. */
  record Outcome(List<ConnectedNode> nodes, Map<String, NodeFacts> facts, PreFlightReport report) {}

  private final InstallContext context;

  PreFlight(InstallContext context) {
    this.context = context;
  }

  Outcome run(List<NodeTarget> targets) {
    List<ConnectedNode> connected = new ArrayList<>();
    Map<String, NodeFacts> facts = new LinkedHashMap<>();
    Map<String, InstallFailure> failures = new LinkedHashMap<>();
    for (NodeTarget target : targets) {
      try {
        NodeLink link =
            context.phase(
                target.name(),
                Phase.CONNECT,
                target.address().toString(),
                () -> context.connect(target));
        connected.add(new ConnectedNode(target, link));
        facts.put(
            target.name(),
            context.phase(target.name(), Phase.PRE_FLIGHT, "", () -> ask(target, link)));
      } catch (InstallFailure e) {
        failures.put(target.name(), e);
      }
    }
    List<NodeUnderCheck> all =
        targets.stream()
            .flatMap(
                t ->
                    Optional.ofNullable(facts.get(t.name())).stream()
                        .map(f -> new NodeUnderCheck(t, f)))
            .toList();
    List<NodeReport> reports =
        targets.stream()
            .map(t -> report(t.name(), Optional.ofNullable(failures.get(t.name())), all))
            .toList();
    return new Outcome(connected, facts, new PreFlightReport(reports));
  }

  /** The facts of a node, over a connection. */
  static NodeFacts ask(NodeTarget target, NodeLink link) throws SshException, InstallFailure {
    List<String> arguments = new ArrayList<>(List.of("facts"));
    arguments.addAll(target.bundle().packages());
    Instant asked = Instant.now();
    Answer answer = InstallContext.accepted(target.name(), link.ask(arguments));
    return NodeFacts.of(answer, asked, Instant.now())
        .orElseThrow(
            () ->
                InstallFailure.on(
                    target.name(),
                    "answer",
                    target.name() + " gives an answer that cannot be understood.",
                    "See whether its login scripts print something, and whether /bin/sh is a"
                        + " POSIX shell."));
  }

  private static NodeReport report(
      String name, Optional<InstallFailure> failure, List<NodeUnderCheck> all) {
    if (failure.isPresent()) {
      CheckResult reachable = new CheckResult("reachable", List.of(failure.get().problem()));
      return new NodeReport(name, Optional.empty(), List.of(reachable));
    }
    NodeUnderCheck node =
        all.stream().filter(n -> n.target().name().equals(name)).findFirst().orElseThrow();
    List<CheckResult> results = new ArrayList<>(List.of(new CheckResult("reachable", List.of())));
    for (PreFlightCheck check : PreFlightCheck.ALL) {
      results.add(new CheckResult(check.title(), check.problems(node, all)));
    }
    return new NodeReport(name, Optional.of(node.facts()), results);
  }
}
