package org.twinkeep.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.twinkeep.check.Checks;
import org.twinkeep.check.ExpiredRules;
import org.twinkeep.compile.Compiler;
import org.twinkeep.interchange.Reading;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.Parameters;

/** {@code check}: everything that is wrong with a project. */
@picocli.CommandLine.Command(
    name = "check",
    description = "Print all problems of a project: mistakes in it and what cannot be generated.")
final class CheckCommand extends Command {

  @Parameters(paramLabel = "PROJECT", description = "A project file, or a name in the workspace.")
  String project = "";

  CheckCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    return switch (projects().read(project)) {
      case Reading.Read<Project>(Project read) -> report(problems(read));
      case Reading.Refused<Project>(List<Problem> problems) -> refuse(problems);
    };
  }

  private static List<Problem> problems(Project project) {
    Compiler compiler = new Compiler();
    List<Problem> expired = new ArrayList<>();
    new ExpiredRules(Instant.now()).run(project, expired::add);
    return Stream.of(
            Checks.run(project).stream(),
            expired.stream(),
            project.firewalls().stream()
                .flatMap(f -> compiler.compile(project, f.id()).problems().stream()))
        .flatMap(s -> s)
        .distinct()
        .sorted(Problem.ORDER)
        .toList();
  }

  private Exit report(List<Problem> problems) {
    if (common.json) {
      terminal().document(document(problems));
    } else {
      ProblemOutput.print(terminal(), problems);
      terminal().say(ProblemOutput.summary(problems));
    }
    return ProblemOutput.exit(problems);
  }

  private Exit refuse(List<Problem> problems) throws CallException {
    if (common.json) {
      terminal().document(document(problems));
    }
    throw new CallException(ProjectSource.oneLine(problems));
  }

  private static String document(List<Problem> problems) {
    return PrintJson.laidOut(new Fields().put("problems", ProblemOutput.json(problems)).build());
  }
}
