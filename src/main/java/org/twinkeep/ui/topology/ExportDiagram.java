package org.twinkeep.ui.topology;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.interchange.picture.Picture;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Question;

/** Writes the diagram, as it is shown, to a file for a document. */
final class ExportDiagram {

  private final Background background;

  ExportDiagram(Background background) {
    this.background = background;
  }

  /** Asks for a file and writes it in the background. */
  void choose(Window owner, Drawing drawing, String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export diagram");
    chooser.setInitialFileName(fileName(title));
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter("SVG, scales without loss", "*.svg"),
            new ExtensionFilter("PDF, one page", "*.pdf"),
            new ExtensionFilter("PNG, pixels", "*.png"));
    Optional.ofNullable(chooser.showSaveDialog(owner))
        .map(File::toPath)
        .map(file -> withExtension(file, chooser.getSelectedExtensionFilter()))
        .ifPresent(
            file ->
                background.run(
                    () -> write(drawing, title, file),
                    done -> {},
                    failure ->
                        new Question(owner)
                            .tell("The diagram was not written", String.valueOf(failure))));
  }

  /** Some platforms' dialogs leave the extension to the program. */
  private static Path withExtension(Path file, ExtensionFilter chosen) {
    if (Picture.byName(file.getFileName().toString()).isPresent()) {
      return file;
    }
    String extension = chosen == null ? "svg" : chosen.getExtensions().getFirst().substring(2);
    return file.resolveSibling(file.getFileName() + "." + extension);
  }

  static String fileName(String title) {
    String name = title.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-+|-+$", "");
    return (name.isEmpty() ? "diagram" : name) + ".svg";
  }

  /**
   * Writes a picture of the kind that the file's name asks for.
   *
   * @throws IOException when it cannot be painted or written, with the file's name
   */
  static Path write(Drawing drawing, String title, Path file) throws IOException {
    Picture kind =
        Picture.byName(file.getFileName().toString())
            .orElseThrow(() -> new IOException(file + " ends with none of .svg, .png and .pdf"));
    return Files.write(file, kind.of(drawing, title));
  }
}
