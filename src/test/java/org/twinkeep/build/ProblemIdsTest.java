package org.twinkeep.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every problem that the compiler, the checks and the readers of files can tell is tested. */
final class ProblemIdsTest {

  private static final Path MAIN = Path.of("src/main/java/org/twinkeep");
  private static final List<String> PACKAGES =
      List.of("check", "compile", "interchange", "rehearsal", "install/check");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w.-])[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*\\.[a-z0-9-]*[a-z0-9](?![\\w-])");

  /** What looks like an id: kernel settings, and names of files. */
  private static final Pattern OTHER =
      Pattern.compile("net\\..*|www\\..*|.*\\.(conf|json|properties|service|sh|timer|txt)");

  @Test
  void everyProblemIsNamedByATest() throws IOException {
    Set<String> said = said();
    assertThat(said).contains("rule.lost", "cluster.vrid.duplicate", "file.id.reserved");
    Set<String> named = named();
    assertThat(untested(said, named)).as("ids of problems that no test names").isEmpty();
  }

  @Test
  void findsAProblemThatNoTestNames() {
    Set<String> named = Set.of("rule.lost.twice", "install.disk.full");
    assertThat(untested(new TreeSet<>(Set.of("rule.lost", "disk.full")), named))
        .containsExactly("rule.lost");
    assertThat(ids("error(\"rule.lost\", \"a name\", \"eth0.100 is away\")"))
        .containsExactly("rule.lost");
  }

  /** The node's checks put a word of their own before their ids. */
  private static Set<String> untested(Set<String> said, Set<String> named) {
    return said.stream()
        .filter(id -> named.stream().noneMatch(n -> n.equals(id) || n.equals("install." + id)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> said() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String folder : PACKAGES) {
      for (Path file : FormatSources.javaFiles(MAIN.resolve(folder))) {
        ids.addAll(ids(Files.readString(file)));
      }
    }
    return ids;
  }

  /** Literals that are an id and nothing else. */
  private static Set<String> ids(String source) {
    return literals(source)
        .filter(text -> ID.matcher(text).matches() && !OTHER.matcher(text).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> literals(String source) {
    return LITERAL.matcher(source).results().map(r -> r.group(1));
  }

  /** Ids in literals of tests, and in the problems that golden cases expect. */
  private static Set<String> named() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path file : FormatSources.javaFiles(Path.of("src/test/java"))) {
      if (!file.endsWith("ProblemIdsTest.java")) {
        literals(Files.readString(file)).forEach(text -> ids.addAll(within(text)));
      }
    }
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
      for (Path file : files.filter(f -> f.endsWith("problems.txt")).toList()) {
        ids.addAll(within(Files.readString(file)));
      }
    }
    return ids;
  }

  private static List<String> within(String text) {
    return ID.matcher(text).results().map(MatchResult::group).toList();
  }
}
