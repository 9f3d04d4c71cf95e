package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.twinkeep.bench.MixedPolicy;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
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

    Frames jumping = Frames.during(this, STEPS, i -> table.scrollTo(i * RULES / STEPS));
    Frames wheel = Frames.during(this, 4 * STEPS, i -> table.scrollBy(WHEEL));
    Frames editing = Frames.during(this, STEPS, i -> edit(table, i));
    long problems = millis(this::waitForResults);
    screenshot("rules-10000");

    TextField filter = lookup("#rules-filter-policy").query();
    long filtered = millis(() -> doOnFx(() -> filter.setText("10.1.")));
    int left = onFx(() -> table.getItems().size());
    long unfiltered = millis(() -> doOnFx(() -> filter.setText("")));

    System.out.printf(
        "10,000 rules: table shown in %d ms; jumping %s; wheel %s; editing %s; live problems and files %d ms"
            + " after the last edit; filtered to %d rows in %d ms, back in %d ms%n",
        shown, jumping, wheel, editing, problems, left, filtered, unfiltered);
    assertThat(left).as("rows that speak of 10.1.").isBetween(1, RULES);
    assertThat(onFx(() -> table.getItems().size())).isGreaterThanOrEqualTo(RULES);
  }

  private void waitForResults() {
    try {
      results();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("problems and files do not arrive", e);
    }
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
