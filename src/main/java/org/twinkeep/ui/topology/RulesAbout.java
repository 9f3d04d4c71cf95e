package org.twinkeep.ui.topology;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.References;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;

/** Finds the rules of a firewall that name elements, directly or through groups and zones. */
final class RulesAbout {

  private final List<Reference> references;
  private final Firewall firewall;

  RulesAbout(Project project, Firewall firewall) {
    this.references = References.all(project).toList();
    this.firewall = firewall;
  }

  /** Ids of the rules, in the order of the tables. */
  List<Id> find(Collection<Id> elements) {
    Set<Id> known = new HashSet<>(elements);
    boolean grown = true;
    while (grown) { // ends: known only grows, and holders are finite
      grown = false;
      for (Reference reference : references) {
        if (reference.ruleSet().isEmpty() && reference.part().equals("members")) {
          grown |= known.contains(reference.target()) && known.add(reference.holder());
        }
      }
    }
    return references.stream()
        .filter(r -> r.ruleSet().isPresent() && r.firewall().equals(Optional.of(firewall.id())))
        .filter(r -> known.contains(r.target()))
        .map(Reference::holder)
        .distinct()
        .toList();
  }
}
