package org.twinkeep.compile.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.flatten.Ladder.Step;
import org.twinkeep.compile.iptables.RestoreFile;
import org.twinkeep.compile.nftables.NftFile;
import org.twinkeep.compile.program.Program;
import org.twinkeep.model.Family;

/** The kernel takes as many chains one below the other as {@link Nesting} says, and no more. */
final class NestingToolIT {

  @BeforeAll
  static void needsRootAndTools() {
    assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
    for (String tool : List.of("nft", "iptables-nft-restore", "iptables-legacy-restore")) {
      assumeTrue(Files.exists(Path.of("/usr/sbin", tool)), tool + " is missing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nftables(Step step) throws Exception {
    assertThat(load("nft -f -", nft(Nesting.MOST_CHAINS, step))).isZero();
    assertThat(load("nft -f -", nft(Nesting.MOST_CHAINS + 1, step))).isNotZero();
  }

  @ParameterizedTest
  @EnumSource(names = "LOOKUP", mode = EnumSource.Mode.EXCLUDE)
  void iptables(Step step) throws Exception {
    for (boolean beside : List.of(false, true)) {
      int most = Nesting.MOST_CHAINS - (beside ? 1 : 0);
      assertThat(load("iptables-nft-restore", iptables(most, step, beside))).isZero();
      assertThat(load("iptables-nft-restore", iptables(most + 1, step, beside))).isNotZero();
      assertThat(load("iptables-legacy-restore", iptables(most + 1, step, beside))).isZero();
    }
  }

  private static String nft(int chains, Step step) {
    Program none = new Program(Family.IPV6, List.of());
    return text(NftFile.print(Ladder.of(Family.IPV4, chains, step), none, List.of()));
  }

  private static String iptables(int chains, Step step, boolean beside) {
    return text(RestoreFile.print(Ladder.of(Family.IPV4, chains, step), beside, List.of()));
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
  }

  private static int load(String tool, String text) throws Exception {
    Process process =
        new ProcessBuilder("unshare", "-n", "sh", "-c", tool)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return process.waitFor();
  }
}
