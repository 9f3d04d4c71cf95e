package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.samples.ProjectArbitraries;

/** What holds for every project and for every text. */
final class ProjectJsonPropertyTest {

  private static final String NOISE = "{}[]\",:0123456789-+.eE\\ \n\u0000truefalsn\ud800äid";

  @Provide
  Arbitrary<Project> projects() {
    return ProjectArbitraries.projects();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void readingWhatWasWrittenGivesTheSameProject(@ForAll("projects") Project project) {
    String text = ProjectJson.write(project);

    assertThat(ProjectJson.read(text, "p")).isEqualTo(new Reading.Read<>(project));
    assertThat(ProjectJson.write(project)).isEqualTo(text).endsWith("}\n");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void lettersAreNotLostOnTheWayThroughBytes(@ForAll("projects") Project project) {
    String text = ProjectJson.write(project);

    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void itemsAreReadAsTheyWereWritten(@ForAll("projects") Project project) {
    for (ProjectObject object : project.objects()) {
      assertThat(ItemJson.object(ItemJson.write(object), "o"))
          .isEqualTo(new Reading.Read<>(object));
    }
    for (Firewall firewall : project.firewalls()) {
      assertThat(ItemJson.frame(firewall)).doesNotContain("\n");
      firewall
          .ruleSets()
          .policy()
          .forEach(
              set ->
                  set.rules()
                      .forEach(
                          rule ->
                              assertThat(ItemJson.policyRule(ItemJson.write(rule), "r"))
                                  .isEqualTo(new Reading.Read<>(rule))));
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aDamagedTextIsReadOrRefusedAndNeverMore(
      @ForAll("projects") Project project, @ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(ProjectJson.write(project));
    for (int i = 0; i <= random.nextInt(3); i++) {
      damage(text, random);
    }

    switch (ProjectJson.read(text.toString(), "damaged")) {
      case Reading.Read<Project>(Project read) ->
          assertThat(ProjectJson.read(ProjectJson.write(read), "again"))
              .isEqualTo(new Reading.Read<>(read));
      case Reading.Refused<Project>(var problems) -> assertThat(problems).isNotEmpty();
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(30));
    String noise = String.valueOf(NOISE.charAt(random.nextInt(NOISE.length())));
    switch (random.nextInt(5)) {
      case 0 -> text.setLength(at);
      case 1 -> text.delete(at, end);
      case 2 -> text.insert(at, noise.repeat(1 + random.nextInt(60)));
      case 3 -> text.insert(at, text.substring(at, end));
      default -> text.replace(at, Math.min(text.length(), at + 1), noise);
    }
  }
}
