package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.interchange.ProjectJson;
import org.twinkeep.interchange.Reading;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectTable;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/**
 * Copied rules for another window of the program: a project file that holds nothing but these
 * rules, their firewall and the objects that they speak of.
 */
final class ClipFile {

  private ClipFile() {}

  static String write(Clip.Rules clip) {
    Set<Id> ids = clip.rules().stream().map(Rule::id).collect(Collectors.toSet());
    List<Firewall> holder =
        LocatedRule.at(clip.from(), clip.rules().stream().map(Rule::id).findFirst())
            .map(LocatedRule::firewall)
            .map(firewall -> firewall.withRuleSets(only(firewall.ruleSets(), ids)))
            .stream()
            .toList();
    return ProjectJson.write(
        Project.empty(clip.from().name())
            .withObjects(ObjectTable.of(objects(clip)))
            .withFirewalls(holder));
  }

  /**
   * The rules of such a file; absent when it is none.
   *
   * @param text the same for people
   */
  static Optional<Clip> read(String file, String text) {
    return switch (ProjectJson.read(file, "clipboard")) {
      case Reading.Refused<Project> _ -> Optional.empty();
      case Reading.Read<Project>(Project from) -> {
        List<Rule> rules = new ArrayList<>();
        from.firewalls().stream()
            .flatMap(firewall -> firewall.ruleSets().all())
            .forEach(set -> rules.addAll(set.rules()));
        yield rules.isEmpty()
            ? Optional.empty()
            : Optional.of(new Clip.Rules(from, List.copyOf(rules), text));
      }
    };
  }

  private static RuleSets only(RuleSets sets, Set<Id> ids) {
    RuleSets kept = sets;
    for (RuleSet set : sets.all().toList()) {
      kept = kept.with(only(set, ids));
    }
    return kept;
  }

  private static RuleSet only(RuleSet set, Set<Id> ids) {
    return switch (set) {
      case RuleSet.Policy s -> s.withRules(those(s.rules(), ids));
      case RuleSet.Nat s -> s.withRules(those(s.rules(), ids));
      case RuleSet.Routing s -> s.withRules(those(s.rules(), ids));
    };
  }

  private static <R extends Rule> List<R> those(List<R> rules, Set<Id> ids) {
    return rules.stream().filter(rule -> ids.contains(rule.id())).toList();
  }

  private static List<ProjectObject> objects(Clip.Rules clip) {
    Map<Id, ProjectObject> found = new LinkedHashMap<>();
    collect(clip.from(), Clips.mentioned(clip.rules()), found);
    return List.copyOf(found.values());
  }

  private static void collect(Project from, List<Id> ids, Map<Id, ProjectObject> found) {
    for (Id id : ids) {
      Optional<ProjectObject> object = from.objects().find(id);
      if (object.isPresent() && found.put(id, object.get()) == null) {
        collect(from, Clips.members(object.get()), found);
      }
    }
  }
}
