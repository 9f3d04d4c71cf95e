package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.bench.MixedPolicy;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.MouseDrag;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** Opens, scrolls, edits and filters a table of 10,000 rules, and prints how long each takes. */
final class TenThousandRulesBench extends WindowTest {

  private static final int RULES = 10_000;
  private static final int STEPS = 50;

  /** Pixels that one notch of a mouse wheel scrolls. */
  private static final double WHEEL = 40;

  private final Project project = MixedPolicy.project(RULES);

  @Override
  protected Project project() {
    return project;
  }

  @Test
  void opensScrollsFiltersAndEditsWithoutAVisibleStop() throws Exception {
    long shown = millis(() -> doOnFx(() -> page().commands().run(Command.SHOW_POLICY)));
    RuleTable table = lookup("#rules-policy").query();
    assertThat(onFx(() -> table.getItems().size())).isGreaterThanOrEqualTo(RULES);

    Frames first = Frames.during(this, STEPS, i -> table.scrollTo(i * RULES / STEPS));
    Frames jumping = Frames.during(this, STEPS, i -> table.scrollTo(100 + i * RULES / STEPS));
    Frames wheel = Frames.during(this, 4 * STEPS, i -> table.scrollBy(WHEEL));
    print("jump, the first " + STEPS, first);
    print("jump", jumping);
    print("wheel", wheel);
    print("edit and jump", Frames.during(this, STEPS, i -> edit(table, i)));
    long problems = millis(this::waitForResults);
    screenshot("rules-10000");
    filter(table);
    dragging(table);
    searching(table);
    System.out.printf(
        "10,000 rules: table shown in %d ms; live problems and files %d ms after the last edit%n",
        shown, problems);
  }

  private static void print(String step, Frames frames) {
    System.out.printf("10,000 rules: %s: %s%n", step, frames);
  }

  /** Types an address into the filter, and takes it away. */
  private void filter(RuleTable table) {
    TextField filter = lookup("#rules-filter-policy").query();
    stop(
        "filter, first time",
        () -> {
          clickOn(filter).write("10.1.");
          await(() -> table.getItems().size() < RULES);
        });
    int left = onFx(() -> table.getItems().size());
    assertThat(left).as("rows that speak of it").isBetween(1, RULES);
    stop("take the filter away", () -> clear(filter, table));
    stop(
        "filter to " + left + " rows",
        () -> {
          clickOn(filter).write("10.1.");
          await(() -> table.getItems().size() < RULES);
        });
    stop("take the filter away again", () -> clear(filter, table));
  }

  private void clear(TextField filter, RuleTable table) {
    doOnFx(filter::clear);
    await(() -> table.getItems().size() >= RULES);
  }

  /** Drags a row, several rows and an object over the rows that are shown. */
  private void dragging(RuleTable table) {
    doOnFx(() -> table.scrollTo(RULES / 2));
    List<String> rows =
        onFx(
            () ->
                table.getItems().subList(RULES / 2 + 1, RULES / 2 + 9).stream()
                    .map(Row::key)
                    .toList());
    drag("a row", table, rows.get(1), rows, RuleColumn.NUMBER);
    clickOn(cell(table, rows.get(2), RuleColumn.NUMBER));
    press(KeyCode.SHIFT);
    clickOn(cell(table, rows.get(4), RuleColumn.NUMBER));
    release(KeyCode.SHIFT);
    drag("several rows", table, rows.get(3), rows, RuleColumn.NUMBER);
    drag("an object", table, rows.get(5), rows, RuleColumn.SOURCE);
  }

  private void drag(
      String what, RuleTable table, String from, List<String> over, RuleColumn column) {
    RuleCell start = cell(table, from, column);
    Node source =
        onFx(
            () ->
                start.lookupAll(".chip").stream()
                    .filter(Node::isVisible)
                    .findFirst()
                    .orElse(start));
    MouseDrag drag = MouseDrag.from(this, source);
    stop(
        "drag " + what + " over the table",
        () -> over.forEach(row -> drag.over(cell(table, row, column))));
    Project before = shown();
    stop("drop " + what, drag::drop);
    assertThat(shown()).as("after the drop of " + what).isNotEqualTo(before);
  }

  /** Types names and addresses into the search of a cell. */
  private void searching(RuleTable table) {
    doOnFx(() -> table.scrollTo(100));
    String row = onFx(() -> table.getItems().get(102).key());
    for (String typed : List.of("host-12", "10.1.2.3", "10.77.0.0/16", "group-4")) {
      clickOn(cell(table, row, RuleColumn.SOURCE));
      stop("search " + typed + " in a cell", () -> write(typed));
      type(KeyCode.ESCAPE);
    }
  }

  private RuleCell cell(RuleTable table, String row, RuleColumn column) {
    return onFx(() -> table.cell(row, column).orElseThrow());
  }

  private void await(Callable<Boolean> condition) {
    try {
      waitUntil(condition);
    } catch (TimeoutException e) {
      throw new AssertionError("it does not happen", e);
    }
  }

  private void waitForResults() {
    await(() -> !page().live().workingProperty().get());
  }

  private void edit(RuleTable table, int step) {
    Rule rule =
        workbench().firewall().orElseThrow().ruleSets().policy().getFirst().rules().get(step * 100);
    Id set = workbench().firewall().orElseThrow().ruleSets().policy().getFirst().id();
    workbench()
        .apply(
            RuleEdits.change(
                "Switch", set, rule.id(), PolicyRule.class, r -> r.withEnabled(!r.enabled())));
    table.scrollTo(step * 100);
  }

  /** Nanoseconds that the window's thread has worked. */
  private long processorTime() {
    return onFx(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  /** Prints the longest time for which the window's thread could not do anything else. */
  private void stop(String step, Runnable work) {
    AtomicLong last = new AtomicLong(processorTime());
    AtomicLong longest = new AtomicLong();
    try (ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor()) {
      beat.scheduleAtFixedRate(
          () ->
              Platform.runLater(
                  () -> {
                    long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
                  }),
          0,
          4,
          TimeUnit.MILLISECONDS);
      work.run();
      beat.shutdownNow();
    }
    onFx(() -> true);
    System.out.printf(
        "10,000 rules: %s: longest stop %.0f ms of processor%n", step, longest.get() / 1e6);
  }

  private static long millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /**
   * How long steps took, each until it was laid out.
   *
   * @param typical median, milliseconds
   * @param longest milliseconds
   * @param processor what the window's thread itself worked for a step, milliseconds on average;
   *     unlike the others it holds on a busy machine, too
   */
  private record Frames(long typical, long longest, double processor) {

    interface Step {
      void run(int number);
    }

    static Frames during(TenThousandRulesBench test, int steps, Step step) {
      long[] taken = new long[steps];
      long before = test.processorTime();
      for (int i = 0; i < steps; i++) {
        int number = i;
        long start = System.nanoTime();
        test.doOnFx(() -> step.run(number));
        test.<Boolean>onFx(() -> true);
        taken[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
      java.util.Arrays.sort(taken);
      double processor = (test.processorTime() - before) / 1e6 / steps;
      return new Frames(taken[steps / 2], taken[steps - 1], processor);
    }

    @Override
    public String toString() {
      return "%d ms a step (processor %.0f ms), longest %d ms"
          .formatted(typical, processor, longest);
    }
  }
}
