package org.twinkeep.interchange.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.w3c.dom.Document;

final class PictureTest {

  private static final Project PAIR = ArticlePair.project();

  private static byte[] picture(Picture kind, Project project) throws Exception {
    return kind.of(project, project.firewalls().getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void sameProjectSameBytes(Picture kind) throws Exception {
    assertThat(picture(kind, PAIR)).isEqualTo(picture(kind, ArticlePair.project()));
  }

  @Test
  void svgShowsTheSameTextsAsTheWindow() throws Exception {
    assertThat(texts(picture(Picture.SVG, PAIR)))
        .contains("lj-fw-1", "lj-fw-2", "Internet", "eth0", "192.168.1.1/24", "VIP · VRID 20")
        .contains("inside-net", "10.1.1.0/24", "state sync", "web-1", "10.1.1.100", "web");
  }

  @Test
  void namesStayTextInSvg() throws Exception {
    String name = "a<script>&\u0001\"b";
    Project renamed = ObjectEdits.rename(ArticlePair.WEB, name).applyTo(PAIR);
    assertThat(texts(picture(Picture.SVG, renamed))).contains("a<script>&\ufffd\"b");
  }

  @Test
  void pngIsTwiceAsLargeAndNotEmpty() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture(Picture.PNG, PAIR)));
    assertThat(image.getWidth()).isBetween(1000, 2500);
    assertThat(colours(image)).contains(0xddf4ff, 0xdafbe1, 0x1f2328);
  }

  @Test
  void pdfHasOnePageWithTheTitle() throws Exception {
    byte[] bytes = picture(Picture.PDF, PAIR);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("HA pair, lj-fw");
    }
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
  }

  @Test
  void theFileNameSaysTheKind() {
    assertThat(Picture.byName("Pair.PDF")).contains(Picture.PDF);
    assertThat(Picture.byName("pair.txt")).isEmpty();
  }

  private static List<String> texts(byte[] svg) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    List<String> texts = new ArrayList<>();
    var nodes = document.getElementsByTagName("text");
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static List<Integer> colours(BufferedImage image) {
    List<Integer> colours = new ArrayList<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = image.getRGB(x, y) & 0xffffff;
        if (colours.isEmpty() || colours.getLast() != colour) {
          colours.add(colour);
        }
      }
    }
    return colours.stream().distinct().toList();
  }
}
