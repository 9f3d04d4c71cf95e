package org.twinkeep.compile.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every golden ruleset is loaded by the real tools, in a network namespace that lives as long. */
final class RulesetToolIT {

  private static final Map<String, List<String>> TOOLS =
      Map.of(
          ".v4", List.of("iptables-nft-restore", "iptables-legacy-restore"),
          ".v6", List.of("ip6tables-nft-restore", "ip6tables-legacy-restore"),
          ".nft", List.of("nft -f -"));

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool :
        List.of("nft", "iptables-nft-restore", "iptables-legacy-restore", "unshare")) {
      assumeTrue(isInstalled(tool), tool + " is missing");
    }
  }

  private static boolean isInstalled(String tool) {
    return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  @TestFactory
  Stream<DynamicTest> theRealToolsTakeIt() {
    return GoldenCase.all().stream()
        .flatMap(
            golden -> {
              SortedMap<String, String> files = golden.actual();
              String sets =
                  files.entrySet().stream()
                      .filter(file -> file.getKey().endsWith(".ipset"))
                      .map(Map.Entry::getValue)
                      .collect(Collectors.joining());
              return files.entrySet().stream()
                  .filter(file -> !file.getKey().equals("problems.txt"))
                  .flatMap(file -> tests(golden.name(), file.getKey(), file.getValue(), sets));
            });
  }

  private static Stream<DynamicTest> tests(String golden, String file, String text, String sets) {
    String kind = file.substring(file.lastIndexOf('.'));
    return TOOLS.getOrDefault(kind, List.of()).stream()
        .map(
            tool ->
                DynamicTest.dynamicTest(
                    golden + " " + file + " " + tool,
                    () -> assertThat(load(tool, text, sets)).as(tool).isEmpty()));
  }

  /**
   * What the tool has to say; nothing when it loaded the text twice, the second time over the
   * first.
   */
  private static String load(String tool, String text, String sets)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("twinkeep", ".ruleset");
    Path ipsets = Files.createTempFile("twinkeep", ".ipset");
    try {
      Files.writeString(file, text);
      Files.writeString(ipsets, sets);
      // As the node loads it: text of the user may have sections of its own for a table.
      String as = text.contains("tables-restore --noflush\n") ? tool + " --noflush" : tool;
      String script = as + " < " + file + " && " + as + " < " + file;
      if (!sets.isEmpty()) {
        script = "ipset -exist restore < " + ipsets + " && " + script;
      }
      Process process =
          new ProcessBuilder("unshare", "-n", "sh", "-c", script).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "no answer within a minute";
      }
      return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + ": " + output;
    } finally {
      Files.delete(file);
      Files.delete(ipsets);
    }
  }
}
