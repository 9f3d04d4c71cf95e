package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Each thing that can be wrong with a project file is named with line, column and remedy. */
final class RefusedFileTest {

  private static final String BEGIN = "{\"format\": \"twinkeep-project\", \"version\": 1, ";

  private static List<String> refused(String text) {
    return switch (ProjectJson.read(text, "lj.twinkeep.json")) {
      case Reading.Read<Project>(Project read) -> throw new AssertionError("was read: " + read);
      case Reading.Refused<Project>(List<Problem> problems) ->
          problems.stream()
              .map(p -> p.id() + " " + p.place() + " " + p.message() + " " + p.remedy())
              .toList();
    };
  }

  /** The faults of one object in line 2. */
  private static List<String> refusedObject(String object) {
    return refused(BEGIN + "\"name\": \"x\", \"objects\": [\n" + object + "]}");
  }

  @Test
  void anUnknownPropertyIsNamedWithTheOneThatWasMeant() {
    assertThat(refusedObject("{\"kind\": \"host\", \"id\": \"a\", \"adresses\": []}"))
        .containsExactly(
            "file.property.unknown lj.twinkeep.json:2:29 'adresses' is not a property of a host."
                + " Did you mean 'addresses'?");
  }

  @Test
  void anUnknownPropertyThatResemblesNoneIsAnsweredWithAllThereAre() {
    assertThat(refusedObject("{\"kind\": \"host\", \"id\": \"a\", \"ipAddress\": \"10.0.0.1\"}"))
        .containsExactly(
            "file.property.unknown lj.twinkeep.json:2:29 'ipAddress' is not a property of a host."
                + " Remove it; there are: kind, id, name, comment, tags, colour, folder,"
                + " addresses.");
  }

  @Test
  void aPropertyGivenTwiceIsRefused() {
    assertThat(refusedObject("{\"kind\": \"host\", \"id\": \"a\", \"id\": \"b\"}"))
        .containsExactly(
            "file.property.twice lj.twinkeep.json:2:29 'id' is given a second time."
                + " Keep one of the two.");
  }

  @Test
  void aMissingPropertyIsNamed() {
    assertThat(refusedObject("{\"kind\": \"network\", \"id\": \"a\"}"))
        .containsExactly(
            "file.property.missing lj.twinkeep.json:2:1 'prefix' is missing in a network. Add it.");
  }

  @Test
  void aWrongTypeIsNamed() {
    assertThat(refusedObject("{\"kind\": \"tcp\", \"id\": \"a\", \"ports\": [80]}"))
        .containsExactly(
            "file.type lj.twinkeep.json:2:38 Here stands a number instead of a port or range such"
                + " as 80 or 8000-8010. Write a port or range such as 80 or 8000-8010.");
  }

  @Test
  void aValueTheModelRefusesIsExplainedInItsWords() {
    assertThat(refusedObject("{\"kind\": \"network\", \"id\": \"a\", \"prefix\": \"10.0.0.1/8\"}"))
        .containsExactly(
            "file.value lj.twinkeep.json:2:42 10.0.0.1/8 has host bits set; the network is"
                + " 10.0.0.0/8. Write a prefix such as 192.0.2.0/24.");
  }

  @Test
  void anUnknownKindIsAnsweredWithTheKinds() {
    assertThat(refusedObject("{\"kind\": \"subnet\", \"id\": \"a\"}"))
        .singleElement()
        .asString()
        .startsWith("file.value lj.twinkeep.json:2:10 'subnet' is not one of the words for this.")
        .contains("host, network, range, group");
  }

  @Test
  void allFaultsAreFoundAtOnce() {
    String rules =
        BEGIN
            + """
            "name": 7,
            "firewalls": [{"kind": "cluster", "nodes": [{"id": "n", "priority": 300}],
            "policy": [{"id": "p", "rules": [{"id": "r1", "source": "any", "action": "permit"},
            {"id": "r2", "source": {"not": []}, "action": {"reject": "tcp-reset", "branch": "p"}},
            {"id": "r2", "action": "accept", "log": false}]}]}]}
            """;
    assertThat(refused(rules))
        .extracting(line -> line.substring(0, line.indexOf(' ', line.indexOf(':'))))
        .containsExactly(
            "file.type lj.twinkeep.json:1:54",
            "file.property.missing lj.twinkeep.json:2:15",
            "file.value lj.twinkeep.json:2:69",
            "file.type lj.twinkeep.json:3:57",
            "file.value lj.twinkeep.json:3:74",
            "file.value lj.twinkeep.json:4:32",
            "file.value lj.twinkeep.json:4:47",
            "file.id.duplicate lj.twinkeep.json:5:8",
            "file.type lj.twinkeep.json:5:41");
  }

