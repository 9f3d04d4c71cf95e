package org.twinkeep.edit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;

/**
 * Finds rules by text, address or port: a rule matches when a note on it contains the text, or when
 * one of its objects does, is or contains it.
 */
public final class RuleSearch {

  private final String text;
  private final Set<Id> elements = new HashSet<>();

  private RuleSearch(String text) {
    this.text = text;
  }

  /** A search over the rules of this project. */
  public static RuleSearch of(Project project, String typed) {
    RuleSearch search = new RuleSearch(typed.strip().toLowerCase(Locale.ROOT));
    ElementSearch.find(project, element -> true, typed, Integer.MAX_VALUE)
        .forEach(match -> search.elements.add(match.element().id()));
    return search;
  }

  public boolean matches(Rule rule) {
    return mentions(rule.info())
        || RulePart.partsOf(rule).stream()
            .flatMap(part -> part.of(rule).stream())
            .flatMap(cell -> cell.members().stream())
            .anyMatch(id -> elements.contains(id) || id.value().contains(text));
  }

  private boolean mentions(RuleInfo info) {
    return has(info.name())
        || has(info.comment())
        || has(info.section())
        || has(info.owner())
        || has(info.ticket());
  }

  private boolean has(String note) {
    return note.toLowerCase(Locale.ROOT).contains(text);
  }
}
