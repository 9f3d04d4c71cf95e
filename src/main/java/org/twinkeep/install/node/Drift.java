package org.twinkeep.install.node;

import java.util.ArrayList;
import java.util.List;

/** What on a node is not as it was installed. */
public final class Drift {

  private Drift() {}

  /** For people, one line a thing; empty = everything is as it was installed. */
  public static List<String> lines(NodeStatus status) {
    List<String> lines = new ArrayList<>(status.drift());
    status
        .kernel()
        .forEach(
            (ruleset, same) -> {
              if (!same) {
                lines.add("the rules in the kernel (" + ruleset + ") are not the installed ones");
              }
            });
    return lines.stream().distinct().toList();
  }

  /** Whether anything differs. */
  public static boolean is(NodeStatus status) {
    return !lines(status).isEmpty();
  }
}
