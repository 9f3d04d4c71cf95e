package org.twinkeep.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.twinkeep.bundle.BundleFile.ActingService;

/** The program on the node, {@code twinkeep-node}, as a file of the bundle. */
public final class NodeProgram {

  /** Where it is installed. */
  public static final String PATH = "/usr/local/sbin/twinkeep-node";

  private static final String RESOURCE = "/node/twinkeep-node";

  private NodeProgram() {}

  /** Its text. */
  public static String text() {
    try (InputStream in = NodeProgram.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It as a file of a bundle. */
  public static BundleFile file() {
    return new BundleFile(PATH, 0755, ActingService.NONE, text().lines().map(Line::of).toList());
  }

  /** The bundle with the program; itself when it has one. */
  public static NodeBundle in(NodeBundle bundle) {
    if (bundle.file(PATH).isPresent()) {
      return bundle;
    }
    List<BundleFile> files = new ArrayList<>(bundle.files());
    files.add(file());
    return bundle.withFiles(files);
  }
}
