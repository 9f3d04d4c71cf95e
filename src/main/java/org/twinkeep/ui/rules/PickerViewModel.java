package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.twinkeep.edit.ElementSearch;
import org.twinkeep.edit.RulePart;
import org.twinkeep.edit.TypedObject;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;

/**
 * The search in a cell: what fits there and matches the text, and the object that the text itself
 * means, to be made on Enter. In interface cells each interface is offered once per direction.
 */
final class PickerViewModel {

  private static final int LIMIT = 60;

  private final Project project;
  private final Firewall firewall;
  private final List<RulePart> parts;

  PickerViewModel(Project project, Firewall firewall, RuleColumn column) {
    this.project = project;
    this.firewall = firewall;
    this.parts = column.parts();
  }

  /** The answers to what was typed, best first. */
  List<Choice> choices(String typed) {
    return parts.size() == 1 ? inOne(parts.getFirst(), typed) : inEach(typed);
  }

  private List<Choice> inOne(RulePart part, String typed) {
    List<Choice> found = new ArrayList<>();
    TypedObject.in(project, part, typed)
        .ifPresent(
            t ->
                found.add(
                    t.exists()
                        ? Choice.existing(project, part, t.object(), t.hint())
                        : Choice.typed(part, t)));
    ElementSearch.find(project, firewall, part, typed, LIMIT).stream()
        .map(m -> Choice.existing(project, part, m.element(), m.why()))
        .filter(c -> found.stream().noneMatch(f -> f.element().id().equals(c.element().id())))
        .forEach(found::add);
    return found;
  }

  /** {@code out ins} finds the interface inside as output interface only. */
  private List<Choice> inEach(String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    int blank = typed.indexOf(' ');
    String first = blank < 0 ? typed : typed.substring(0, blank);
    List<RulePart> named = parts.stream().filter(p -> direction(p).equals(first)).toList();
    String rest = named.isEmpty() ? typed : blank < 0 ? "" : typed.substring(blank + 1);
    return Stream.concat(
            named.stream().flatMap(p -> directed(p, rest)),
            named.isEmpty() || blank < 0
                ? parts.stream().flatMap(p -> directed(p, typed))
                : Stream.empty())
        .distinct()
        .toList();
  }

  private Stream<Choice> directed(RulePart part, String typed) {
    return inOne(part, typed).stream()
        .map(
            c ->
                new Choice(
                    part,
                    c.element(),
                    false,
                    direction(part) + "  " + c.title(),
                    c.detail(),
                    c.icon(),
                    ""));
  }

  /** The word before an interface. */
  static String direction(RulePart part) {
    return switch (part) {
      case IN_INTERFACE -> "in";
      case OUT_INTERFACE -> "out";
      case EITHER_INTERFACE -> "either";
      case SOURCE,
          DESTINATION,
          SERVICE,
          TIME,
          TRANSLATED_SOURCE,
          TRANSLATED_DESTINATION,
          TRANSLATED_SERVICE,
          GATEWAY ->
          "";
    };
  }
}
