package org.twinkeep.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.cli.Terminal.Style;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.node.RuleHits;
import org.twinkeep.install.node.RuleHits.Hits;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;

/** {@code hits}: how many packets each rule met. */
@picocli.CommandLine.Command(
    name = "hits",
    description =
        "Print how many packets each rule met, on all nodes together, since it is as it is.")
final class HitsCommand extends NodeCommand {

  HitsCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Choice choice = choice();
    Map<String, RuleHits> byNode = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    try (Login login = login()) {
      NodeOperations operations = new NodeOperations(connector(), new Cancellation());
      for (NodeTarget target : targets(choice, login)) {
        try {
          byNode.put(target.name(), operations.hits(target));
        } catch (InstallFailure e) {
          problems.add(e.problem());
        }
      }
    }
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put(
                          "nodes",
                          byNode.entrySet().stream().map(n -> json(n.getKey(), n.getValue())))
                      .put("problems", ProblemOutput.json(problems))
                      .build()));
    } else {
      if (!byNode.isEmpty()) {
        byNode.values().stream().reduce(RuleHits::plus).ifPresent(all -> print(choice, all));
      }
      ProblemOutput.print(terminal(), problems);
    }
    return problems.isEmpty() ? Exit.CLEAN : Exit.NODE;
  }

  private void print(Choice choice, RuleHits hits) {
    choice.firewall().ruleSets().all().forEach(set -> print(set, hits));
  }

  private void print(RuleSet set, RuleHits hits) {
    if (set instanceof RuleSet.Routing || set.rules().isEmpty()) {
      return;
    }
    terminal().say(Style.BOLD, set.name(), "");
    int number = 0;
    for (Rule rule : set.rules()) {
      number++;
      Hits count = hits.of(rule.id().value());
      String line =
          "  %4d  %14d packets  %16d bytes  %s"
              .formatted(number, count.packets(), count.bytes(), rule.info().name());
      terminal().say(line.stripTrailing());
    }
  }

  private static Json json(String node, RuleHits hits) {
    return new Fields()
        .put("node", node)
        .put(
            "rules",
            hits.byRule().entrySet().stream()
                .map(
                    r ->
                        new Fields()
                            .put("rule", r.getKey())
                            .put("packets", r.getValue().packets())
                            .put("bytes", r.getValue().bytes())
                            .build()))
        .build();
  }
}
