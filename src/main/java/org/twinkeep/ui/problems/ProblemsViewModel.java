package org.twinkeep.ui.problems;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.twinkeep.check.fix.QuickFix;
import org.twinkeep.check.fix.QuickFixes;
import org.twinkeep.edit.AcknowledgementEdits;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.workbench.Navigator;
import org.twinkeep.workbench.Workbench;

/** The problems that are shown, and how many there are. */
public final class ProblemsViewModel {

  private final Workbench workbench;
  private final ObservableValue<List<Problem>> problems;
  private final Navigator navigator;
  private final BooleanProperty notes = new SimpleBooleanProperty(true);
  private final ObservableList<Problem> shown = FXCollections.observableArrayList();

  /**
   * Shows problems.
   *
   * @param workbench takes the quick fixes
   * @param problems what is wrong now
   * @param navigator leads to places
   */
  public ProblemsViewModel(
      Workbench workbench, ObservableValue<List<Problem>> problems, Navigator navigator) {
    this.workbench = workbench;
    this.problems = problems;
    this.navigator = navigator;
    problems.addListener((property, before, after) -> show());
    notes.addListener((property, before, after) -> show());
    show();
  }

  /** Worst first. */
  public ObservableList<Problem> shown() {
    return FXCollections.unmodifiableObservableList(shown);
  }

  /** Whether notes, the mildest ones, are shown. */
  public BooleanProperty notesProperty() {
    return notes;
  }

  /** For example {@code 2 errors, 1 warning}; {@code no problems} when there is none. */
  public StringBinding summary() {
    return Bindings.createStringBinding(() -> summary(problems.getValue()), problems);
  }

  /** Leads to the place of a problem, when it has one in the project. */
  public void open(Problem problem) {
    problem.place().element().ifPresent(navigator::show);
  }

  /** The step that mends a problem of the project as it is now; absent when there is none. */
  public Optional<QuickFix> fix(Problem problem) {
    return QuickFixes.of(workbench.project(), problem);
  }

  /** Mends a problem, as one step that can be undone; nothing when it cannot be mended so. */
  public void mend(Problem problem) {
    fix(problem).ifPresent(fix -> workbench.apply(fix.edit()));
  }

  /** Accepts a danger, as one step that can be undone; nothing without a reason. */
  public void acknowledge(Problem danger, String reason) {
    if (isDanger(danger) && !reason.isBlank()) {
      workbench.apply(
          AcknowledgementEdits.acknowledge(danger.id(), danger.place().toString(), reason));
    }
  }

  /** Whether it can be acknowledged. */
  public boolean isDanger(Problem problem) {
    return problem.severity() == Severity.DANGER;
  }

  /** No longer accepts a danger, as one step that can be undone. */
  public void takeBack(Problem acknowledged) {
    if (acknowledged.acknowledged().isPresent()) {
      workbench.apply(
          AcknowledgementEdits.takeBack(acknowledged.id(), acknowledged.place().toString()));
    }
  }

  private void show() {
    Set<Severity> wanted = EnumSet.allOf(Severity.class);
    if (!notes.get()) {
      wanted.remove(Severity.NOTE);
    }
    List<Problem> now =
        problems.getValue().stream().filter(p -> wanted.contains(p.severity())).toList();
    if (!now.equals(shown)) {
      shown.setAll(now);
    }
  }

  /** Counts problems in words, worst first. */
  public static String summary(List<Problem> problems) {
    List<String> parts =
        EnumSet.allOf(Severity.class).stream()
            .map(severity -> count(problems, severity))
            .filter(text -> !text.isEmpty())
            .toList();
    return parts.isEmpty() ? "no problems" : String.join(", ", parts);
  }

  private static String count(List<Problem> problems, Severity severity) {
    long count = problems.stream().filter(p -> p.severity() == severity).count();
    return count == 0 ? "" : count + " " + noun(severity) + (count == 1 ? "" : "s");
  }

  private static String noun(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case DANGER -> "danger";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
