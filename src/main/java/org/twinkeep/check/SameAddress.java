package org.twinkeep.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/**
 * One address in two places: on two nodes, on a node and as a virtual address, or as a virtual
 * address of two cluster interfaces. Two firewalls may stand in different places, which only the
 * user knows.
 */
final class SameAddress implements Check {

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    Map<Ip, Holding> first = new HashMap<>();
    Holding.all(project)
        .filter(h -> !h.address().address().isLinkLocal())
        .forEach(
            holding -> {
              Holding before = first.putIfAbsent(holding.address().address(), holding);
              if (before != null) {
                problems.accept(problem(holding, before));
              }
            });
  }

  private static Problem problem(Holding one, Holding other) {
    boolean virtual = one.virtual() || other.virtual();
    String message = one.address().address() + " is also the address of " + other.holder() + ".";
    if (!one.firewall().equals(other.firewall())) {
      return Problem.danger(
          "firewall.address.duplicate",
          one.place().in("addresses"),
          message,
          "Give one of them another address.");
    }
    return virtual
        ? Problem.error(
            "cluster.address.taken",
            one.place().in("addresses"),
            message + " A virtual address belongs to the master alone.",
            "Choose a free address of the network.")
        : Problem.error(
            "node.address.duplicate",
            one.place().in("addresses"),
            message,
            "Give one of them another address.");
  }
}