  @Test
  void anIdGivenTwiceIsRefusedWithBothLines() {
    String host = "{\"kind\": \"host\", \"id\": \"a\"}";
    assertThat(refusedObject(host + ",\n" + host))
        .containsExactly(
            "file.id.duplicate lj.twinkeep.json:3:24 The id 'a' is already used in line 2."
                + " Choose another id, and mend the references to it.");
  }

  @Test
  void anIdOfTheStandardLibraryIsRefused() {
    assertThat(refusedObject("{\"kind\": \"host\", \"id\": \"std:http\"}"))
        .singleElement()
        .asString()
        .startsWith("file.id.reserved lj.twinkeep.json:2:24");
  }

  @Test
  void aNewerVersionIsRefusedAsAWhole() {
    assertThat(refused("{\"format\": \"twinkeep-project\", \"version\": 2, \"other\": 1}"))
        .containsExactly(
            "file.version.newer lj.twinkeep.json:1:43 The file has format version 2, and this"
                + " Twinkeep reads up to 1. Open it with a newer Twinkeep.");
  }

  @Test
  void aVersionThatIsNoWholeNumberIsRefused() {
    for (String version : List.of("0", "1.5", "\"1\"", "null")) {
      assertThat(refused("{\"format\": \"twinkeep-project\", \"version\": " + version + "}"))
          .singleElement()
          .asString()
          .startsWith("file.version lj.twinkeep.json:1:");
    }
  }

  @Test
  void somethingElseThanAProjectIsRefused() {
    assertThat(refused("[]")).singleElement().asString().startsWith("file.format");
    assertThat(refused("{\"name\": \"x\"}")).singleElement().asString().startsWith("file.format");
    assertThat(refused("")).singleElement().asString().startsWith("file.empty");
    assertThat(refused("<?xml"))
        .singleElement()
        .asString()
        .startsWith("file.xml")
        .contains("Firewall Builder");
    assertThat(refused(BEGIN))
        .singleElement()
        .asString()
        .startsWith("file.syntax")
        .doesNotContain("Source");
    assertThat(refused(BEGIN + "\"name\": \"x\"} more"))
        .singleElement()
        .asString()
        .startsWith("file.syntax lj.twinkeep.json:1:");
  }

  @Test
  void deepAndLongTextsAreRefusedWithoutHarm() {
    assertThat(refused("[".repeat(100_000)))
        .singleElement()
        .asString()
        .startsWith("file.too-large lj.twinkeep.json");
    assertThat(refused(BEGIN + "\"name\": \"" + "x".repeat(2_000_000) + "\"}"))
        .singleElement()
        .asString()
        .startsWith("file.too-large");
    assertThat(refused(BEGIN + "\"name\": " + "9".repeat(5_000) + "}"))
        .singleElement()
        .asString()
        .startsWith("file.too-large");
  }

  @Test
  void aHundredFaultsAreEnough() {
    String broken = "{\"kind\": \"host\"},\n".repeat(500) + "{\"kind\": \"host\"}";
    assertThat(refusedObject(broken))
        .hasSize(101)
        .last()
        .asString()
        .startsWith("file.more")
        .contains("401 further");
  }

  @Test
  void aFileThatCannotBeReadIsAProblemToo(@TempDir Path directory) throws Exception {
    Path latin1 = directory.resolve("latin1.twinkeep.json");
    Files.write(latin1, "{\"name\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ids(ProjectFile.read(latin1))).containsExactly("file.encoding");
    assertThat(ids(ProjectFile.read(directory))).containsExactly("file.read");
    assertThat(ids(ProjectFile.read(directory.resolve("none")))).containsExactly("file.read");
  }

  private static List<String> ids(Reading<Project> reading) {
    return switch (reading) {
      case Reading.Read<Project> _ -> List.of();
      case Reading.Refused<Project>(List<Problem> problems) ->
          problems.stream().map(Problem::id).toList();
    };
  }
}
