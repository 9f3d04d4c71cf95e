package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;

/** Finds and replaces text that people wrote: names and comments of objects, notes on rules. */
public final class FindText {

  /**
   * A text that contains what is looked for.
   *
   * @param holder the object or rule
   * @param ruleSet the rule set, when it is a rule
   * @param part {@code name}, {@code comment}, {@code section}, {@code owner} or {@code ticket}
   * @param text the whole text
   */
  public record Found(Id holder, Optional<Id> ruleSet, String part, String text) {}

  private FindText() {}

  /** All texts that contain {@code wanted}, whatever its case, in the order of the project. */
  public static List<Found> find(Project project, String wanted) {
    List<Found> found = new ArrayList<>();
    if (wanted.isBlank()) {
      return found;
    }
    String lower = wanted.toLowerCase(Locale.ROOT);
    for (ProjectObject object : project.objects()) {
      add(found, lower, object.id(), Optional.empty(), "name", object.name());
      add(found, lower, object.id(), Optional.empty(), "comment", object.head().comment());
    }
    for (Firewall firewall : project.firewalls()) {
      firewall
          .ruleSets()
          .all()
          .forEach(set -> set.rules().forEach(rule -> addRule(found, lower, set, rule)));
    }
    return found;
  }

  private static void addRule(List<Found> found, String lower, RuleSet set, Rule rule) {
    RuleInfo info = rule.info();
    Optional<Id> in = Optional.of(set.id());
    add(found, lower, rule.id(), in, "name", info.name());
    add(found, lower, rule.id(), in, "comment", info.comment());
    add(found, lower, rule.id(), in, "section", info.section());
    add(found, lower, rule.id(), in, "owner", info.owner());
    add(found, lower, rule.id(), in, "ticket", info.ticket());
  }

  private static void add(
      List<Found> found, String lower, Id holder, Optional<Id> set, String part, String text) {
    if (text.toLowerCase(Locale.ROOT).contains(lower)) {
      found.add(new Found(holder, set, part, text));
    }
  }

  /** Replaces {@code wanted}, whatever its case, by another text at all these places. */
  public static Edit replace(String title, List<Found> places, String wanted, String by) {
    Pattern pattern =
        Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    String literal = Matcher.quoteReplacement(by);
    Set<String> chosen = new HashSet<>();
    places.forEach(p -> chosen.add(p.holder() + " " + p.part()));
    Changer changer =
        (holder, part, text) ->
            chosen.contains(holder + " " + part) ? pattern.matcher(text).replaceAll(literal) : text;
    return new Edit(title, project -> replace(project, places, changer));
  }

  private interface Changer {
    String change(Id holder, String part, String text);
  }

  private static Project replace(Project project, List<Found> places, Changer changer) {
    Project changed = project;
    for (Found place : places) {
      Optional<ProjectObject> object = changed.objects().find(place.holder());
      if (place.ruleSet().isEmpty() && object.isPresent()) {
        changed = changed.withObjects(changed.objects().with(changed(object.get(), changer)));
      }
    }
    Set<Id> sets = new HashSet<>();
    Set<Id> rules = new HashSet<>();
    places.forEach(
        p ->
            p.ruleSet()
                .ifPresent(
                    set -> {
                      sets.add(set);
                      rules.add(p.holder());
                    }));
    for (Id set : sets) {
      changed =
          RuleEdits.changeAll("Replace", set, rules, r -> changed(r, changer)).applyTo(changed);
    }
    return changed;
  }

  private static ProjectObject changed(ProjectObject object, Changer changer) {
    Head head = object.head();
    String name = changer.change(object.id(), "name", head.name());
    return object.withHead(
        head.withName(name.isBlank() ? head.name() : name)
            .withComment(changer.change(object.id(), "comment", head.comment())));
  }

  private static Rule changed(Rule rule, Changer changer) {
    RuleInfo info = rule.info();
    return rule.withInfo(
        info.withName(changer.change(rule.id(), "name", info.name()))
            .withComment(changer.change(rule.id(), "comment", info.comment()))
            .withSection(changer.change(rule.id(), "section", info.section()))
            .withOwner(changer.change(rule.id(), "owner", info.owner()))
            .withTicket(changer.change(rule.id(), "ticket", info.ticket())));
  }
}
