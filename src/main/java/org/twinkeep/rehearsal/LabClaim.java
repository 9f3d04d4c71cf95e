package org.twinkeep.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A lab number that is ours as long as a process of its own holds it. The process waits for the end
 * of its input, which comes when this object is closed and also when this program dies in whatever
 * way; then it removes the lab.
 */
final class LabClaim implements AutoCloseable {

  private final Process holder;
  private final CompletableFuture<String> complaints;
  private final int number;

  private LabClaim(Process holder, CompletableFuture<String> complaints, int number) {
    this.holder = holder;
    this.complaints = complaints;
    this.number = number;
  }

  static LabClaim take(LabScript script) throws LabException {
    try {
      var words = script.words("lab", "claim");
      words.addFirst("setsid"); // an interrupt from the terminal is for us, not for the holder
      Process holder = new ProcessBuilder(words).start();
      CompletableFuture<String> complaints = Commands.collect(holder.getErrorStream());
      BufferedReader out = holder.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      if (line == null) {
        throw new LabException("cannot claim a lab: " + complaints.join().strip());
      }
      return new LabClaim(holder, complaints, Integer.parseInt(line.strip()));
    } catch (LabException e) {
      throw e;
    } catch (IOException e) {
      throw new LabException("cannot claim a lab: " + e.getMessage(), e);
    }
  }

  int number() {
    return number;
  }

  /** Has the lab removed, and waits until it is. */
  @Override
  public void close() throws LabException {
    try {
      holder.getOutputStream().close();
      if (!holder.waitFor(3, TimeUnit.MINUTES)) {
        throw new LabException("lab " + number + " is still being removed after three minutes");
      }
    } catch (IOException e) {
      throw new LabException("cannot let lab " + number + " go: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the holder goes on without us
      return;
    }
    if (holder.exitValue() != 0 || !complaints.join().isBlank()) {
      throw new LabException("lab " + number + " is not quite removed: " + complaints.join());
    }
  }
}
