package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.ParseJson;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Project;
import org.twinkeep.samples.EveryKind;
import org.twinkeep.samples.ProjectArbitraries;

/** The published schema and the writer speak of the same properties. */
final class SchemaTest {

  private static final JsonSchema SCHEMA =
      new JsonSchema(parse(file("resources/schema/twinkeep-project-1.schema.json")));

  private static String file(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json parse(String text) {
    return ParseJson.parse(text, new Faults("text")).orElseThrow();
  }

  @Provide
  Arbitrary<Project> projects() {
    return ProjectArbitraries.projects();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whateverIsWrittenFollowsTheSchema(@ForAll("projects") Project project) {
    assertThat(SCHEMA.violations(parse(ProjectJson.write(project)))).isEmpty();
  }

  @Example
  void theSchemaNamesNoPropertyThatIsNeverWritten() {
    SortedSet<String> written = new TreeSet<>();
    collectNames(parse(ProjectJson.write(EveryKind.project())), written);
    written.add("tos"); // never together with dscp, which the example has
    written.addAll(
        Stream.of(AutomaticRule.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());

    assertThat(written).containsAll(SCHEMA.propertyNames());
  }

  private static void collectNames(Json json, SortedSet<String> names) {
    switch (json) {
      case Json.Obj object ->
          object
              .members()
              .forEach(
                  (name, member) -> {
                    names.add(name);
                    collectNames(member.value(), names);
                  });
      case Json.Arr array -> array.items().forEach(item -> collectNames(item, names));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  @Example
  void aPropertyThatTheSchemaLacksIsFound() {
    String text = ProjectJson.write(EveryKind.project());

    assertThat(SCHEMA.violations(parse(text.replace("\"vrid\"", "\"vrrpId\""))))
        .anyMatch(violation -> violation.contains("vrrpId"));
    assertThat(SCHEMA.violations(parse(text.replace("\"continue\"", "\"go-on\"")))).isNotEmpty();
    assertThat(SCHEMA.violations(parse(text.replace("\"vrid\": 20", "\"vrid\": 0")))).isNotEmpty();
  }
}
