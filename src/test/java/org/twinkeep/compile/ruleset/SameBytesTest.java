package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.Compilation;
import org.twinkeep.compile.Compiler;
import org.twinkeep.interchange.GeneratedTexts;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Fields;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.interchange.json.ParseJson;
import org.twinkeep.interchange.json.PrintJson;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

/**
 * The same project gives the same bytes on every machine, whatever its language, time zone and
 * encoding, and in whatever order its objects stand in the file. Every process also has a seed of
 * its own for the order of {@code Set.of}.
 */
final class SameBytesTest {

  private static final List<String> SHUFFLED =
      List.of(
          "article-pair",
          "address-many-in-many-cells",
          "address-dynamic-group",
          "nat-branch-beside-policy-branch");

  private static final List<List<String>> MACHINES =
      List.of(
          List.of(),
          List.of(
              "-Duser.language=tr",
              "-Duser.country=TR",
              "-Duser.timezone=Asia/Kolkata",
              "-Dfile.encoding=ISO-8859-1",
              "-Dline.separator=\r\n"),
          List.of(
              "-Duser.language=ar",
              "-Duser.country=EG",
              "-Duser.timezone=America/St_Johns",
              "-Dfile.encoding=UTF-16",
              "-XX:hashCode=2"));

  @Test
  void languageZoneEncodingAndHashesChangeNothing() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int machine = 0; machine < MACHINES.size(); machine++) {
      processes.add(start(machine));
    }
    List<List<String>> digests = new ArrayList<>();
    for (Process process : processes) {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      digests.add(out.lines().toList());
      assertThat(process.waitFor()).isZero();
    }
    assertThat(digests.getFirst()).hasSize(1 + GoldenCase.all().size());
    List<String> elsewhere = new ArrayList<>(digests.get(1));
    elsewhere.addAll(digests.get(2));
    assertThat(elsewhere).hasSize(2 + GoldenCase.all().size());
    elsewhere.removeAll(Set.copyOf(digests.getFirst()));
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void theOrderOfObjectsChangesNothing() throws Exception {
    for (String name : SHUFFLED) {
      String text =
          Files.readString(GoldenCase.ROOT.resolve(name).resolve("project.twinkeep.json"));
      Json.Obj json = (Json.Obj) ParseJson.parse(text, new Faults(name)).orElseThrow();
      String expected = everything(read(text));
      assertThat(expected).as(name).isNotEmpty();
      for (long seed = 1; seed <= 3; seed++) {
        String shuffled = PrintJson.laidOut(shuffled(json, new Random(seed)));
        assertThat(shuffled).isNotEqualTo(text);
        assertThat(everything(read(shuffled))).as("%s, seed %d", name, seed).isEqualTo(expected);
      }
    }
  }

  private static Project read(String text) {
    return switch (ProjectJson.read(text, "shuffled")) {
      case Reading.Read<Project>(Project project) -> project;
      case Reading.Refused<Project>(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  /** The objects of a project in another order, which says nothing. */
  private static Json shuffled(Json.Obj project, Random random) {
    Fields fields = new Fields();
    project
        .members()
        .forEach(
            (name, member) -> {
              if (name.equals("objects") && member.value() instanceof Json.Arr objects) {
                List<Json> items = new ArrayList<>(objects.items());
                Collections.shuffle(items, random);
                fields.put(name, items.stream());
              } else {
                fields.put(name, member.value());
              }
            });
    return fields.build();
  }

  private static Process start(int machine) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UnlockExperimentalVMOptions", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(MACHINES.get(machine));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Generation.class.getName(),
            "" + machine));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Everything that is generated for a project with both back ends, and what is said about it. */
  private static String everything(Project project) {
    StringBuilder all = new StringBuilder();
    Compiler compiler = new Compiler(GoldenCase.fixedWorld());
    for (Firewall firewall : project.firewalls()) {
      for (Backend backend : Backend.values()) {
        Compilation compilation = compiler.compile(project, firewall.id(), backend);
        compilation.drafts().forEach(bundle -> all.append(GeneratedTexts.of(bundle)));
        all.append(compilation.problems());
      }
    }
    return all.toString();
  }

  /**
   * Writes a line for the sample and for each golden case: a digest of all that is generated. The
   * first machine has all cases, each of the others every other one.
   */
  static final class Generation {

    private Generation() {}

    /** Runs in a process of its own. */
    public static void main(String[] arguments) throws Exception {
      StringBuilder lines = new StringBuilder();
      lines.append("sample ").append(digest(everything(ArticlePair.project()))).append('\n');
      int machine = Integer.parseInt(arguments[0]);
      List<GoldenCase> cases = GoldenCase.all();
      for (int i = 0; i < cases.size(); i++) {
        if (machine > 0 && i % 2 != machine - 1) {
          continue;
        }
        GoldenCase golden = cases.get(i);
        String digest = digest(everything(golden.project()));
        lines.append(golden.name()).append(' ').append(digest).append('\n');
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    }

    private static String digest(String text) throws Exception {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
  }
}
