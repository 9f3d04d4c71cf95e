package org.twinkeep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Project;

/** Changes reach the target soon, together, and in spite of failures. */
final class AutoSaverTest {

  private final BlockingQueue<SaveState> states = new LinkedBlockingQueue<>();
  private final List<String> saved = Collections.synchronizedList(new ArrayList<>());

  private void store(Project project, String title) {
    saved.add(project.name() + ": " + title);
  }

  @Test
  void aChangeIsStoredWithinASecond() throws Exception {
    try (AutoSaver saver = new AutoSaver(this::store, states::add)) {
      saver.changed(Project.empty("a"), "Rename");

      assertThat(states.poll(1, TimeUnit.SECONDS)).isEqualTo(new SaveState.Saving());
      assertThat(states.poll(1, TimeUnit.SECONDS)).isEqualTo(new SaveState.Saved());
      assertThat(saved).containsExactly("a: Rename");
    }
  }

  @Test
  void quickChangesBecomeOneRevisionThatNamesThem() throws Exception {
    try (AutoSaver saver = new AutoSaver(this::store, states::add)) {
      saver.changed(Project.empty("a"), "Add rule");
      saver.changed(Project.empty("b"), "Add rule");
      saver.changed(Project.empty("c"), "Move rule");
      saver.flush();

      assertThat(saved).containsExactly("c: Add rule; Move rule");
      saver.flush();
      assertThat(saved).hasSize(1);
    }
  }

  @Test
  void closingStoresWhatIsPending() throws Exception {
    AutoSaver saver = new AutoSaver(this::store, states::add);
    saver.changed(Project.empty("a"), "Rename");
    saver.close();

    assertThat(saved).containsExactly("a: Rename");
  }

  @Test
  void aFailureIsToldAndTheChangeIsKept() throws Exception {
    List<String> troubles = Collections.synchronizedList(new ArrayList<>(List.of("disk full")));
    try (AutoSaver saver =
        new AutoSaver(
            (project, title) -> {
              if (!troubles.isEmpty()) {
                throw new WorkspaceException(troubles.removeFirst());
              }
              store(project, title);
            },
            states::add)) {
      saver.changed(Project.empty("a"), "Rename");

      assertThatThrownBy(saver::flush).hasMessage("disk full");
      assertThat(states).containsExactly(new SaveState.Saving(), new SaveState.Failed("disk full"));
      assertThat(saved).isEmpty();

      saver.flush();
      assertThat(saved).containsExactly("a: Rename");
      assertThat(states).last().isEqualTo(new SaveState.Saved());
    }
  }
}
