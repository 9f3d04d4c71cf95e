package org.twinkeep.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.twinkeep.check.Checks;
import org.twinkeep.check.ExpiredRules;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * Problems and generated files of the open project, computed anew in the background after each
 * edit. One computation runs at a time; a result that is out of date when it arrives is dropped and
 * the newest project is taken next.
 */
public final class LiveResults {

  private static final Logger LOG = Logger.getLogger(LiveResults.class.getName());

  /**
   * What was found.
   *
   * @param project the value that was looked at
   * @param problems worst first
   * @param compilations by firewall
   */
  public record Results(
      Project project, List<Problem> problems, Map<Id, Compilation> compilations) {

    public Optional<Compilation> compilation(Id firewall) {
      return Optional.ofNullable(compilations.get(firewall));
    }
  }

  private final Workbench workbench;
  private final Compiler compiler;
  private final Executor background;
  private final Executor window;
  private final ReadOnlyObjectWrapper<Results> results;
  private final ReadOnlyObjectWrapper<List<Problem>> problems =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);

  /**
   * Begins with the open project.
   *
   * @param background runs the computation
   * @param window the thread that the workbench belongs to
   */
  public LiveResults(Workbench workbench, Compiler compiler, Executor background, Executor window) {
    this.workbench = workbench;
    this.compiler = compiler;
    this.background = background;
    this.window = window;
    this.results =
        new ReadOnlyObjectWrapper<>(new Results(workbench.project(), List.of(), Map.of()));
    workbench.onProject(project -> start());
  }

  /**
   * The newest results; those of an earlier value of the project while {@link #workingProperty}.
   */
  public ReadOnlyObjectProperty<Results> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /** The problems of the newest results. */
  public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** Whether a computation is under way. */
  public ReadOnlyBooleanProperty workingProperty() {
    return working.getReadOnlyProperty();
  }

  private void start() {
    if (working.get()) {
      return;
    }
    working.set(true);
    Project project = workbench.project();
    background.execute(
        () -> {
          Results computed = compute(project);
          window.execute(() -> arrived(computed));
        });
  }

  private void arrived(Results computed) {
    working.set(false);
    if (computed.project() == workbench.project()) {
      problems.set(computed.problems());
      results.set(computed);
    } else {
      start();
    }
  }

  private Results compute(Project project) {
    List<Problem> found = new ArrayList<>();
    Map<Id, Compilation> compilations = new LinkedHashMap<>();
    try {
      found.addAll(Checks.run(project));
      new ExpiredRules(Instant.now()).run(project, found::add);
      for (Firewall firewall : project.firewalls()) {
        Compilation compilation = compiler.compile(project, firewall.id());
        compilations.put(firewall.id(), compilation);
        found.addAll(compilation.problems());
      }
    } catch (RuntimeException mistake) {
      LOG.log(Level.SEVERE, "checking the project failed", mistake);
      found.add(
          Problem.error(
              "program.mistake",
              Place.PROJECT,
              "Twinkeep made a mistake while it checked the project: " + mistake + ".",
              "Undo the last step, and report this with the project file."));
      compilations.clear();
    }
    return new Results(
        project, found.stream().distinct().sorted(Problem.ORDER).toList(), compilations);
  }
}
