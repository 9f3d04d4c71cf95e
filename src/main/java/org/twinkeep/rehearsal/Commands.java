package org.twinkeep.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine to their end. */
final class Commands {

  private Commands() {}

  /**
   * Runs a program and collects what it says.
   *
   * @throws LabException when it cannot be started or does not end in time
   */
  static Outcome run(List<String> words, String input, Duration limit)
      throws LabException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(words).start();
    } catch (IOException e) {
      throw new LabException("cannot run " + words.getFirst() + ": " + e.getMessage(), e);
    }
    try {
      CompletableFuture<String> out = collect(process.getInputStream());
      CompletableFuture<String> err = collect(process.getErrorStream());
      feed(process, input);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException(
            String.join(" ", words) + " did not end within " + limit.toSeconds() + " s");
      }
      return new Outcome(process.exitValue(), out.join(), err.join());
    } catch (CompletionException e) {
      throw new LabException("cannot read from " + words.getFirst(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; its exit status and messages say why.
    }
  }

  /** Reads a stream to its end, beside the caller. */
  static CompletableFuture<String> collect(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(e);
              }
            });
    return text;
  }
}
