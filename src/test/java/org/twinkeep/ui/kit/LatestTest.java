package org.twinkeep.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class LatestTest {

  private final Queue<Runnable> worker = new ArrayDeque<>();
  private final List<String> answers = new ArrayList<>();
  private final Latest latest = new Latest(new Background(worker::add, Runnable::run));

  @Test
  void answersOnlyTheLastOfSeveralQuestions() {
    ask("a");
    ask("ab");
    ask("abc");
    work();
    assertThat(answers).containsExactly("abc");
    ask("abcd");
    work();
    assertThat(answers).containsExactly("abc", "abcd");
  }

  @Test
  void forgetsTheQuestionThatIsBeingAnswered() {
    ask("a");
    latest.forget();
    work();
    assertThat(answers).isEmpty();
    ask("b");
    work();
    assertThat(answers).containsExactly("b");
  }

  private void ask(String question) {
    latest.ask(() -> question, answers::add);
  }

  private void work() {
    while (!worker.isEmpty()) {
      worker.remove().run();
    }
  }
}
