package org.twinkeep.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One generated file.
 *
 * @param path absolute path on the node; letters, digits and {@code ._@%+:,=~-} only
 * @param mode permission bits, such as 0600
 * @param service what must act on a change
 * @param lines the text, line by line, each with the rule it came from
 */
public record BundleFile(String path, int mode, ActingService service, List<Line> lines) {

  /** What must act when the file changes. */
  public enum ActingService {
    RULESET,
    KEEPALIVED,
    CONNTRACKD,
    SYSCTL,
    ROUTES,
    SYSTEMD,
    NONE
  }

  private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._@%+:,=~-]+)+");

  /** Copies the lines; checks that the path stays below the root and holds no blank or quote. */
  public BundleFile {
    lines = List.copyOf(lines);
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "not an absolute path of letters, digits and ._@%+:,=~- : " + path);
    }
    if ((mode & ~0777) != 0) {
      throw new IllegalArgumentException("not permission bits: " + mode);
    }
  }

  /** The whole text; each line ends with a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  public String sha256() {
    try {
      byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
