package org.twinkeep.compile.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;

/**
 * Compares what is generated with {@code src/test/resources/golden-failover/CASE}: {@code files}
 * lists everything with mode and service; {@code NODE/PATH} holds the text, unless it is the same
 * as in the case {@code article}. Run with {@code -Dgolden.rewrite=true} to write the files anew,
 * and read the difference.
 */
final class FailoverGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden-failover");

  @TestFactory
  Stream<DynamicTest> everyCaseGivesItsGoldenFiles() {
    return FailoverCases.all().entrySet().stream()
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> compare(c.getKey(), c.getValue())));
  }

  @Test
  void everyGoldenFolderBelongsToACase() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      assertThat(folders.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FailoverCases.all().keySet());
    }
  }

  private static void compare(String name, Project project) throws IOException {
    SortedMap<String, String> made = texts(project);
    assertThat(texts(project)).isEqualTo(made);
    if (!name.equals("article")) {
      SortedMap<String, String> article = texts(FailoverCases.all().get("article"));
      made.entrySet().removeIf(e -> e.getValue().equals(article.get(e.getKey())));
    }
    made.put("files", list(project));
    Path folder = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.rewrite")) {
      rewrite(folder, made);
    }
    assertThat(read(folder)).isEqualTo(made);
  }

  private static SortedMap<String, String> texts(Project project) {
    SortedMap<String, String> texts = new TreeMap<>();
    Firewall firewall = project.firewalls().getFirst();
    for (Node node : firewall.nodes()) {
      FailoverParts.files(project, firewall, node)
          .forEach(f -> texts.put(node.name() + f.path(), f.text()));
    }
    return texts;
  }

  private static String list(Project project) {
    StringBuilder list = new StringBuilder();
    Firewall firewall = project.firewalls().getFirst();
    for (Node node : firewall.nodes()) {
      for (BundleFile file : FailoverParts.files(project, firewall, node)) {
        list.append(String.format("%04o %-10s ", file.mode(), file.service()))
            .append(node.name())
            .append(file.path())
            .append('\n');
      }
    }
    return list.toString();
  }

  private static void rewrite(Path folder, SortedMap<String, String> made) throws IOException {
    for (String old : read(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (var file : made.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          texts.put(folder.relativize(path).toString(), Files.readString(path));
        }
      }
    }
    return texts;
  }
}
