package org.twinkeep.rehearsal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.twinkeep.rehearsal.probe.ProbeMain;

/**
 * The process that makes and measures a host's traffic. It is a Java machine of its own inside the
 * host's namespace, so that neither this program's pauses nor its network are in the way.
 */
final class ProbeProcess {

  private final Process process;
  private final BufferedWriter questions;
  private final Map<Integer, CompletableFuture<String>> open = new ConcurrentHashMap<>();
  private final AtomicInteger lastNumber = new AtomicInteger();

  private ProbeProcess(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  static ProbeProcess start(LabControl control, String host) throws LabException {
    List<String> words = new ArrayList<>(control.command("host", host));
    words.addAll(
        List.of(
            java(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            classes(),
            ProbeMain.class.getName()));
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      ProbeProcess probe = new ProbeProcess(process);
      Thread.ofVirtual().name("answers of " + host).start(probe::readAnswers);
      return probe;
    } catch (IOException e) {
      throw new LabException("cannot start the probe of " + host + ": " + e.getMessage(), e);
    }
  }

  private static String java() {
    return ProcessHandle.current()
        .info()
        .command()
        .filter(c -> new File(c).getName().equals("java"))
        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  private static String classes() throws LabException {
    try {
      return Path.of(ProbeMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new LabException("the probe's classes are not in a file", e);
    }
  }

  /**
   * Sends a question of several words, none of which may hold a blank, and waits for the answer.
   */
  String ask(Object... words) throws LabException, InterruptedException {
    int number = lastNumber.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    open.put(number, answer);
    try {
      send(number, words);
      String text = answer.get(2, TimeUnit.MINUTES);
      if (text.startsWith("failed ")) {
        throw new LabException(text.substring("failed ".length()));
      }
      return text;
    } catch (IOException e) {
      throw new LabException("the probe is gone", e);
    } catch (TimeoutException | ExecutionException e) {
      throw new LabException("the probe does not answer: " + words[0], e);
    } finally {
      open.remove(number);
    }
  }

  private synchronized void send(int number, Object... words) throws IOException {
    questions.write(Integer.toString(number));
    for (Object word : words) {
      questions.write(" " + word);
    }
    questions.write("\n");
    questions.flush();
  }

  private void readAnswers() {
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        int blank = line.indexOf(' ');
        CompletableFuture<String> waiting = open.get(Integer.parseInt(line.substring(0, blank)));
        if (waiting != null) {
          waiting.complete(line.substring(blank + 1));
        }
      }
      open.values().forEach(a -> a.complete("failed the probe has ended"));
    } catch (IOException | RuntimeException e) {
      open.values().forEach(a -> a.completeExceptionally(e));
    }
  }

  void close() {
    process.destroyForcibly();
  }
}
