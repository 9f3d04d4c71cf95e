package org.twinkeep.edit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;

/** Finds the rules of a project by their ids, many at a time; each is looked at once. */
public final class RuleIndex {

  private final Map<Id, LocatedRule> byId = new HashMap<>();

  public RuleIndex(Project project) {
    for (Firewall firewall : project.firewalls()) {
      firewall.ruleSets().all().forEach(set -> add(firewall, set));
    }
  }

  private void add(Firewall firewall, RuleSet set) {
    for (int i = 0; i < set.rules().size(); i++) {
      LocatedRule located = new LocatedRule(firewall, set, i + 1, set.rules().get(i));
      byId.putIfAbsent(located.rule().id(), located);
    }
  }

  public Optional<LocatedRule> find(Id id) {
    return Optional.ofNullable(byId.get(id));
  }
}
