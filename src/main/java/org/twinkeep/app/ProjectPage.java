package org.twinkeep.app;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.store.AutoSaver;
import org.twinkeep.store.SaveState;
import org.twinkeep.store.StoredProject;
import org.twinkeep.store.Workspace;
import org.twinkeep.store.WorkspaceException;
import org.twinkeep.ui.generated.GeneratedView;
import org.twinkeep.ui.inspector.InspectorView;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.MainTab;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.ui.newcluster.NewClusterWizard;
import org.twinkeep.ui.objects.ObjectsView;
import org.twinkeep.ui.problems.ProblemsView;
import org.twinkeep.ui.problems.ProblemsViewModel;
import org.twinkeep.ui.rules.FindView;
import org.twinkeep.ui.rules.FindViewModel;
import org.twinkeep.ui.rules.RuleClipboard;
import org.twinkeep.ui.rules.RuleCommands;
import org.twinkeep.ui.rules.RulesView;
import org.twinkeep.ui.shell.Shell;
import org.twinkeep.ui.shell.ShellParts;
import org.twinkeep.ui.shell.Status;
import org.twinkeep.ui.topology.TopologyView;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/**
 * The window's content while a project is open. Every view of a project is made here and nowhere
 * else.
 */
public final class ProjectPage {

  private final Stage stage;
  private final Settings settings;
  private final Commands commands;
  private final Background background;
  private final StoredProject stored;
  private final Workbench workbench;
  private final LiveResults live;
  private final AutoSaver saver;
  private final ReadOnlyObjectWrapper<SaveState> saved =
      new ReadOnlyObjectWrapper<>(new SaveState.Saved());
  private final Compiler compiler = new Compiler();
  private final RuleClipboard clipboard;
  private final Shell shell;

  /**
   * Opens a project in the window.
   *
   * @param commands those of the window are bound already; those of a project are bound here
   * @param clipboard the window's; what was copied in one project can be pasted in the next
   */
  ProjectPage(
      Stage stage,
      Settings settings,
      Background background,
      Commands commands,
      RuleClipboard clipboard,
      Workspace workspace,
      StoredProject stored,
      Project project) {
    this.stage = stage;
    this.settings = settings;
    this.commands = commands;
    this.clipboard = clipboard;
    this.background = background;
    this.stored = stored;
    this.workbench = new Workbench(project);
    this.live = new LiveResults(workbench, compiler, background.worker(), background.window());
    this.saver =
        AutoSaver.of(
            workspace, stored.key(), state -> background.window().execute(() -> saved.set(state)));
    InstallAction install = new InstallAction(workbench, live, background, workspace, stored.key());
    bindCommands(install);
    commands.bind(Command.INSTALL, () -> install.run(stage), live.workingProperty().not());
    commands.bind(Command.STATUS, () -> install.askStatus(stage));
    GenerateAction generate = new GenerateAction(workbench, live, background);
    commands.bind(Command.GENERATE, () -> generate.run(stage), live.workingProperty().not());
    this.shell =
        new Shell(
            workbench,
            commands,
            settings,
            parts(),
            new Status(saved, live.problemsProperty(), live.workingProperty()),
            this::reveal);
    workbench
        .projectProperty()
        .addListener((property, before, after) -> saver.changed(after, workbench.lastStep()));
  }

  Parent root() {
    return shell.root();
  }

  StoredProject stored() {
    return stored;
  }

  public Workbench workbench() {
    return workbench;
  }

  /** Problems and generated files of the project. */
  public LiveResults live() {
    return live;
  }

  public Commands commands() {
    return commands;
  }

  /**
   * Waits until everything is stored, and ends the saving; not to be called on the window's thread.
   *
   * @throws WorkspaceException when the last steps could not be stored
   */
  void close() throws WorkspaceException {
    saver.close();
  }

  private void bindCommands(InstallAction install) {
    commands.bind(
        Command.UNDO,
        workbench::undo,
        workbench.canUndoProperty(),
        workbench.undoTitleProperty().map(t -> ("Undo " + t).strip()));
    commands.bind(
        Command.REDO,
        workbench::redo,
        workbench.canRedoProperty(),
        workbench.redoTitleProperty().map(t -> ("Redo " + t).strip()));
    commands.bind(
        Command.NEW_CLUSTER, () -> new NewClusterWizard(workbench, install::readNodes).show(stage));
    commands.bind(Command.CHECK, () -> commands.run(Command.SHOW_PROBLEMS));
  }

  private ShellParts parts() {
    ProblemsViewModel problems =
        new ProblemsViewModel(workbench, live.problemsProperty(), this::reveal);
    RulesView policy = rules(RuleSetEdits.Kind.POLICY);
    RulesView nat = rules(RuleSetEdits.Kind.NAT);
    RulesView routing = rules(RuleSetEdits.Kind.ROUTING);
    RuleCommands.bind(commands, List.of(policy, nat, routing));
    FindView find = new FindView(new FindViewModel(workbench, background, this::reveal));
    commands.bind(Command.FIND_REPLACE, () -> showFind(find));
    return new ShellParts(
        new ObjectsView(workbench, commands, live.problemsProperty(), this::reveal).node(),
        List.of(
            new MainTab(
                "topology",
                "Topology",
                Command.SHOW_TOPOLOGY.icon(),
                new TopologyView(
                        workbench, commands, live.problemsProperty(), background, this::reveal)
                    .node()),
            tab(policy, Command.SHOW_POLICY),
            tab(nat, Command.SHOW_NAT),
            tab(routing, Command.SHOW_ROUTING),
            new MainTab(
                "generated",
                "Generated",
                Command.SHOW_GENERATED.icon(),
                new GeneratedView(workbench, live, settings).node())),
        new InspectorView(workbench, this::reveal).node(),
        List.of(
            new MainTab(
                "problems",
                "Problems",
                Command.SHOW_PROBLEMS.icon(),
                new ProblemsView(problems).node()),
            new MainTab("find", "Find", Command.FIND_REPLACE.icon(), find.node())));
  }

  private void showFind(FindView find) {
    shell.show("find");
    find.focus();
  }

  private RulesView rules(RuleSetEdits.Kind kind) {
    return new RulesView(
        workbench, kind, live.problemsProperty(), clipboard, settings, background, this::reveal);
  }

  private static MainTab tab(RulesView view, Command command) {
    RuleSetEdits.Kind kind = view.model().kind();
    return new MainTab(
        kind.name().toLowerCase(Locale.ROOT), kind.title(), command.icon(), view.node());
  }

  /** Selects something and brings the table of a rule to the front. */
  public void reveal(Id id) {
    LocatedRule.find(workbench.project(), id)
        .ifPresent(
            rule -> {
              workbench.selection().firewallProperty().set(List.of(rule.firewall().id()));
              shell.show(RuleSetEdits.Kind.of(rule.ruleSet()).name().toLowerCase(Locale.ROOT));
            });
    workbench.selection().select(id);
  }
}
