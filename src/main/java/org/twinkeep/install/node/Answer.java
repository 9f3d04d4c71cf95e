package org.twinkeep.install.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.twinkeep.install.ssh.Remote;

/**
 * What {@code twinkeep-node} said: lines of {@code key=value}, in order. Other lines are noise of
 * the tools it ran.
 *
 * @param entries key and value
 * @param status exit status
 * @param noise standard error and lines without a key
 */
public record Answer(List<Entry> entries, int status, String noise) {

  /** One line. */
  public record Entry(String key, String value) {}

  /**
   * The node said no.
   *
   * @param id one word, such as {@code pending}
   * @param message a sentence
   * @param details lines of the tool that refused
   */
  public record Refusal(String id, String message, List<String> details) {
    /** Copies the list. */
    public Refusal {
      details = List.copyOf(details);
    }
  }

  /** Copies the list. */
  public Answer {
    entries = List.copyOf(entries);
  }

  /** Reads the answer; never fails. */
  public static Answer of(Remote.Reply reply) {
    List<Entry> entries = new ArrayList<>();
    StringBuilder noise = new StringBuilder(reply.err());
    reply
        .out()
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0 && line.substring(0, equals).matches("[a-zA-Z0-9._/-]+")) {
                entries.add(new Entry(line.substring(0, equals), line.substring(equals + 1)));
              } else {
                noise.append(line).append('\n');
              }
            });
    return new Answer(entries, reply.status(), noise.toString());
  }

  /** The first value of a key; empty = none. */
  public String value(String key) {
    return values(key).stream().findFirst().orElse("");
  }

  /** All values of a key. */
  public List<String> values(String key) {
    return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).toList();
  }

  /** A whole number; empty where there is none. */
  public Optional<Long> number(String key) {
    String text = value(key).strip();
    return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** The refusal, when it is one; also when the program failed without saying why. */
  public Optional<Refusal> refusal() {
    String id = value("error");
    if (id.isEmpty() && status == 0) {
      return Optional.empty();
    }
    if (id.isEmpty()) {
      List<String> last = noise.lines().toList();
      return Optional.of(
          new Refusal(
              "failed",
              "the program on the node ended with status " + status,
              last.subList(Math.max(0, last.size() - 10), last.size())));
    }
    return Optional.of(new Refusal(id, value("message"), values("detail")));
  }

  /** Text that was sent in base 64; what cannot be decoded is empty. */
  public static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
