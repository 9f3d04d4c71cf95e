package org.twinkeep.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.edit.Kinds;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.References;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Project;
import org.twinkeep.model.Zone;
import org.twinkeep.problem.Problem;

/** A rule that names an interface its firewall does not have, and so can never match. */
final class ForeignInterface implements Check {

  private static final Set<String> PARTS =
      Set.of("input interface", "output interface", "interface");

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      Set<Id> own = new HashSet<>(firewall.elements().map(Element::id).toList());
      References.all(project)
          .filter(r -> r.firewall().filter(firewall.id()::equals).isPresent())
          .filter(r -> r.ruleSet().isPresent() && PARTS.contains(r.part()))
          .forEach(r -> check(project, firewall, own, r, problems));
    }
  }

  private static void check(
      Project project,
      Firewall firewall,
      Set<Id> own,
      Reference reference,
      Consumer<Problem> problems) {
    Optional<Element> element = project.element(reference.target());
    if (element.isEmpty()) {
      return; // another check's business
    }
    Element target = element.get();
    boolean isInterface =
        target instanceof Interface || target instanceof ClusterInterface || target instanceof Zone;
    if (!isInterface) {
      problems.accept(
          Problem.error(
              "rule.member.kind",
              Places.of(project, reference),
              "'" + target.name() + "' (" + Kinds.of(target) + ") is no interface.",
              "Move it to the cell that it belongs to."));
    } else if (!own.contains(target.id())) {
      problems.accept(
          Problem.error(
              "rule.interface.foreign",
              Places.of(project, reference),
              "'" + target.name() + "' is no interface of " + firewall.name() + ".",
              "Choose one of its interfaces, cluster interfaces or zones."));
    }
  }
}
