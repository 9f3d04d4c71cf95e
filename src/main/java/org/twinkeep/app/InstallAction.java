package org.twinkeep.app;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.stage.Window;
import org.twinkeep.compile.Compilation;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.NodeEnd;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Ssh;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.InstallRecord;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.Workspace;
import org.twinkeep.store.WorkspaceDirectory;
import org.twinkeep.store.WorkspaceException;
import org.twinkeep.ui.install.AskNodesViewModel.Whereabouts;
import org.twinkeep.ui.install.AskStatus;
import org.twinkeep.ui.install.Connections;
import org.twinkeep.ui.install.InstallWizard;
import org.twinkeep.ui.install.InstallWizardViewModel;
import org.twinkeep.ui.install.ReadNodes;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/** The Install command: the wizard over SSH, with the files that the window shows. */
final class InstallAction {

  private static final Logger LOG = Logger.getLogger(InstallAction.class.getName());

  private final Workbench workbench;
  private final LiveResults live;
  private final Background background;
  private final Workspace workspace;
  private final long project;

  /**
   * The command.
   *
   * @param workspace keeps the history of installs, and beside it the accepted host keys
   * @param project its key in the workspace
   */
  InstallAction(
      Workbench workbench,
      LiveResults live,
      Background background,
      Workspace workspace,
      long project) {
    this.workbench = workbench;
    this.live = live;
    this.background = background;
    this.workspace = workspace;
    this.project = project;
  }

  void run(Window owner) {
    Optional<Firewall> chosen = workbench.firewall();
    if (chosen.isEmpty()) {
      new Question(owner).tell("Nothing to install", "The project has no firewall yet.");
      return;
    }
    Firewall firewall = chosen.get();
    Optional<Compilation> compiled = live.resultsProperty().get().compilation(firewall.id());
    if (compiled.isEmpty() || compiled.get().bundles().isEmpty()) {
      refuse(owner, firewall, compiled);
      return;
    }
    InstallWizardViewModel model =
        new InstallWizardViewModel(
            firewall, compiled.get(), overSsh(), background.worker(), background.window());
    new InstallWizard(model).showAndWait(owner);
    model
        .resultProperty()
        .get()
        .ifPresent(
            result ->
                model.planProperty().get().ifPresent(p -> remember(firewall.id(), p, result)));
  }

  /** The Status command: asks the nodes over SSH, as an install does. */
  void askStatus(Window owner) {
    workbench
        .firewall()
        .ifPresentOrElse(
            firewall ->
                new AskStatus(
                        workbench, firewall, overSsh(), background.worker(), background.window())
                    .showAndWait(owner),
            () -> new Question(owner).tell("Nobody to ask", "The project has no firewall yet."));
  }

  /** Asks machines that are to become nodes over SSH, as an install does. */
  Optional<List<Optional<LiveNode>>> readNodes(List<NodeDraft> nodes, Window owner) {
    return new ReadNodes(
            nodes.stream().map(n -> new Whereabouts(n.name(), n.management())).toList(),
            overSsh(),
            background.worker(),
            background.window())
        .showAndWait(owner);
  }

  private Connections overSsh() {
    return person ->
        NodeLink.Connector.over(
            Ssh.usual(WorkspaceDirectory.knownHosts(workspace.directory()), person));
  }

  private void refuse(Window owner, Firewall firewall, Optional<Compilation> compiled) {
    List<String> against =
        compiled.map(Compilation::problems).orElse(live.problemsProperty().get()).stream()
            .filter(Problem::forbidsBundle)
            .map(p -> p.place() + ": " + p.message() + " " + p.remedy())
            .toList();
    new Question(owner)
        .tell(
            firewall.name() + " cannot be installed yet",
            against.isEmpty()
                ? "Its files are not made yet. Look at the Generated tab."
                : "The Problems panel leads to what stands against it, and dangers are acknowledged"
                    + " there.",
            against);
  }

  private void remember(Id firewall, InstallPlan plan, InstallResult result) {
    background.run(
        () -> {
          long revision =
              workspace.projects().stream()
                  .filter(p -> p.key() == project)
                  .findFirst()
                  .map(StoredProject::revision)
                  .orElse(0L);
          for (NodeEnd end : result.nodes()) {
            record(revision, firewall, plan, end);
          }
          return true;
        },
        done -> {},
        failure -> LOG.log(Level.WARNING, "the install was not noted in the history", failure));
  }

  private void record(long revision, Id firewall, InstallPlan plan, NodeEnd end)
      throws WorkspaceException {
    workspace.record(
        project,
        new InstallRecord(
            revision,
            firewall.value(),
            end.node(),
            Instant.now(),
            end.end().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            end.text() + "\n\n" + plan.text()));
  }
}
