package org.twinkeep.install.check;

import java.util.List;
import java.util.Map;
import org.twinkeep.problem.Problem;

/** The packages that the bundle needs are installed. */
public final class PackagesCheck implements PreFlightCheck {

  /** Id of its problem: the remedy can be carried out by {@code MissingPackages}. */
  public static final String ID = "install.packages.missing";

  @Override
  public String title() {
    return "packages";
  }

  /** Names of the packages that the node lacks. */
  public static List<String> missing(NodeUnderCheck node) {
    Map<String, Boolean> installed = node.facts().packages();
    return node.target().bundle().packages().stream()
        .filter(name -> !installed.getOrDefault(name, true))
        .toList();
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    List<String> missing = missing(node);
    return missing.isEmpty()
        ? List.of()
        : node.error(
            "packages.missing",
            node.name()
                + " lacks the package"
                + (missing.size() == 1 ? " " : "s ")
                + String.join(", ", missing)
                + ".",
            "Have Twinkeep install them, or on the node: apt-get install "
                + String.join(" ", missing));
  }
}
