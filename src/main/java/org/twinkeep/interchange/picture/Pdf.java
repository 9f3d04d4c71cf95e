package org.twinkeep.interchange.picture;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Painter;

/** Paints one page of the size of the drawing; a pixel is 1/96 inch. */
final class Pdf {

  private static final float POINTS_PER_PIXEL = 0.75f;

  private Pdf() {}

  static byte[] of(Drawing drawing, String title) throws IOException {
    Box bounds = drawing.bounds();
    float width = (float) bounds.width();
    float height = (float) bounds.height();
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L); // else it is made from the clock
      document.getDocumentInformation().setTitle(title);
      PDPage page =
          new PDPage(new PDRectangle(width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL));
      document.addPage(page);
      PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
      g.setColor(Color.WHITE);
      g.translate(-bounds.x(), -bounds.y());
      Painter.paint(drawing, new AwtBrush(g));
      g.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(POINTS_PER_PIXEL, POINTS_PER_PIXEL));
        content.drawForm(g.getXFormObject());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
