package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code src/test/resources/golden} is a test. {@code -Dgolden.rewrite=true}
 * writes what the compiler makes now; a person reads the difference.
 */
final class GoldenTest {

  @TestFactory
  Stream<DynamicTest> compilesAsBefore() {
    return GoldenCase.all().stream()
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
  }

  private static void check(GoldenCase golden) throws Exception {
    SortedMap<String, String> actual = golden.actual();
    assertThat(golden.actual()).as("compiled twice").isEqualTo(actual);
    if (Boolean.getBoolean("golden.rewrite")) {
      golden.rewrite(actual);
    }
    SortedMap<String, String> expected = golden.expected();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
  }
}
