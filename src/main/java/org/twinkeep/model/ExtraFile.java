package org.twinkeep.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that the administrator wants on the nodes besides the generated ones. What is unsafe about
 * it is for the checks; the record holds what people may have typed.
 *
 * @param path where it lies on the node; see {@link #isUsablePath}
 * @param mode permission bits, such as 0644; those above 0777 (set-uid and the like) can be read
 *     from a file and are refused by a check
 * @param text what is in it, without line feeds at the end; on the node, the last line has one
 * @param node the only node that gets it; absent = all of the firewall
 * @param service what acts when it changes
 * @param comment what it is for
 */
public record ExtraFile(
    String path, int mode, String text, Optional<Id> node, Service service, String comment) {

  /** What acts when the file changes; everything else reads it when it starts anew. */
  public enum Service {
    NONE,
    /** Reads its units anew; starts and stops none. */
    SYSTEMD,
    KEEPALIVED,
    CONNTRACKD
  }

  /** Readable by all, as most files below /etc are. */
  public static final int USUAL_MODE = 0644;

  /** As long as the text of it can be looked through in a window. */
  public static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_BITS = 07777;

  /** With room for the directories in front of it, and for an ending, within what archives hold. */
  private static final int LONGEST_PATH = 200;

  private static final Pattern PATH =
      Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._@%+:,=~-]{1,80})+");

  /** The name under which the node's program writes a file before it takes its place. */
  private static final String UNFINISHED = ".twinkeep-new";

  /** Drops line feeds at the end and checks the mode. */
  public ExtraFile {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    text = text.substring(0, end);
    if (mode < 0 || mode > MOST_BITS) {
      throw new IllegalArgumentException("a mode has four octal digits, such as 0644");
    }
  }

  /** A file without a place and a text. */
  public static ExtraFile empty() {
    return new ExtraFile("", USUAL_MODE, "", Optional.empty(), Service.NONE, "");
  }

  /**
   * Whether a path is absolute, has no empty names and none of dots alone, and is free of what
   * would need quotes in the lists that the node reads: blanks, quotes, control characters.
   */
  public static boolean isUsablePath(String path) {
    return path.length() <= LONGEST_PATH
        && PATH.matcher(path).matches()
        && !path.endsWith(UNFINISHED);
  }

  /** Whether a node gets the file. */
  public boolean isFor(Id nodeId) {
    return node.map(nodeId::equals).orElse(true);
  }

  public ExtraFile withPath(String v) {
    return new ExtraFile(v, mode, text, node, service, comment);
  }

  public ExtraFile withMode(int v) {
    return new ExtraFile(path, v, text, node, service, comment);
  }

  public ExtraFile withText(String v) {
    return new ExtraFile(path, mode, v, node, service, comment);
  }

  public ExtraFile withNode(Optional<Id> v) {
    return new ExtraFile(path, mode, text, v, service, comment);
  }

  public ExtraFile withService(Service v) {
    return new ExtraFile(path, mode, text, node, v, comment);
  }

  public ExtraFile withComment(String v) {
    return new ExtraFile(path, mode, text, node, service, v);
  }
}
