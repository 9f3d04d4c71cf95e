package org.twinkeep.check.fix;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Adds the automatic rules that a node needs again; the window has no other way to do so. */
final class SwitchOnNeeded implements Mending {

  @Override
  public Optional<Edit> of(Project project, Problem problem) {
    return problem
        .place()
        .firewall()
        .flatMap(project::firewall)
        .map(
            firewall ->
                ElementEdits.change(
                    "Add the automatic rules again",
                    firewall.id(),
                    Firewall.class,
                    f -> f.withSettings(mended(f.settings()))));
  }

  private static FirewallSettings mended(FirewallSettings settings) {
    SortedMap<AutomaticRule, String> off = new TreeMap<>(settings.automatic());
    off.keySet().removeIf(rule -> !rule.switchable());
    return settings.withAutomatic(off);
  }
}
