package org.twinkeep.ui.install;

import java.util.List;
import org.twinkeep.install.InstallResult;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallResult.NodeEnd;

/**
 * The end of an install in words.
 *
 * @param good whether the nodes have what they were to get
 * @param title in a few words
 * @param story what happened, and what state the nodes are in
 */
public record Outcome(boolean good, String title, String story) {

  /** Tells it. */
  public static Outcome of(InstallResult result, int confirmSeconds) {
    if (result.isInstalled()) {
      return installed(result);
    }
    if (result.nodes().stream().anyMatch(n -> n.end() == End.UNKNOWN)) {
      return unknown(result, confirmSeconds);
    }
    if (result.isMixed()) {
      return new Outcome(
          false,
          "The nodes differ",
          String.join("; ", result.nodes().stream().map(NodeEnd::text).toList())
              + ". Mend what is wrong, then install again: that brings all nodes to the same"
              + " generation. Until then a change of master changes the rules in force.");
    }
    boolean touched = result.nodes().stream().anyMatch(n -> n.end() == End.ROLLED_BACK);
    return new Outcome(
        false,
        touched ? "Taken back: every node is as it was before" : "Nothing was changed",
        touched
            ? "Something was wrong after the change, so it was undone on "
                + names(result, End.ROLLED_BACK)
                + ". Rules, files and services are those from before the install."
            : "The nodes run the rules that they had.");
  }

  private static Outcome installed(InstallResult result) {
    return new Outcome(
        true,
        "Installed on " + names(result, End.INSTALLED),
        "The new rules are in force, and the nodes start with them after a reboot. The generation"
            + " before stays on the nodes, so that you can go back to it.");
  }

  private static Outcome unknown(InstallResult result, int confirmSeconds) {
    return new Outcome(
        false,
        names(result, End.UNKNOWN) + " cannot be asked",
        "A node that hears no confirmation returns to the rules it had within "
            + confirmSeconds
            + " seconds, also when this program ends or the network is dead. Ask for the nodes'"
            + " status when they can be reached again.");
  }

  private static String names(InstallResult result, End end) {
    List<String> names =
        result.nodes().stream().filter(n -> n.end() == end).map(NodeEnd::node).sorted().toList();
    return String.join(" and ", names);
  }
}
