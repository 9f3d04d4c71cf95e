package org.twinkeep.interchange.picture;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.twinkeep.diagram.Box;
import org.twinkeep.diagram.Brush;
import org.twinkeep.diagram.Cloud;
import org.twinkeep.diagram.Drawing;
import org.twinkeep.diagram.Drawing.Align;
import org.twinkeep.diagram.Painter;
import org.twinkeep.model.Point;

/** Paints SVG 1.1; names come through an XML writer only, so that they stay text. */
final class Svg implements Brush {

  private final XMLStreamWriter xml;

  private Svg(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static byte[] of(Drawing drawing, String title) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      Box bounds = drawing.bounds();
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
      xml.writeAttribute("width", number(bounds.width()));
      xml.writeAttribute("height", number(bounds.height()));
      xml.writeAttribute(
          "viewBox",
          number(bounds.x())
              + " "
              + number(bounds.y())
              + " "
              + number(bounds.width())
              + " "
              + number(bounds.height()));
      xml.writeAttribute("font-family", "DejaVu Sans, Verdana, sans-serif");
      Svg svg = new Svg(xml);
      svg.title(title);
      svg.box(bounds, 0, 0xffffff, new Stroke(0xffffff, 0, List.of()));
      Painter.paint(drawing, svg);
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.close();
    } catch (XMLStreamException | Failure e) {
      throw new IOException("the diagram could not be written as SVG: " + e.getMessage(), e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void line(Point from, Point to, Stroke stroke) {
    element(
        "path",
        "d",
        "M"
            + number(from.x())
            + " "
            + number(from.y())
            + "L"
            + number(to.x())
            + " "
            + number(to.y()),
        "fill",
        "none");
    stroke(stroke);
    end();
  }

  @Override
  public void box(Box box, double radius, int fill, Stroke edge) {
    element(
        "rect",
        "x",
        number(box.x()),
        "y",
        number(box.y()),
        "width",
        number(box.width()),
        "height",
        number(box.height()),
        "rx",
        number(radius),
        "fill",
        colour(fill));
    stroke(edge);
    end();
  }

  @Override
  public void cloud(Box box, int fill, Stroke edge) {
    StringBuilder path = new StringBuilder("M");
    point(path, box, Cloud.START.x(), Cloud.START.y());
    for (Cloud.Curve c : Cloud.CURVES) {
      path.append('C');
      point(path, box, c.x1(), c.y1());
      path.append(' ');
      point(path, box, c.x2(), c.y2());
      path.append(' ');
      point(path, box, c.x(), c.y());
    }
    element("path", "d", path.append('Z').toString(), "fill", colour(fill));
    stroke(edge);
    end();
  }

  private static void point(StringBuilder path, Box box, double x, double y) {
    path.append(number(box.x() + x * box.width()))
        .append(' ')
        .append(number(box.y() + y * box.height()));
  }

  @Override
  public void text(String text, double x, double baseline, Align align, Type type) {
    element(
        "text",
        "x",
        number(x),
        "y",
        number(baseline),
        "text-anchor",
        switch (align) {
          case LEFT -> "start";
          case CENTRE -> "middle";
          case RIGHT -> "end";
        },
        "font-size",
        number(type.size()),
        "font-weight",
        type.bold() ? "bold" : "normal",
        "fill",
        colour(type.colour()));
    run(() -> xml.writeCharacters(clean(text)));
    end();
  }

  @Override
  public void group(String title, Runnable content) {
    element("g");
    title(title);
    content.run();
    end();
  }

  private void title(String title) {
    element("title");
    run(() -> xml.writeCharacters(clean(title)));
    end();
  }

  private void element(String name, String... attributes) {
    run(
        () -> {
          xml.writeCharacters("\n");
          xml.writeStartElement(name);
          for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
          }
        });
  }

  private void stroke(Stroke stroke) {
    run(
        () -> {
          xml.writeAttribute("stroke", colour(stroke.colour()));
          xml.writeAttribute("stroke-width", number(stroke.width()));
          if (!stroke.dashes().isEmpty()) {
            xml.writeAttribute(
                "stroke-dasharray",
                stroke.dashes().stream().map(Svg::number).collect(Collectors.joining(" ")));
          }
        });
  }

  private void end() {
    run(xml::writeEndElement);
  }

  /** Characters that XML cannot hold are shown as unknown ones. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                c == '\t' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c != 0xfffe && c != 0xffff
                    ? c
                    : 0xfffd)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String colour(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }

  /** At most two decimals, without needless zeros. */
  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new Failure(e);
    }
  }

  /** Carries a writer's failure through the painter. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(XMLStreamException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
