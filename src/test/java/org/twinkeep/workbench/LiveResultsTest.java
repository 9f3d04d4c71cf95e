package org.twinkeep.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

final class LiveResultsTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final LiveResults live =
      new LiveResults(workbench, new Compiler(), background::add, Runnable::run);

  @Test
  void findsAProblemAfterTheEditThatMadeIt() {
    runAll();
    assertThat(live.problemsProperty().get()).noneMatch(Problem::isError);

    deleteWebServer();
    runAll();

    assertThat(live.problemsProperty().get())
        .anySatisfy(problem -> assertThat(problem.id()).isEqualTo("reference.missing"));
    assertThat(live.resultsProperty().get().project()).isSameAs(workbench.project());
    assertThat(live.resultsProperty().get().compilation(ArticlePair.CLUSTER)).isPresent();
  }

  @Test
  void dropsAResultThatIsOutOfDateAndTakesTheNewestProject() {
    deleteWebServer();
    workbench.undo();
    assertThat(background).as("one computation at a time").hasSize(1);
    background.poll().run();

    assertThat(live.workingProperty().get()).isFalse();
    assertThat(live.resultsProperty().get().project()).isEqualTo(ArticlePair.project());

    background.clear();
    deleteWebServer();
    Runnable stale = background.poll();
    workbench.apply(ObjectEdits.rename(ArticlePair.ADMINS, "admins"));
    stale.run();

    assertThat(live.workingProperty().get()).isTrue();
    runAll();
    assertThat(live.resultsProperty().get().project()).isSameAs(workbench.project());
  }

  private void deleteWebServer() {
    workbench.apply(ObjectEdits.delete(workbench.project().object(ArticlePair.WEB).orElseThrow()));
  }

  private void runAll() {
    while (!background.isEmpty()) {
      background.poll().run();
    }
  }
}
