package org.twinkeep.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.edit.Edit;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;

/**
 * The open project. Every change goes through {@link #apply}; old values are kept, so that undo is
 * unlimited while the program runs. Belongs to one thread, the one of the window.
 */
public final class Workbench {

  private record Step(String title, Project before, Project after) {}

  private final ReadOnlyObjectWrapper<Project> project;
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");
  private String lastStep = "";
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private final Selection selection = new Selection();
  private final ReadOnlyObjectWrapper<Map<Id, NodeState>> nodeStates =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<Map<Id, Long>> hits = new ReadOnlyObjectWrapper<>(Map.of());

  public Workbench(Project opened) {
    this.project = new ReadOnlyObjectWrapper<>(opened);
  }

  /** The current value; never null. */
  public ReadOnlyObjectProperty<Project> projectProperty() {
    return project.getReadOnlyProperty();
  }

  public Project project() {
    return project.get();
  }

  /** The firewall whose tables, diagram and files are shown; absent in a project without one. */
  public Optional<Firewall> firewall() {
    return selection.firewallProperty().get().stream()
        .flatMap(id -> project.get().firewall(id).stream())
        .findFirst()
        .or(() -> project.get().firewalls().stream().findFirst());
  }

  public Selection selection() {
    return selection;
  }

  /**
   * How nodes did when they were asked last, by their ids; nobody's before that. Not a part of the
   * project: never stored, and not undone.
   */
  public ReadOnlyObjectProperty<Map<Id, NodeState>> nodeStatesProperty() {
    return nodeStates.getReadOnlyProperty();
  }

  /** Replaces the states of these nodes, and keeps those of all others. */
  public void tellNodeStates(Map<Id, NodeState> told) {
    Map<Id, NodeState> all = new HashMap<>(nodeStates.get());
    all.putAll(told);
    nodeStates.set(Map.copyOf(all));
  }

  /**
   * Packets that met each rule when the nodes were asked last, by the rules' ids, over all nodes of
   * a firewall; rules that no node spoke of are absent. Not a part of the project.
   */
  public ReadOnlyObjectProperty<Map<Id, Long>> hitsProperty() {
    return hits.getReadOnlyProperty();
  }

  /** Replaces the hits of a firewall's rules, and keeps those of all others. */
  public void tellHits(Firewall firewall, Map<Id, Long> told) {
    Map<Id, Long> all = new HashMap<>(hits.get());
    firewall.ruleSets().all().forEach(s -> s.rules().forEach(r -> all.remove(r.id())));
    all.putAll(told);
    hits.set(Map.copyOf(all));
  }

  /** Makes one step. An edit that changes nothing leaves no step behind. */
  public void apply(Edit edit) {
    Project before = project.get();
    Project after = edit.applyTo(before);
    if (after == before || after.equals(before)) {
      return;
    }
    done.push(new Step(edit.title(), before, after));
    undone.clear();
    show(after, edit.title());
  }

  public void undo() {
    if (!done.isEmpty()) {
      Step step = done.pop();
      undone.push(step);
      show(step.before(), "Undo " + step.title());
    }
  }

  public void redo() {
    if (!undone.isEmpty()) {
      Step step = undone.pop();
      done.push(step);
      show(step.after(), "Redo " + step.title());
    }
  }

  /** Opens another project; undo begins anew. */
  public void open(Project opened) {
    done.clear();
    undone.clear();
    selection.clear();
    nodeStates.set(Map.of());
    hits.set(Map.of());
    show(opened, "Open");
  }

  /** Calls {@code listener} with the current project now and after each change. */
  public void onProject(Consumer<Project> listener) {
    listener.accept(project.get());
    project.addListener((observable, before, after) -> listener.accept(after));
  }

  /** What led to the current value: {@code Delete web-1}, {@code Undo Delete web-1}. */
  public String lastStep() {
    return lastStep;
  }

  private void show(Project shown, String step) {
    lastStep = step;
    canUndo.set(!done.isEmpty());
    canRedo.set(!undone.isEmpty());
    undoTitle.set(done.isEmpty() ? "" : done.peek().title());
    redoTitle.set(undone.isEmpty() ? "" : undone.peek().title());
    project.set(shown);
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /** The name of the step that undo takes back; empty when there is none. */
  public ReadOnlyStringProperty undoTitleProperty() {
    return undoTitle.getReadOnlyProperty();
  }

  /** The name of the step that redo makes again; empty when there is none. */
  public ReadOnlyStringProperty redoTitleProperty() {
    return redoTitle.getReadOnlyProperty();
  }
}
