package org.twinkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a process took from its start to its end.
 *
 * @param processor seconds of processor time, its children's too
 * @param clock seconds by the clock
 * @param memory greatest resident memory in megabytes
 */
public record Spent(double processor, double clock, double memory) {

  private static final int TIMED_OUT = 124;

  /** What the command line ends with when it did its work and has something to say. */
  private static final int WARNED = 1;

  /** Runs a command; absent = it was ended because it took too long. */
  static Optional<Spent> by(Path folder, int seconds, String... command)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile("spent", ".txt");
    Path output = Files.createTempFile("spent", ".out");
    try {
      List<String> all = new ArrayList<>();
      all.addAll(List.of("/usr/bin/time", "-q", "-f", "%U %S %e %M", "-o", report.toString()));
      all.addAll(List.of("timeout", "-k", "5", String.valueOf(seconds)));
      all.addAll(List.of(command));
      int status =
          new ProcessBuilder(all)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (status == TIMED_OUT) {
        return Optional.empty();
      }
      if (status > WARNED) {
        throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
      }
      String[] figures = Files.readString(report).strip().split(" ");
      return Optional.of(
          new Spent(
              Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
              Double.parseDouble(figures[2]),
              Double.parseDouble(figures[3]) / 1024));
    } finally {
      Files.delete(report);
      Files.delete(output);
    }
  }

  Spent best(Spent other) {
    return new Spent(
        Math.min(processor, other.processor),
        Math.min(clock, other.clock),
        Math.min(memory, other.memory));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s, %.1f s, %.0f MB", processor, clock, memory);
  }
}
