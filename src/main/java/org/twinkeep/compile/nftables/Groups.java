package org.twinkeep.compile.nftables;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.compile.program.Statement;

/**
 * Statements that can share a line. A log with a limit cannot: above the limit, the rest of its
 * line would not happen.
 */
final class Groups {

  private Groups() {}

  static List<List<Statement>> of(List<Statement> statements) {
    List<List<Statement>> groups = new ArrayList<>();
    List<Statement> group = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Log log && log.limit().isPresent()) {
        if (!group.isEmpty()) {
          groups.add(group);
        }
        groups.add(List.of(statement));
        group = new ArrayList<>();
      } else {
        group.add(statement);
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }
}
