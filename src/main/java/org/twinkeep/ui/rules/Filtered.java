package org.twinkeep.ui.rules;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.twinkeep.edit.RuleSearch;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;

/**
 * What a filter lets through. Rules that were there when it was made are decided beforehand, so
 * that rows can be made at once; others are looked at when they are asked for.
 */
record Filtered(RuleSearch search, Map<Rule, Boolean> decided) {

  /** Looks at all these rules; takes a while when there are thousands. */
  static Filtered of(Project project, String text, List<? extends Rule> rules) {
    RuleSearch search = RuleSearch.of(project, text);
    Map<Rule, Boolean> decided = new IdentityHashMap<>();
    rules.forEach(rule -> decided.put(rule, search.matches(rule)));
    return new Filtered(search, decided);
  }

  boolean passes(Rule rule) {
    Boolean known = decided.get(rule);
    return known == null ? search.matches(rule) : known;
  }
}
