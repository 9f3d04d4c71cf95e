package org.twinkeep.ui.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.install.NodeOperations;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.node.Survey;
import org.twinkeep.install.ssh.Cancellation;
import org.twinkeep.model.Management;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.install.AskNodesDialog.Words;
import org.twinkeep.ui.install.AskNodesViewModel.Whereabouts;
import org.twinkeep.ui.kit.Icons;

/** Asks machines that are to become nodes what they are. */
public final class ReadNodes {

  /**
   * What one machine answered.
   *
   * @param survey absent = it did not
   * @param problem why not
   */
  record Answered(String node, Optional<Survey> survey, Optional<Problem> problem) {}

  private final AskNodesViewModel<Answered> model;

  /**
   * Nobody is asked yet.
   *
   * @param nodes names and where they may be found
   * @param background where connections are made and waited for
   * @param window the thread of the properties
   */
  public ReadNodes(
      List<Whereabouts> nodes, Connections connections, Executor background, Executor window) {
    this.model = new AskNodesViewModel<>(nodes, ReadNodes::survey, connections, background, window);
  }

  private static Answered survey(
      NodeTarget target, NodeLink.Connector connector, Cancellation cancellation) {
    try {
      Survey survey = new NodeOperations(connector, cancellation).survey(target);
      return new Answered(target.name(), Optional.of(survey), Optional.empty());
    } catch (InstallFailure e) {
      return new Answered(target.name(), Optional.empty(), Optional.of(e.problem()));
    }
  }

  AskNodesViewModel<Answered> model() {
    return model;
  }

  /** The answers so far, one for each node; empty = it did not answer. */
  List<Optional<LiveNode>> read() {
    List<Answered> answers = model.answersProperty().get();
    List<Optional<LiveNode>> read = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Management reached = model.access().nodes().get(i).management();
      read.add(answers.get(i).survey().map(survey -> LiveNodes.of(reached, survey)));
    }
    return read;
  }

  /**
   * Asks with a dialog, and waits for its end.
   *
   * @return one for each node, in their order; absent = the person changed their mind
   */
  public Optional<List<Optional<LiveNode>>> showAndWait(Window owner) {
    boolean wanted =
        new AskNodesDialog<>(
                model,
                new Words(
                    "Read from the nodes",
                    "Where are the machines, and with what do you log in? They are only asked for"
                        + " their interfaces, addresses, routes and tools; nothing changes on them.",
                    "Use this"),
                answers -> answers.stream().map(ReadNodes::card).toList())
            .showAndWait(owner);
    return wanted ? Optional.of(read()) : Optional.empty();
  }

  private static Node card(Answered answered) {
    Label name = new Label(answered.node(), Icons.of("mdi2s-server"));
    name.getStyleClass().add("card-title");
    VBox card = new VBox(4, name);
    card.setId("answer-" + answered.node());
    card.getStyleClass().add("card");
    answered.problem().ifPresent(p -> card.getChildren().add(new ProblemLine(p)));
    answered.survey().ifPresent(s -> lines(s).forEach(text -> card.getChildren().add(line(text))));
    return card;
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.setWrapText(true);
    return line;
  }

  /** A survey in a few lines. */
  static List<String> lines(Survey survey) {
    List<String> lines = new ArrayList<>();
    lines.add((survey.hostName() + ", " + survey.system()).strip());
    lines.add("Tools: " + tools(survey));
    Map<String, List<String>> addresses = new LinkedHashMap<>();
    survey
        .addresses()
        .forEach(
            h ->
                addresses
                    .computeIfAbsent(h.interfaceName(), n -> new ArrayList<>())
                    .add(h.address()));
    addresses.remove("lo");
    addresses.forEach((n, list) -> lines.add(n + "  " + String.join(", ", list)));
    String routes =
        survey.routes().stream()
            .map(
                r ->
                    r.destination()
                        + r.gateway().map(g -> " via " + g).orElse("")
                        + " on "
                        + r.interfaceName())
            .collect(Collectors.joining("; "));
    lines.add("Routes: " + (routes.isEmpty() ? "none that lead on" : routes));
    return lines;
  }

  private static String tools(Survey survey) {
    return List.of("nft", "iptables", "keepalived", "conntrackd").stream()
        .map(t -> survey.tools().containsKey(t) ? t + " " + survey.tools().get(t) : "no " + t)
        .collect(Collectors.joining(", "));
  }
}
