package org.twinkeep.install.check;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.problem.Problem;

/** Rules in the kernel that Twinkeep did not load. */
final class ForeignRulesCheck implements PreFlightCheck {

  @Override
  public String title() {
    return "foreign rules";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    List<Problem> problems = new ArrayList<>();
    boolean iptables =
        node.target().bundle().file("/etc/twinkeep/ruleset.v4").isPresent()
            && !node.standsBesideOthers();
    long rules =
        node.facts().foreign().getOrDefault("v4", 0L)
            + node.facts().foreign().getOrDefault("v6", 0L);
    if (rules > 0) {
      problems.addAll(
          node.warning(
              "foreign.iptables",
              node.name()
                  + " has "
                  + rules
                  + " iptables rules and closed policies that Twinkeep did not load. "
                  + (iptables
                      ? "They are replaced in the tables that the new ruleset has."
                      : "They stay in force beside the new ruleset, unless another loader's, which is"
                          + " switched off, brought them."),
              "Look at the plan; import the rules first if they are to be kept."));
    }
    problems.addAll(
        ofTheOther(node, "legacy", "iptables-legacy", "the newer iptables", "iptables-legacy"));
    problems.addAll(
        ofTheOther(node, "newer", "the newer iptables", "iptables-legacy", "iptables-nft"));
    if (!node.facts().foreignTables().isEmpty()) {
      problems.addAll(
          node.note(
              "foreign.nft",
              node.name()
                  + " has nftables tables of others: "
                  + String.join(", ", node.facts().foreignTables())
                  + ". What they drop stays dropped.",
              "Nothing to do if they belong to Docker, fail2ban or the like."));
    }
    return problems;
  }

  /** Both kinds of iptables filter packets, whichever is in use. */
  private static List<Problem> ofTheOther(
      NodeUnderCheck node, String key, String kind, String inUse, String command) {
    long rules = node.facts().foreign().getOrDefault(key, 0L);
    if (rules == 0) {
      return List.of();
    }
    return node.warning(
        "foreign." + key,
        node.name()
            + " has "
            + rules
            + " rules or closed policies of "
            + kind
            + ": they stay in force beside the new ruleset, and nothing that uses "
            + inUse
            + " shows them.",
        "Remove them on the node with "
            + command
            + " -F and -P (and ip6"
            + command.substring(2)
            + "), or find out what loads them.");
  }
}
