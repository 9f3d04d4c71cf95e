package org.twinkeep.check.fix;

import java.util.Map;
import java.util.Optional;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** All quick fixes, by the id of the problem that they mend. */
public final class QuickFixes {

  private static final Map<String, Mending> ALL =
      Map.of(
          "acknowledgement.unused", new TakeBackUnused(),
          "cluster.priority.equal", new LowerPriority(),
          "cluster.vrid.duplicate", new FreeVrid(),
          "firewall.automatic.needed", new SwitchOnNeeded(),
          "nat.masquerade.cluster", new OpenMasquerade(),
          "nat.policy.missing", new LetPublishedTrafficThrough(),
          "object.duplicate", new MergeDuplicate(),
          "object.name.duplicate", new RenameApart(),
          "object.unused", new DeleteUnused(),
          "reference.missing", new TakeOutMissing());

  private QuickFixes() {}

  /** The fix for a problem of this project; absent when there is none. */
  public static Optional<QuickFix> of(Project project, Problem problem) {
    return Optional.ofNullable(ALL.get(problem.id()))
        .flatMap(mending -> mending.of(project, problem))
        .map(QuickFix::new);
  }
}
