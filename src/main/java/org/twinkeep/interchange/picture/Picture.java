package org.twinkeep.interchange.picture;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Layout;
import org.twinkeep.diagram.TopologyOf;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;

/** The kinds of pictures that a diagram can be written as. The same drawing, the same bytes. */
public enum Picture {
  /** Scales without loss; texts stay texts. */
  SVG,
  /** Pixels, two for one of the screen. */
  PNG,
  /** One page of the size of the drawing. */
  PDF;

  /** {@code svg}: the end of the file's name. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that a file's name asks for. */
  public static Optional<Picture> byName(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (Picture picture : values()) {
      if (lower.endsWith("." + picture.extension())) {
        return Optional.of(picture);
      }
    }
    return Optional.empty();
  }

  /**
   * A firewall's diagram, as the window shows it.
   *
   * @throws IOException when the picture cannot be made on this machine
   */
  public byte[] of(Project project, Firewall firewall) throws IOException {
    return of(
        Layout.of(TopologyOf.firewall(project, firewall), project.diagram()),
        project.name() + ", " + firewall.name());
  }

  /**
   * A drawing.
   *
   * @param title for people who cannot see it, and for the PDF's title
   * @throws IOException when the picture cannot be made on this machine
   */
  public byte[] of(Drawing drawing, String title) throws IOException {
    return switch (this) {
      case SVG -> Svg.of(drawing, title);
      case PNG -> Png.of(drawing);
      case PDF -> Pdf.of(drawing, title);
    };
  }
}
