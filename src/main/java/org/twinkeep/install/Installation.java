package org.twinkeep.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Cancellation;

/**
 * One install, from connecting to the end: {@link #preFlight}, then {@link #plan}, then {@link
 * #apply}. Nothing is in force on any node before apply. Every method blocks and belongs on a
 * background thread; {@link #cancel} may be called from any.
 */
public final class Installation implements AutoCloseable {

  private final List<NodeTarget> targets;
  private final InstallContext context;
  private List<ConnectedNode> connected = List.of();
  private List<StagedNode> staged = List.of();
  private Map<String, NodeFacts> facts = new LinkedHashMap<>();

  /**
   * An install on these nodes.
   *
   * @param targets the preferred master first; one for a single firewall
   * @param options how
   * @param connector makes connections, such as {@link NodeLink.Connector#over}
   * @param view who watches
   */
  public Installation(
      List<NodeTarget> targets,
      InstallOptions options,
      NodeLink.Connector connector,
      InstallView view) {
    this.targets = List.copyOf(targets);
    context = new InstallContext(options, connector, view, new Cancellation());
  }

  /** Connects and looks at every node; may be repeated. */
  public PreFlightReport preFlight() {
    closeLinks();
    PreFlight.Outcome outcome = new PreFlight(context).run(targets);
    connected = outcome.nodes();
    facts = outcome.facts();
    return outcome.report();
  }

  /**
   * Brings the bundles onto the nodes' disks and says what they would change.
   *
   * @throws InstallFailure a node refuses the bundle; nothing was changed
   */
  public InstallPlan plan() throws InstallFailure {
    requirePreFlight();
    List<StagedNode> nodes = new ArrayList<>();
    int generation = facts.values().stream().mapToInt(NodeFacts::nextGeneration).max().orElse(1);
    Stage stage = new Stage(context, generation);
    for (ConnectedNode node : connected) {
      nodes.add(stage.run(node));
    }
    staged = nodes;
    return new MakePlan(context).run(staged, facts);
  }

  /**
   * The way back to the generation before the present one, on every node.
   *
   * @throws InstallFailure a node keeps no earlier generation
   */
  public InstallPlan planRollBack() throws InstallFailure {
    requirePreFlight();
    List<StagedNode> nodes = new ArrayList<>();
    for (ConnectedNode node : connected) {
      String previous =
          Optional.ofNullable(facts.get(node.name())).map(f -> f.state().previous()).orElse("");
      if (previous.isEmpty()) {
        throw InstallFailure.on(
            node.name(),
            "no-previous",
            node.name() + " keeps no earlier generation.",
            "Uninstall brings back what was there before Twinkeep.");
      }
      nodes.add(kept(node, previous));
    }
    staged = nodes;
    return new MakePlan(context).run(staged, facts);
  }

  private StagedNode kept(ConnectedNode node, String generation) throws InstallFailure {
    StagedNode kept = new StagedNode(node.target(), node.link(), generation);
    return context.phase(
        node.name(),
        Phase.STAGE,
        "generation " + generation + " is kept on the node",
        () -> {
          kept.run("check", generation);
          return kept;
        });
  }

  private void requirePreFlight() {
    if (connected.size() != targets.size() || facts.size() != targets.size()) {
      throw new IllegalStateException("every node has to pass the pre-flight first");
    }
  }

  /**
   * Does what the plan says and answers how it ended; never throws for what the world does. After a
   * failure every node that was touched is as it was before, or goes there by itself.
   */
  public InstallResult apply(InstallPlan plan) {
    Apply apply = new Apply(context, plan, staged, facts);
    try {
      return apply.run();
    } finally {
      apply.links().forEach(NodeLink::close);
    }
  }

  /** Stops as soon as possible; {@link #apply} then takes back what it has begun. */
  public void cancel() {
    context.cancellation().cancel();
  }

  private void closeLinks() {
    connected.forEach(node -> node.link().close());
    connected = List.of();
    staged = List.of();
  }

  @Override
  public void close() {
    closeLinks();
  }
}
