package org.twinkeep.rehearsal.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one question a line, {@code NUMBER COMMAND WORD ...}, and answers each with a line that
 * starts with its number, not necessarily in order. It ends with its input.
 *
 * <pre>
 * listen ADDRESS PORT
 * reach TCP|UDP ADDRESS PORT MILLISECONDS
 * open NAME TCP|UDP COUNT ADDRESS PORT INTERVAL
 * report NAME · lap NAME · close NAME
 * </pre>
 */
public final class ProbeMain {

  private final PrintStream answers;
  private final Map<String, FlowGroup> groups = new ConcurrentHashMap<>();

  private ProbeMain(PrintStream answers) {
    this.answers = answers;
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new ProbeMain(out).serve(questions);
    }
    System.exit(0); // flows and listeners go on otherwise
  }

  private void serve(BufferedReader questions) throws IOException {
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ");
      Thread.ofVirtual().start(() -> answer(words));
    }
  }

  private void answer(String... words) {
    String answer;
    try {
      answer = work(words);
    } catch (IOException | RuntimeException e) {
      answer = "failed " + String.valueOf(e.getMessage()).replace('\n', ' ');
    }
    synchronized (answers) {
      answers.println(words[0] + " " + answer);
    }
  }

  private String work(String... words) throws IOException {
    return switch (words[1]) {
      case "listen" -> {
        Listener.start(target(words[2], words[3]));
        yield "listening";
      }
      case "reach" ->
          Attempt.of(Transport.valueOf(words[2]), target(words[3], words[4]), number(words[5]))
              .toString();
      case "open" -> {
        Transport transport = Transport.valueOf(words[3]);
        InetSocketAddress target = target(words[5], words[6]);
        groups.put(words[2], FlowGroup.open(transport, number(words[4]), target, number(words[7])));
        yield "open";
      }
      case "report" -> group(words[2]).report(false).encode();
      case "lap" -> group(words[2]).report(true).encode();
      case "close" -> {
        FlowGroup group = group(words[2]);
        groups.remove(words[2]);
        yield group.close().encode();
      }
      default -> throw new IllegalArgumentException("unknown command " + words[1]);
    };
  }

  private FlowGroup group(String name) {
    FlowGroup group = groups.get(name);
    if (group == null) {
      throw new IllegalArgumentException("no flows are called " + name);
    }
    return group;
  }

  private static InetSocketAddress target(String address, String port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), number(port));
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }
}
