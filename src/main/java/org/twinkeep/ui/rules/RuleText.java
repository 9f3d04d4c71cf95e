package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Families;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;

/** Rules and their parts in words. */
final class RuleText {

  private RuleText() {}

  /** One line that says what the rule does: {@code Accept: source inside, service web}. */
  static String of(Project project, Rule rule) {
    String cells =
        RulePart.partsOf(rule).stream()
            .filter(part -> part.of(rule).filter(c -> !c.isAny()).isPresent())
            .map(part -> part.title() + " " + cell(project, part.of(rule).orElse(Cell.ANY)))
            .collect(Collectors.joining(", "));
    String comment = rule.info().comment().isBlank() ? "" : "  # " + rule.info().comment();
    return (rule.enabled() ? "" : "(off) ")
        + action(project, rule)
        + (cells.isEmpty() ? ": everything" : ": " + cells)
        + comment.replaceAll("\\R", " ");
  }

  private static String cell(Project project, Cell cell) {
    return (cell.negated() ? "not " : "")
        + cell.members().stream().map(id -> name(project, id)).collect(Collectors.joining(" or "));
  }

  static String name(Project project, Id id) {
    return project.element(id).map(e -> e.name()).orElse(id.value());
  }

  /** Names, one a line. */
  static String names(Project project, List<Id> ids) {
    return ids.stream().map(id -> name(project, id)).collect(Collectors.joining("\n"));
  }

  static String action(Project project, Rule rule) {
    return switch (rule) {
      case PolicyRule r -> action(project, r.action());
      case NatRule r -> nat(project, r);
      case RoutingRule _ -> "Route";
    };
  }

  /** The word of an action, without what follows it; of a branch, where it leads to. */
  static String word(String action) {
    return action.startsWith("Branch: ")
        ? action.substring("Branch: ".length())
        : action.split("[:,] ", 2)[0];
  }

  /** What kind of translation the cells of a NAT rule make. */
  private static String nat(Project project, NatRule rule) {
    boolean source = rule.options().masquerade() || !rule.translatedSource().isAny();
    boolean destination = !rule.translatedDestination().isAny();
    boolean service = !rule.translatedService().isAny();
    return switch (rule.action()) {
      case NatAction.Exempt(), NatAction.Branch(Id _) -> action(project, rule.action());
      case NatAction.Translate() ->
          source && destination
              ? "SNAT + DNAT"
              : destination
                  ? "DNAT"
                  : rule.options().masquerade()
                      ? "Masquerade"
                      : source ? "SNAT" : service ? "Redirect" : "Translate";
    };
  }

  static String action(Project project, Action action) {
    return switch (action) {
      case Action.Accept() -> "Accept";
      case Action.Deny() -> "Deny";
      case Action.Reject(var with) -> "Reject: " + words(with);
      case Action.Continue() -> "Continue";
      case Action.Branch(Id set) -> "Branch: " + ruleSetName(project, set);
      case Action.Return() -> "Return";
      case Action.Custom(var _, var _) -> "Custom";
    };
  }

  static String action(Project project, NatAction action) {
    return switch (action) {
      case NatAction.Translate() -> "Translate";
      case NatAction.Exempt() -> "No NAT";
      case NatAction.Branch(Id set) -> "Branch: " + ruleSetName(project, set);
    };
  }

  /** The name of a rule set; its id when there is none. */
  /** The title of a rule set's tab: its name, how many rules, and families unless it is both. */
  static String tab(RuleSet set) {
    String title = set.name() + "  " + set.rules().size();
    return set.families().equals(Families.BOTH)
        ? title
        : title + "  " + Families.words(set.families());
  }

  static String ruleSetName(Project project, Id id) {
    return project.firewalls().stream()
        .flatMap(f -> f.ruleSets().find(id).stream())
        .map(RuleSet::name)
        .findFirst()
        .orElse(id + " (missing)");
  }

  /** {@code PORT_UNREACHABLE} → {@code port unreachable}. */
  static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The name and the comment of a rule. */
  static String comment(Rule rule) {
    return Stream.of(rule.info().name(), rule.info().comment())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(": "));
  }

  static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }
}
