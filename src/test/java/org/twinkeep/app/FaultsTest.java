package org.twinkeep.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Logger LOG = Logger.getLogger(Faults.class.getName());

  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    LOG.setLevel(null);
  }

  @Test
  void aFaultIsToldOnTheWindowsThread() {
    Faults faults = new Faults(later::add, (title, text) -> told.add(text));

    fault(faults, "no such row");

    assertThat(told).isEmpty();
    runAll();
    assertThat(told).singleElement().asString().contains("no such row", "is stored");
  }

  @Test
  void faultsThatComeWhileOneIsReadAreNotToldOnTopOfIt() {
    List<Faults> self = new ArrayList<>();
    Faults faults =
        new Faults(
            later::add,
            (title, text) -> {
              told.add(text);
              fault(self.getFirst(), "again");
              runAll();
            });
    self.add(faults);

    fault(faults, "first");
    runAll();

    assertThat(told).hasSize(1);
    fault(faults, "later");
    runAll();
    assertThat(told).hasSize(2);
  }

  private static void fault(Faults faults, String message) {
    faults.uncaughtException(Thread.currentThread(), new IllegalStateException(message));
  }

  private void runAll() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }
}
