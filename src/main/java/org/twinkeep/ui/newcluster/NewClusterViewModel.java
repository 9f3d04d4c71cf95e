package org.twinkeep.ui.newcluster;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.twinkeep.edit.newcluster.ClusterDraft;
import org.twinkeep.edit.newcluster.DraftProblems;
import org.twinkeep.edit.newcluster.LiveGuess;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.edit.newcluster.NewCluster;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.edit.newcluster.Proposals;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.workbench.Workbench;

/** The answers given so far, what is wrong with them, and what they lead to. */
public final class NewClusterViewModel {

  private final Workbench workbench;
  private final ReadOnlyObjectWrapper<ClusterDraft> draft;
  private final ReadOnlyObjectWrapper<DraftProblems> problems;
  private final ReadOnlyStringWrapper read = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Problem>> remarks =
      new ReadOnlyObjectWrapper<>(List.of());

  /** Begins with a pair that has no addresses yet. */
  public NewClusterViewModel(Workbench workbench) {
    this.workbench = workbench;
    this.draft = new ReadOnlyObjectWrapper<>(ClusterDraft.pair(ClusterDraft.FIRST_NAME));
    this.problems = new ReadOnlyObjectWrapper<>(DraftProblems.of(draft.get()));
  }

  public ReadOnlyObjectProperty<ClusterDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  public ClusterDraft draft() {
    return draft.get();
  }

  /** Changes an answer. */
  public void change(UnaryOperator<ClusterDraft> change) {
    ClusterDraft changed = change.apply(draft.get());
    problems.set(DraftProblems.of(changed));
    draft.set(changed);
  }

  /**
   * Fills in what live machines say of themselves.
   *
   * @param nodes one for each of the draft's, in their order; empty = it did not answer
   */
  public void fill(List<Optional<LiveNode>> nodes) {
    LiveGuess.Guess guess = LiveGuess.of(draft.get(), nodes);
    change(d -> guess.draft());
    remarks.set(guess.remarks());
    long answered = nodes.stream().filter(Optional::isPresent).count();
    read.set(
        answered == 0
            ? "No node answered; nothing was filled in."
            : "%d of %d nodes answered. Look through the next pages; everything can be changed."
                .formatted(answered, nodes.size()));
  }

  /** What was read from live machines, as a sentence; empty = nobody was asked. */
  public ReadOnlyStringProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** What of it could not be used, or looks odd. */
  public List<Problem> remarks() {
    return remarks.get();
  }

  /** The firewalls whose rules a cluster can begin with. */
  public List<Firewall> firewalls() {
    return workbench.project().firewalls();
  }

  Optional<Firewall> firewall(Id id) {
    return workbench.project().firewall(id);
  }

  /** Proposes virtual addresses where none were typed. */
  public void propose() {
    change(Proposals::virtualAddresses);
  }

  public ReadOnlyObjectProperty<DraftProblems> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  List<Problem> problems(Page page) {
    return problems.get().on(page);
  }

  /** Whether the way on from a page is open: nothing on it is wrong. */
  public BooleanBinding done(Page page) {
    return Bindings.createBooleanBinding(() -> problems.get().isDone(page), problems);
  }

  /** Whether the cluster can be made. */
  public BooleanBinding complete() {
    return Bindings.createBooleanBinding(() -> problems.get().isDone(), problems);
  }

  /**
   * The project as it would be.
   *
   * @throws IllegalArgumentException when the answers are not complete
   */
  public Project outcome() {
    return NewCluster.of(draft.get()).applyTo(workbench.project());
  }

  /**
   * Makes the cluster, in one step that can be undone, and shows it.
   *
   * @throws IllegalArgumentException when the answers are not complete
   */
  public void create() {
    workbench.apply(NewCluster.of(draft.get()));
    Firewall made = workbench.project().firewalls().getLast();
    workbench.selection().firewallProperty().set(List.of(made.id()));
    workbench.selection().select(made.id());
  }
}
