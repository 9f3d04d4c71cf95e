package org.twinkeep.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.cli.Terminal.Style;
import org.twinkeep.install.ClusterHealth;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.node.Drift;
import org.twinkeep.install.node.NodeStatus;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;

/** {@code status}: how the nodes do. */
@picocli.CommandLine.Command(
    name = "status",
    description = "Print how the nodes do: generation, master, virtual addresses, connections.")
final class StatusCommand extends NodeCommand {

  StatusCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    List<Asked> all;
    try (Login login = login()) {
      all = new NodeOperations(connector(), new Cancellation()).status(targets(choice(), login));
    }
    List<Problem> unreachable = all.stream().flatMap(a -> a.problem().stream()).toList();
    List<Problem> health = options.only == null ? ClusterHealth.of(all) : List.of();
    List<Problem> problems = Stream.concat(unreachable.stream(), health.stream()).toList();
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put("nodes", all.stream().map(StatusCommand::json))
                      .put("problems", ProblemOutput.json(problems))
                      .build()));
    } else {
      all.forEach(this::print);
      ProblemOutput.print(terminal(), problems);
    }
    if (!unreachable.isEmpty()) {
      return Exit.NODE;
    }
    return health.isEmpty()
            && all.stream().flatMap(a -> a.status().stream()).allMatch(StatusCommand::isQuiet)
        ? Exit.CLEAN
        : Exit.FINDINGS;
  }

  private static boolean isQuiet(NodeStatus status) {
    return !Drift.is(status) && status.pending().isEmpty();
  }

  private void print(Asked asked) {
    if (asked.status().isEmpty()) {
      terminal().say(Style.RED, asked.node(), ": not reached");
      return;
    }
    NodeStatus status = asked.status().get();
    terminal().say(Style.BOLD, asked.node(), ": " + generation(status));
    status
        .vrrp()
        .forEach(
            v ->
                line(
                    "VRRP " + v.instance(),
                    v.state() + v.since().map(s -> " since " + Times.text(s)).orElse("")));
    line("virtual addresses", String.join(" ", status.virtualAddresses()));
    if (status.connections().isPresent()) {
      line(
          "connections",
          status.connections().getAsLong()
              + (status.connectionsMost().isPresent()
                  ? " of " + status.connectionsMost().getAsLong()
                  : ""));
    }
    if (status.internalStates().isPresent() && status.externalStates().isPresent()) {
      line(
          "state sync",
          "%d told, %d heard"
              .formatted(status.internalStates().getAsLong(), status.externalStates().getAsLong()));
    }
    status.units().forEach((unit, state) -> line(unit, state));
    status
        .pending()
        .ifPresent(
            p ->
                line(
                    "waits",
                    "generation %s is %s; the node goes back in %d s"
                        .formatted(p.generation(), p.phase(), p.secondsLeft())));
    Drift.lines(status).forEach(text -> line("drift", text));
  }

  private static String generation(NodeStatus status) {
    if (status.generation().isEmpty()) {
      return "nothing installed by Twinkeep";
    }
    Optional<Instant> when = status.outcome().map(NodeStatus.Outcome::when);
    return "generation "
        + status.generation()
        + when.map(w -> " (" + status.outcome().get().result() + " " + Times.text(w) + ")")
            .orElse("");
  }

  private void line(String what, String text) {
    if (!text.isEmpty()) {
      terminal().say("  %-18s %s".formatted(what, text));
    }
  }

  private static Json json(Asked asked) {
    Fields fields =
        new Fields().put("node", asked.node()).put("reachable", asked.status().isPresent());
    asked
        .status()
        .ifPresent(
            status -> {
              fields
                  .put("vrrp", status.vrrp().stream().map(StatusCommand::json))
                  .put("generation", status.generation())
                  .put("previous", status.previous())
                  .put("drift", Drift.is(status))
                  .put("virtualAddresses", texts(status.virtualAddresses()));
              status.connections().ifPresent(n -> fields.put("connections", n));
              status
                  .pending()
                  .ifPresent(
                      p ->
                          fields.put(
                              "pending",
                              new Fields()
                                  .put("generation", p.generation())
                                  .put("secondsLeft", p.secondsLeft())
                                  .build()));
            });
    return fields.build();
  }

  private static Json json(NodeStatus.Vrrp vrrp) {
    Fields fields = new Fields().put("instance", vrrp.instance()).put("state", vrrp.state());
    vrrp.since().ifPresent(since -> fields.put("since", since.toString()));
    return fields.build();
  }

  private static Stream<Json.Text> texts(List<String> texts) {
    return texts.stream().map(Json.Text::of);
  }
}
