package org.twinkeep.compile.nftables;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.program.Transport;

/**
 * The statements of a line without helpers for a protocol that the line never meets: a row with TCP
 * and UDP services becomes lines of one protocol each.
 */
final class SpokenHelpers {

  private SpokenHelpers() {}

  static List<Statement> of(Rule line) {
    Set<Transport> met = EnumSet.noneOf(Transport.class);
    line.conditions().stream()
        .filter(c -> !c.negated())
        .flatMap(c -> c.anyOf().stream())
        .forEach(
            match -> {
              if (match instanceof Match.Ports ports) {
                met.add(ports.transport());
              }
            });
    return met.isEmpty()
        ? line.statements()
        : line.statements().stream()
            .filter(s -> !(s instanceof Statement.Helper h) || met.contains(h.transport()))
            .toList();
  }
}
