package org.twinkeep.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.cli.Terminal.Style;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;

/** Prints problems. */
final class ProblemOutput {

  private ProblemOutput() {}

  static void print(Terminal terminal, List<Problem> problems) {
    for (Problem problem : problems) {
      terminal.say(
          style(problem.severity()),
          "%-7s".formatted(word(problem.severity())),
          " " + problem.place() + "  [" + problem.id() + "]");
      terminal.say("        " + problem.message() + " " + problem.remedy());
    }
  }

  /** {@code 2 errors, 1 warning}, or {@code no problems}. */
  static String summary(List<Problem> problems) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    problems.forEach(problem -> counts.merge(problem.severity(), 1, Integer::sum));
    return counts.isEmpty()
        ? "no problems"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + word(e.getKey()) + (e.getValue() == 1 ? "" : "s"))
            .collect(Collectors.joining(", "));
  }

  static Stream<Json> json(List<Problem> problems) {
    return problems.stream().map(ProblemOutput::json);
  }

  private static Json json(Problem problem) {
    Fields fields =
        new Fields()
            .put("id", problem.id())
            .put("severity", word(problem.severity()))
            .put("where", problem.place().toString())
            .put("message", problem.message())
            .put("remedy", problem.remedy());
    problem.acknowledged().ifPresent(reason -> fields.put("acknowledged", reason));
    return fields.build();
  }

  /** Clean when nothing is worse than a note. */
  static Exit exit(List<Problem> problems) {
    return problems.stream().allMatch(p -> p.severity() == Severity.NOTE)
        ? Exit.CLEAN
        : Exit.FINDINGS;
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR, DANGER -> Style.RED;
      case WARNING -> Style.YELLOW;
      case NOTE -> Style.FAINT;
    };
  }
}
