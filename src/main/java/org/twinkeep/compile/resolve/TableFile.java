package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.model.IpRange;

/**
 * Reads address tables: one address, prefix or range a line; comments after {@code #} or {@code ;}.
 */
final class TableFile {

  private TableFile() {}

  /**
   * All ranges of a file.
   *
   * @throws IllegalArgumentException with line number and reason
   */
  static List<IpRange> read(List<String> lines) {
    List<IpRange> ranges = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String content = lines.get(i).replaceFirst("[#;].*", "").strip();
      if (content.isEmpty()) {
        continue;
      }
      try {
        ranges.add(IpRange.parse(content));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return ranges;
  }
}
