package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compiler;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

/**
 * The same project gives the same bytes on every machine, whatever its language, time zone and
 * encoding. Every process also has a seed of its own for the order of {@code Set.of}.
 */
final class SameBytesTest {

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
    for (List<String> machine : MACHINES) {
      processes.add(start(machine));
    }
    List<String> texts = new ArrayList<>();
    for (Process process : processes) {
      texts.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      assertThat(process.waitFor()).isZero();
    }
    assertThat(texts.getFirst()).contains("table inet twinkeep", "vrrp_instance", "*filter");
    assertThat(texts.get(1)).isEqualTo(texts.getFirst());
    assertThat(texts.get(2)).isEqualTo(texts.getFirst());
  }

  private static Process start(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UnlockExperimentalVMOptions");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Generation.class.getName()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Writes everything that is generated for the sample and for some golden cases. */
  static final class Generation {

    private Generation() {}

    /** Runs in a process of its own. */
    public static void main(String[] arguments) {
      StringBuilder all = new StringBuilder();
      Project project = ArticlePair.project();
      for (Backend backend : Backend.values()) {
        for (NodeBundle bundle :
            new Compiler()
                .compile(project, project.firewalls().getFirst().id(), backend)
                .bundles()) {
          for (BundleFile file : bundle.files()) {
            all.append(file.path()).append('\n').append(file.text());
          }
        }
      }
      GoldenCase.all().stream()
          .filter(g -> g.name().matches("(address|log|names|not|time)-.*"))
          .forEach(g -> all.append(g.name()).append(g.actual()));
      byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    }
  }
}
