package org.twinkeep.bench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinkeep.interchange.ProjectFile;
import org.twinkeep.model.Project;

/**
 * What it takes to generate, from the start of the process to its end, next to Firewall Builder's
 * compiler on the very same rules. {@code mvn -Pbench verify} runs it; {@code
 * -Dbench.rules=100,1000} chooses sizes, {@code -Dbench.patience=120} the seconds that a process
 * may take.
 */
final class GenerationBench {

  private static final int ROUNDS = 3;
  private static final Path LAUNCHER = Path.of("target", "twinkeep").toAbsolutePath();

  @Test
  void costsOfAProcess(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(LAUNCHER), LAUNCHER + " is missing: package first");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/time")), "/usr/bin/time is missing");
    int patience = Integer.getInteger("bench.patience", 120);
    System.out.println("| rules | nftables | iptables | Firewall Builder | of ours |");
    System.out.println("| ---: | ---: | ---: | ---: | ---: |");
    for (String size : System.getProperty("bench.rules", "100,1000,5000,10000").split(",")) {
      int rules = Integer.parseInt(size.strip());
      Project project = MixedPolicy.project(rules);
      Path file = folder.resolve(rules + ".twinkeep.json");
      ProjectFile.write(file, project);
      Optional<Spent> nftables = best(folder, file, "nftables", patience);
      Optional<Spent> iptables = best(folder, file, "iptables", patience);
      Path beside = Files.createDirectories(folder.resolve("fwb-" + rules));
      Optional<Spent> other = Incumbent.compile(project, beside, patience).map(Incumbent::cost);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %s | %s | %s | %s |%n",
          rules,
          text(nftables, patience),
          text(iptables, patience),
          text(other, patience),
          iptables
              .flatMap(
                  ours ->
                      other.map(its -> "%.1f times".formatted(its.processor() / ours.processor())))
              .orElse("–"));
    }
  }

  private static Optional<Spent> best(Path folder, Path project, String backend, int patience)
      throws IOException, InterruptedException {
    Optional<Spent> best = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      Path out = folder.resolve(backend + "-" + project.getFileName() + "-" + round);
      Optional<Spent> spent =
          Spent.by(
              folder,
              patience,
              LAUNCHER.toString(),
              "generate",
              project.toString(),
              "--backend",
              backend,
              "--out",
              out.toString());
      Optional<Spent> before = best;
      best = spent.map(s -> before.map(s::best).orElse(s));
      if (best.isEmpty()) {
        return best;
      }
    }
    return best;
  }

  private static String text(Optional<Spent> spent, int patience) {
    return spent.map(Spent::toString).orElse("not within " + patience + " s");
  }
}
