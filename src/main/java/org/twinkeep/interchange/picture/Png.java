package org.twinkeep.interchange.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Painter;

/** Paints pixels. */
final class Png {

  private static final double SCALE = 2;

  /** A picture is at most this wide and high, so that a huge drawing fits into memory. */
  private static final double MOST = 8000;

  private Png() {}

  static byte[] of(Drawing drawing) throws IOException {
    Box bounds = drawing.bounds();
    double scale = Math.min(SCALE, Math.min(MOST / bounds.width(), MOST / bounds.height()));
    BufferedImage image =
        new BufferedImage(
            (int) Math.max(1, Math.ceil(bounds.width() * scale)),
            (int) Math.max(1, Math.ceil(bounds.height() * scale)),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(scale, scale);
    g.translate(-bounds.x(), -bounds.y());
    Painter.paint(drawing, new AwtBrush(g));
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("this Java cannot write PNG");
    }
    return bytes.toByteArray();
  }
}
