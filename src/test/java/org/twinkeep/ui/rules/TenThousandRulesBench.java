package org.twinkeep.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

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

    Frames scrolling = Frames.during(this, STEPS, i -> table.scrollTo(i * RULES / STEPS));
    Frames editing = Frames.during(this, STEPS, i -> edit(table, i));
    long problems = millis(this::waitForResults);
    screenshot("rules-10000");

    TextField filter = lookup("#rules-filter-policy").query();
    long filtered = millis(() -> doOnFx(() -> filter.setText("10.1.")));
    int left = onFx(() -> table.getItems().size());
    long unfiltered = millis(() -> doOnFx(() -> filter.setText("")));

    System.out.printf(
        "10,000 rules: table shown in %d ms; scrolling %s; editing %s; live problems and files %d ms"
            + " after the last edit; filtered to %d rows in %d ms, back in %d ms%n",
        shown, scrolling, editing, problems, left, filtered, unfiltered);
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

  private static long millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** How long steps took, each until it was on the screen. */
  private record Frames(long typical, long longest) {

    interface Step {
      void run(int number);
    }

    static Frames during(TenThousandRulesBench test, int steps, Step step) {
      long[] taken = new long[steps];
      for (int i = 0; i < steps; i++) {
        int number = i;
        long start = System.nanoTime();
        test.doOnFx(() -> step.run(number));
        test.<Boolean>onFx(() -> true);
        taken[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
      java.util.Arrays.sort(taken);
      return new Frames(taken[steps / 2], taken[steps - 1]);
    }

    @Override
    public String toString() {
      return "%d ms a step, longest %d ms".formatted(typical, longest);
    }
  }
}
