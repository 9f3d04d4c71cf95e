package org.twinkeep.interchange;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.Manifest;
import org.twinkeep.bundle.NodeBundle;

/**
 * The directory of a node below the output directory: the bundle's files under their paths, {@code
 * manifest.json}, {@code plan.txt} and {@code rules.txt}. A directory that an earlier call made is
 * replaced as a whole, so that no file of an older policy stays behind; any other is left alone.
 */
public final class GeneratedTree {

  private static final String MANIFEST = "manifest.json";

  private GeneratedTree() {}

  /** The directory's name: the node's name where it is safe as one, or else its id. */
  public static String directoryName(NodeBundle bundle) {
    return bundle.nodeName().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        ? bundle.nodeName()
        : bundle.node();
  }

  /** Refuses a directory that holds something else than an earlier bundle. */
  static void checkReplaceable(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory) || !isEmpty(directory) && !isOurs(directory)) {
      throw new FileSystemException(
          directory.toString(), null, "it exists and does not hold generated files");
    }
  }

  private static boolean isOurs(Path directory) {
    return Files.isRegularFile(directory.resolve(MANIFEST))
        && Files.isRegularFile(directory.resolve(PlanText.NAME));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * Writes the bundle beside its place, and then puts it there.
   *
   * @param explanation sentences about rules, each with the id of its rule
   */
  public static void write(Path directory, NodeBundle bundle, List<Line> explanation)
      throws IOException {
    checkReplaceable(directory);
    Path parent = directory.toAbsolutePath().getParent();
    if (parent == null) {
      throw new FileSystemException(directory.toString(), null, "it has no parent directory");
    }
    Files.createDirectories(parent);
    Path fresh = Files.createTempDirectory(parent, ".twinkeep");
    try {
      for (BundleFile file : bundle.files()) {
        write(fresh.resolve(file.path().substring(1)), file.text(), file.mode());
      }
      write(fresh.resolve(MANIFEST), new Manifest(bundle).json(), 0644);
      write(fresh.resolve(PlanText.NAME), PlanText.of(bundle), 0644);
      write(fresh.resolve(RulesText.NAME), RulesText.of(bundle, explanation), 0600);
      permit(fresh, 0755);
      delete(directory);
      Files.move(fresh, directory);
    } finally {
      delete(fresh);
    }
  }

  private static void write(Path file, String text, int mode) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createFile(file);
    permit(file, 0600 | mode);
    Files.writeString(file, text);
    permit(file, mode);
  }

  private static void permit(Path file, int mode) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    List<PosixFilePermission> inOrder = List.of(PosixFilePermission.values());
    for (int i = 0; i < inOrder.size(); i++) {
      if ((mode & 0400 >> i) != 0) {
        permissions.add(inOrder.get(i));
      }
    }
    Files.setPosixFilePermissions(file, permissions);
  }

  /** Deletes what we made; symbolic links are removed, not followed. */
  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
