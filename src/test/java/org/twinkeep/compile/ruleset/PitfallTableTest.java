package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/docs/pitfalls.md} names a test for each pitfall, and each of these tests exists. */
final class PitfallTableTest {

  private static final Path TABLE = Path.of("src/docs/pitfalls.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final int PITFALLS = 94;

  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+) \\| (.+) \\|");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final String TEST = "@(Test|TestFactory|ParameterizedTest|Property)\\b[^;{}]*\\b";

  private static TreeMap<Integer, List<String>> rows() throws IOException {
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> names = NAME.matcher(row.group(3)).results().map(r -> r.group(1)).toList();
        assertThat(rows.put(Integer.valueOf(row.group(1)), names)).as(line).isNull();
      }
    }
    return rows;
  }

  @Test
  void everyPitfallHasARow() throws IOException {
    assertThat(rows().keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, PITFALLS).boxed().toList());
  }

  @Test
  void everyRowNamesATest() throws IOException {
    rows().forEach((number, names) -> assertThat(names).as("pitfall " + number).isNotEmpty());
  }

  @Test
  void everythingThatIsNamedExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (List<String> names : rows().values()) {
      for (String name : names) {
        if (!exists(name)) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whatDoesNotExistIsFound() throws IOException {
    assertThat(exists("no-such-golden-case")).isFalse();
    assertThat(exists("NoSuchTest#anything")).isFalse();
    assertThat(exists("PitfallTableTest#exists")).isFalse();
    assertThat(exists("PitfallTableTest#whatDoesNotExistIsFound")).isTrue();
  }

  private static boolean exists(String name) throws IOException {
    int hash = name.indexOf('#');
    if (hash < 0) {
      return Files.isRegularFile(GoldenCase.ROOT.resolve(name).resolve("problems.txt"));
    }
    Optional<Path> source = source(name.substring(0, hash) + ".java");
    return source.isPresent()
        && Pattern.compile(TEST + Pattern.quote(name.substring(hash + 1)) + "\\(")
            .matcher(
                Files.readString(source.get())
                    .replaceAll("\"[^\"\\n]*\"", "")
                    .replaceAll("@\\w+Source\\([^()]*\\)", "")) // its braces are no method's
            .find();
  }

  private static Optional<Path> source(String file) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files.filter(f -> f.endsWith(file)).findFirst();
    }
  }
}
