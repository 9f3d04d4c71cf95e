package org.twinkeep.install.check;

import java.util.List;
import org.twinkeep.install.node.NodeFacts;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/**
 * A node and what it said about itself.
 *
 * @param target what shall be installed there
 * @param facts what is there
 */
public record NodeUnderCheck(NodeTarget target, NodeFacts facts) {

  String name() {
    return target.name();
  }

  /** A cluster's node: it shares addresses with others. */
  boolean sharesAddresses() {
    return target.bundle().file("/etc/keepalived/keepalived.conf").isPresent();
  }

  /** An iptables ruleset that leaves the rules of others in the tables. */
  boolean standsBesideOthers() {
    return target
        .bundle()
        .file("/etc/twinkeep/ruleset.v4")
        .filter(f -> f.text().contains("\n:tk_input "))
        .isPresent();
  }

  List<Problem> error(String id, String message, String remedy) {
    return List.of(Problem.error("install." + id, Place.named(name()), message, remedy));
  }

  List<Problem> warning(String id, String message, String remedy) {
    return List.of(Problem.warning("install." + id, Place.named(name()), message, remedy));
  }

  List<Problem> note(String id, String message, String remedy) {
    return List.of(Problem.note("install." + id, Place.named(name()), message, remedy));
  }
}
