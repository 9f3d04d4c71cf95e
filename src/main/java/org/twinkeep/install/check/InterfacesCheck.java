package org.twinkeep.install.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.bundle.NodeBundle.ExpectedInterface;
import org.twinkeep.problem.Problem;

/**
 * The interfaces that the design counts on are there with their own addresses. Rules are written
 * for these names, and VRRP and state synchronisation are accepted from these addresses only.
 */
final class InterfacesCheck implements PreFlightCheck {

  @Override
  public String title() {
    return "interfaces";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    Map<String, List<String>> there = node.facts().interfaces();
    List<Problem> problems = new ArrayList<>();
    for (ExpectedInterface expected : node.target().bundle().interfaces()) {
      if (!there.containsKey(expected.name())) {
        problems.addAll(
            node.error(
                "interface.missing",
                node.name()
                    + " has no interface "
                    + expected.name()
                    + "; it has "
                    + String.join(", ", there.keySet())
                    + ".",
                "Correct the interface's name in the design, or set it up on the node."));
        continue;
      }
      problems.addAll(mtu(node, expected));
      List<String> absent = new ArrayList<>(expected.addresses());
      absent.removeAll(there.getOrDefault(expected.name(), List.of()));
      if (!absent.isEmpty()) {
        problems.addAll(
            node.error(
                "interface.address",
                node.name()
                    + ": "
                    + expected.name()
                    + " does not have "
                    + String.join(", ", absent)
                    + "; it has "
                    + String.join(", ", there.getOrDefault(expected.name(), List.of()))
                    + ".",
                "Correct the address in the design, or set it up on the node."));
      }
    }
    return problems;
  }

  /** What the design says and the node does not have is not set by Twinkeep. */
  private static List<Problem> mtu(NodeUnderCheck node, ExpectedInterface expected) {
    return Optional.ofNullable(node.facts().mtus().get(expected.name()))
        .filter(has -> expected.mtu().filter(said -> said.longValue() != has).isPresent())
        .map(
            has ->
                node.warning(
                    "interface.mtu",
                    node.name()
                        + ": "
                        + expected.name()
                        + " has an MTU of "
                        + has
                        + " bytes, in the design of "
                        + expected.mtu().orElseThrow()
                        + " bytes.",
                    "Set it on the node, or correct it in the design."))
        .orElse(List.of());
  }
}
