package org.twinkeep.ui.install;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.NodeOperations.Asked;
import org.twinkeep.install.NodeOperations.Look;
import org.twinkeep.install.node.RuleHits;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.ui.install.AskNodesDialog.Words;
import org.twinkeep.ui.install.AskNodesViewModel.Whereabouts;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.workbench.Workbench;

/** Asks a firewall's nodes how they do, and keeps the answers in the workbench. */
public final class AskStatus {

  private final Workbench workbench;
  private final Firewall firewall;
  private final AskNodesViewModel<Look> model;

  /**
   * Nobody is asked yet.
   *
   * @param background where connections are made and waited for
   * @param window the workbench's thread
   */
  public AskStatus(
      Workbench workbench,
      Firewall firewall,
      Connections connections,
      Executor background,
      Executor window) {
    this.workbench = workbench;
    this.firewall = firewall;
    this.model =
        new AskNodesViewModel<>(
            firewall.nodes().stream().map(n -> new Whereabouts(n.name(), n.management())).toList(),
            (target, connector, cancellation) ->
                new NodeOperations(connector, cancellation).look(target),
            connections,
            background,
            window);
    model.answersProperty().subscribe(this::keep);
  }

  AskNodesViewModel<Look> model() {
    return model;
  }

  private void keep(List<Look> answers) {
    workbench.tellNodeStates(
        new StatesOf(Instant.now(), ZoneId.systemDefault())
            .of(firewall, answers.stream().map(Look::asked).toList()));
    answers.stream()
        .flatMap(look -> look.hits().stream())
        .reduce(RuleHits::plus)
        .ifPresent(all -> workbench.tellHits(firewall, packets(all)));
  }

  /** Only of rules of this firewall: what a node answers may be anything. */
  private Map<Id, Long> packets(RuleHits all) {
    Map<Id, Long> packets = new HashMap<>();
    firewall
        .ruleSets()
        .all()
        .flatMap(set -> set.rules().stream())
        .filter(rule -> all.byRule().containsKey(rule.id().value()))
        .forEach(rule -> packets.put(rule.id(), all.of(rule.id().value()).packets()));
    return packets;
  }

  /** Asks with a dialog, and waits for its end. */
  public void showAndWait(Window owner) {
    new AskNodesDialog<>(
            model,
            new Words(
                "Status of the nodes",
                "Where are the nodes, and with what do you log in? They are only asked; nothing"
                    + " changes on them.",
                "Show in the diagram"),
            answers -> answers.stream().map(look -> card(look.asked())).toList())
        .showAndWait(owner);
  }

  private Node card(Asked asked) {
    Label name = new Label(asked.node(), Icons.of("mdi2s-server"));
    name.getStyleClass().add("card-title");
    VBox card = new VBox(4, name);
    card.setId("answer-" + asked.node());
    card.getStyleClass().add("card");
    state(asked.node())
        .map(NodeState::details)
        .orElse(List.of())
        .forEach(
            text -> {
              Label line = new Label(text);
              line.setWrapText(true);
              card.getChildren().add(line);
            });
    return card;
  }

  private Optional<NodeState> state(String node) {
    Optional<Id> id =
        firewall.nodes().stream().filter(n -> n.name().equals(node)).findFirst().map(n -> n.id());
    return id.flatMap(i -> Optional.ofNullable(workbench.nodeStatesProperty().get().get(i)));
  }
}
