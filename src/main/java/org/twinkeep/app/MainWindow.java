package org.twinkeep.app;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.RuleSetEdits;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.ui.inspector.InspectorView;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.ui.kit.MainTab;
import org.twinkeep.ui.kit.Settings;
import org.twinkeep.ui.kit.Theme;
import org.twinkeep.ui.newcluster.NewClusterWizard;
import org.twinkeep.ui.objects.ObjectsView;
import org.twinkeep.ui.problems.ProblemsView;
import org.twinkeep.ui.problems.ProblemsViewModel;
import org.twinkeep.ui.rules.RuleClipboard;
import org.twinkeep.ui.rules.RulesView;
import org.twinkeep.ui.shell.Shell;
import org.twinkeep.ui.shell.ShellParts;
import org.twinkeep.ui.topology.TopologyView;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/** Wires the main window: every view of it is made here and nowhere else. */
public final class MainWindow {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Stage stage;
  private final Settings settings;
  private final Commands commands = new Commands();
  private final RuleClipboard clipboard = new RuleClipboard();
  private final Workbench workbench;
  private final LiveResults live;
  private final ProblemsViewModel problems;
  private final Shell shell;

  /** Fills the stage with a project; {@link #show} brings it on the screen. */
  public MainWindow(Stage stage, Settings settings, Executor background, Project project) {
    this.stage = stage;
    this.settings = settings;
    this.workbench = new Workbench(project);
    this.live = new LiveResults(workbench, new Compiler(), background, Platform::runLater);
    this.problems = new ProblemsViewModel(live.problemsProperty(), this::reveal);
    bindCommands();
    this.shell = new Shell(workbench, commands, settings, parts());
    Scene scene =
        new Scene(shell.root(), settings.number("width", WIDTH), settings.number("height", HEIGHT));
    Theme.style(scene);
    stage.setScene(scene);
    workbench.onProject(p -> stage.setTitle(p.name() + " – Twinkeep"));
  }

  public Workbench workbench() {
    return workbench;
  }

  /** Problems and generated files of the open project. */
  public LiveResults live() {
    return live;
  }

  public Commands commands() {
    return commands;
  }

  /** Shows the window in the theme that was chosen last. */
  public void show() {
    theme().apply();
    stage.show();
  }

  private void bindCommands() {
    commands.bind(Command.NEW_CLUSTER, () -> new NewClusterWizard(workbench).show(stage));
    commands.bind(Command.UNDO, workbench::undo, workbench.canUndoProperty());
    commands.bind(Command.REDO, workbench::redo, workbench.canRedoProperty());
    commands.bind(Command.NEW_CLUSTER, () -> new NewClusterWizard(workbench).show(stage));
    commands.bind(Command.SWITCH_THEME, this::switchTheme);
    commands.bind(Command.QUIT, stage::close);
  }

  private ShellParts parts() {
    return new ShellParts(
        new ObjectsView(workbench, commands, live.problemsProperty(), this::reveal).node(),
        List.of(
            new MainTab(
                "topology",
                "Topology",
                Command.SHOW_TOPOLOGY.icon(),
                new TopologyView(workbench, commands, live.problemsProperty(), this::reveal)
                    .node()),
            rules(RuleSetEdits.Kind.POLICY, Command.SHOW_POLICY),
            rules(RuleSetEdits.Kind.NAT, Command.SHOW_NAT),
            rules(RuleSetEdits.Kind.ROUTING, Command.SHOW_ROUTING)),
        new InspectorView(workbench, this::reveal).node(),
        List.of(
            new MainTab(
                "problems",
                "Problems",
                Command.SHOW_PROBLEMS.icon(),
                new ProblemsView(problems).node())));
  }

  private MainTab rules(RuleSetEdits.Kind kind, Command command) {
    return new MainTab(
        kind.name().toLowerCase(Locale.ROOT),
        kind.title(),
        command.icon(),
        new RulesView(workbench, kind, live.problemsProperty(), clipboard, settings, this::reveal)
            .node());
  }

  /** Selects something and brings the table of a rule to the front. */
  public void reveal(Id id) {
    workbench.selection().select(id);
    for (Firewall firewall : workbench.project().firewalls()) {
      firewall
          .ruleSets()
          .all()
          .filter(set -> set.rules().stream().anyMatch(rule -> rule.id().equals(id)))
          .forEach(
              set -> {
                workbench.selection().firewallProperty().set(List.of(firewall.id()));
                shell.show(RuleSetEdits.Kind.of(set).name().toLowerCase(Locale.ROOT));
              });
    }
  }

  private Theme theme() {
    return settings.get("theme").map(Theme::valueOf).orElse(Theme.LIGHT);
  }

  private void switchTheme() {
    settings.put("theme", theme().other().name());
    theme().apply();
  }
}
