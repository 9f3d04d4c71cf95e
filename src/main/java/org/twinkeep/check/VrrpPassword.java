package org.twinkeep.check;

import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** A password that is not used, or cannot be. */
final class VrrpPassword implements ClusterCheck {

  @Override
  public void run(Project project, Cluster cluster, Consumer<Problem> problems) {

    Optional<String> password = cluster.failover().password();
    if (password.isPresent() && cluster.failover().version() == 3) {
      problems.accept(
          Problem.warning(
              "cluster.password.unused",
              Places.of(cluster).in("password"),
              "VRRP version 3 has no authentication; the password is not used. The ruleset accepts"
                  + " adverts from the other nodes only.",
              "Remove the password."));
    } else if (password.isPresent() && !password.get().matches("[A-Za-z0-9_./:@%+,=-]{1,8}")) {
      problems.accept(
          Problem.error(
              "cluster.password.unusable",
              Places.of(cluster).in("password"),
              "VRRP sends 8 characters in clear and ignores the rest; quotes, blanks and the like are"
                  + " not possible.",
              "Use 1 to 8 letters, digits or the characters _ . / : @ % + , = -"));
    }
  }
}
