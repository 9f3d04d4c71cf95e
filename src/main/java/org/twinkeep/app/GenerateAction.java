package org.twinkeep.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.bundle.NodeProgram;
import org.twinkeep.compile.Compilation;
import org.twinkeep.interchange.GeneratedTree;
import org.twinkeep.interchange.WriteFailure;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/** Writes the files that the window shows to a directory, one below it for each node. */
final class GenerateAction {

  private final Workbench workbench;
  private final LiveResults live;
  private final Background background;

  GenerateAction(Workbench workbench, LiveResults live, Background background) {
    this.workbench = workbench;
    this.live = live;
    this.background = background;
  }

  /** Asks where to. */
  void run(Window owner) {
    Optional<Compilation> compiled =
        workbench.firewall().flatMap(f -> live.resultsProperty().get().compilation(f.id()));
    if (compiled.isEmpty() || compiled.get().bundles().isEmpty()) {
      new Question(owner)
          .tell(
              "There are no files to write",
              "No files are written while there is an error, or a danger that nobody"
                  + " acknowledged. The Problems panel shows all of them, with what to do.");
      return;
    }
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Write the files of each node to a directory");
    Optional.ofNullable(chooser.showDialog(owner))
        .ifPresent(chosen -> write(owner, chosen.toPath(), compiled.get()));
  }

  void write(Window owner, Path directory, Compilation compiled) {
    List<NodeBundle> bundles = compiled.bundles();
    List<Path> places =
        bundles.stream().map(b -> directory.resolve(GeneratedTree.directoryName(b))).toList();
    background.run(
        () -> {
          for (int i = 0; i < bundles.size(); i++) {
            NodeBundle bundle = bundles.get(i);
            GeneratedTree.write(
                places.get(i), NodeProgram.in(bundle), compiled.explanation(Id.of(bundle.node())));
          }
          return places;
        },
        written ->
            new Question(owner)
                .tell(
                    "The files are written",
                    "Each directory holds the files of a node, with a manifest and a plan.",
                    written.stream().map(Path::toString).toList()),
        failure ->
            new Question(owner)
                .tell(
                    "The files could not be written",
                    failure instanceof IOException e
                        ? WriteFailure.line(directory, e)
                        : String.valueOf(failure.getMessage())));
  }
}
