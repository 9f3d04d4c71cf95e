package org.twinkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.twinkeep.model.Project;

/**
 * Firewall Builder's compiler, as Debian ships it, on the rules of a {@link MixedPolicy}.
 *
 * @param script what it made of them: a shell script that loads them by iptables-restore
 * @param cost what that took
 */
public record Incumbent(Path script, Spent cost) {

  private static final String COMPILER = "/usr/bin/fwb_ipt";

  /**
   * Compiles without its search for shadowed rules; absent = not installed, or not done in time.
   */
  public static Optional<Incumbent> compile(Project project, Path folder, int seconds)
      throws IOException, InterruptedException {
    Optional<Path> standard = FwbPolicy.standardObjects();
    if (standard.isEmpty() || !Files.isExecutable(Path.of(COMPILER))) {
      return Optional.empty();
    }
    Path file =
        Files.writeString(folder.resolve("fw.fwb"), FwbPolicy.text(project, standard.get()));
    Path script = folder.resolve("fw.sh");
    Optional<Spent> spent =
        Spent.by(
            folder,
            seconds,
            COMPILER,
            "-f",
            file.toString(),
            "-d",
            folder.toString(),
            "-o",
            script.toString(),
            "fw");
    return spent.map(cost -> new Incumbent(script, cost));
  }
}
