package org.twinkeep.compile.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.twinkeep.bundle.Line;

/**
 * A text of the program's resources in which lines such as {@code @SETTINGS@} are replaced by
 * generated lines.
 */
final class Template {

  private Template() {}

  static List<Line> fill(String resource, Map<String, List<String>> places) {
    List<Line> lines = new ArrayList<>();
    for (String line : read(resource).split("\n")) {
      if (places.containsKey(line)) {
        places.get(line).forEach(l -> lines.add(Line.of(l)));
      } else {
        lines.add(Line.of(line));
      }
    }
    return lines;
  }

  private static String read(String resource) {
    try (InputStream in = Template.class.getResourceAsStream("/compile/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
