package org.twinkeep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twinkeep.check.Checks;
import org.twinkeep.edit.AcknowledgementEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.interchange.WriteFailure;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Acknowledgement;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.store.WorkspaceException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acknowledge}: says in the project why a danger is accepted, or takes it back. */
@picocli.CommandLine.Command(
    name = "acknowledge",
    description = "Accept a danger with a reason, which the project keeps; or take that back.")
final class AcknowledgeCommand extends Command {

  @Parameters(
      index = "0",
      paramLabel = "PROJECT",
      description = "A project file, or a name in the workspace.")
  String project = "";

  @Parameters(
      index = "1",
      paramLabel = "PROBLEM",
      description = "The danger's id, as 'check' prints it.")
  String problem = "";

  @Option(
      names = "--place",
      paramLabel = "TEXT",
      description = "Where it is, as 'check' prints it; default: the only place.")
  @Nullable String place;

  @ArgGroup(multiplicity = "1")
  Word word = new Word();

  /** What is done; one of both. */
  static final class Word {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is accepted.")
    @Nullable String reason;

    @Option(names = "--undo", description = "Take the acknowledgement back.")
    boolean undo;
  }

  AcknowledgeCommand(Setting setting) {
    super(setting);
  }

  @Override
  Exit run() throws CallException, WorkspaceException {
    Project read = ProjectSource.required(projects().read(project));
    Edit edit = edit(read);
    Project changed = edit.applyTo(read);
    save(changed, edit.title());
    report(changed);
    return Exit.CLEAN;
  }

  private Edit edit(Project read) throws CallException {
    String reason = word.reason;
    if (reason == null) {
      Set<String> kept =
          read.acknowledgements().stream()
              .filter(a -> a.problem().equals(problem))
              .map(Acknowledgement::place)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return AcknowledgementEdits.takeBack(problem, only("acknowledgement", kept));
    }
    if (reason.isBlank()) {
      throw new CallException("--reason is empty. Say why the danger is accepted.");
    }
    List<Problem> dangers =
        Checks.run(read).stream()
            .filter(p -> p.severity() == Severity.DANGER || p.acknowledged().isPresent())
            .filter(p -> p.id().equals(problem))
            .toList();
    String chosen =
        only(
            "danger",
            dangers.stream()
                .map(danger -> danger.place().toString())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    return AcknowledgementEdits.acknowledge(problem, chosen, reason);
  }

  /** The place that is meant; the call is refused when there is none or more than one. */
  private String only(String what, Set<String> places) throws CallException {
    Optional<String> wanted = Optional.ofNullable(place);
    if (places.isEmpty()) {
      throw new CallException(
          "The project has no %s '%s'. 'check' lists its problems.".formatted(what, problem));
    }
    if (wanted.isPresent() ? !places.contains(wanted.get()) : places.size() > 1) {
      throw new CallException(
          "Which %s '%s'? Choose one with --place: %s."
              .formatted(
                  what,
                  problem,
                  places.stream().map(p -> "'" + p + "'").collect(Collectors.joining(", "))));
    }
    return wanted.orElseGet(() -> places.iterator().next());
  }

  private void save(Project changed, String title) throws CallException, WorkspaceException {
    Optional<Path> file = ProjectSource.asFile(project);
    if (file.isEmpty()) {
      projects().inWorkspace(w -> w.save(ProjectSource.find(w, project).key(), changed, title));
      return;
    }
    try {
      ProjectFile.write(file.get(), changed);
    } catch (IOException e) {
      throw new CallException(WriteFailure.line(file.get(), e), e);
    }
  }

  private void report(Project changed) {
    if (common.json) {
      terminal()
          .document(
              PrintJson.laidOut(
                  new Fields()
                      .put(
                          "acknowledgements",
                          changed.acknowledgements().stream().map(AcknowledgeCommand::json))
                      .build()));
      return;
    }
    changed
        .acknowledgements()
        .forEach(a -> terminal().say(a.place() + "  [" + a.problem() + "]  " + a.reason()));
    if (changed.acknowledgements().isEmpty()) {
      terminal().say("Nothing is acknowledged.");
    }
  }

  private static Json json(Acknowledgement acknowledgement) {
    return new Fields()
        .put("id", acknowledgement.problem())
        .put("where", acknowledgement.place())
        .put("reason", acknowledgement.reason())
        .build();
  }
}
