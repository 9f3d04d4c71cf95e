package org.twinkeep.ui.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.analysis.passage.Passage;
import org.twinkeep.analysis.passage.Question;
import org.twinkeep.analysis.passage.Ruling;
import org.twinkeep.analysis.passage.Ruling.Decision;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Topology;
import org.twinkeep.edit.Extents;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;

/**
 * What the rules say about selected figures: about one, which rules speak of it; about two, what
 * may pass between them.
 *
 * @param sections in the order in which they are shown
 */
record About(List<Section> sections) {

  /** Copies the list. */
  About {
    sections = List.copyOf(sections);
  }

  /**
   * A list of rules with a title.
   *
   * @param notes sentences below the title
   */
  record Section(String title, List<Row> rows, List<String> notes) {
    /** Copies the lists. */
    Section {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A rule.
   *
   * @param rule it can be gone to; absent = the default
   * @param title {@code Policy 3 inside-out}
   * @param detail what it does here
   * @param passes whether it lets pass; absent = it does neither
   */
  record Row(Optional<Id> rule, String title, String detail, Optional<Boolean> passes) {}

  /**
   * Finds out; takes a while with many rules.
   *
   * @param figures what is selected
   */
  static About of(
      Project project,
      Firewall firewall,
      Topology topology,
      List<Figure> figures,
      LocalDate today) {
    return switch (figures.size()) {
      case 0 ->
          new About(
              List.of(
                  new Section(
                      "Rules",
                      List.of(),
                      List.of(
                          "Select something to see the rules about it; select two things to see"
                              + " what may pass between them."))));
      case 1 -> one(project, firewall, figures.getFirst());
      case 2 -> {
        End a = End.of(project, topology, figures.get(0));
        End b = End.of(project, topology, figures.get(1));
        yield new About(
            List.of(
                between(project, firewall, a, b, today), between(project, firewall, b, a, today)));
      }
      default ->
          new About(
              List.of(
                  new Section(
                      "Rules",
                      List.of(),
                      List.of("Select one thing, or two to see what may pass between them."))));
    };
  }

  private static About one(Project project, Firewall firewall, Figure figure) {
    Set<Id> elements = new LinkedHashSet<>(figure.elements());
    elements.add(figure.key());
    List<Row> rows =
        new RulesAbout(project, firewall)
            .find(elements).stream()
                .flatMap(id -> LocatedRule.find(project, id).stream())
                .map(About::row)
                .toList();
    String name = FigureContent.words(figure).lines().findFirst().orElse("");
    List<String> notes =
        rows.isEmpty()
            ? List.of(
                "No rule names it, directly or through a group. Rules with empty cells hold"
                    + " for it all the same.")
            : List.of();
    return new About(List.of(new Section("Rules about " + name, rows, notes)));
  }

  private static Row row(LocatedRule located) {
    String name = located.rule().info().name();
    String title =
        located.ruleSet().name() + " " + located.number() + (name.isEmpty() ? "" : " " + name);
    String off = located.rule().enabled() ? "" : "disabled, ";
    return switch (located.rule()) {
      case PolicyRule rule -> {
        Optional<Boolean> passes =
            rule.action() instanceof Action.Accept
                ? Optional.of(true)
                : rule.action().isFinal() ? Optional.of(false) : Optional.empty();
        yield new Row(
            Optional.of(rule.id()), title, off + does(rule.action()) + comment(located), passes);
      }
      case NatRule rule ->
          new Row(
              Optional.of(rule.id()),
              title,
              off + "translates" + comment(located),
              Optional.empty());
      case RoutingRule rule ->
          new Row(
              Optional.of(rule.id()), title, off + "routes" + comment(located), Optional.empty());
    };
  }

  private static String comment(LocatedRule located) {
    String comment = located.rule().info().comment();
    return comment.isEmpty() ? "" : ": " + comment;
  }

  private static String does(Action action) {
    return switch (action) {
      case Action.Accept() -> "lets pass";
      case Action.Deny() -> "denies";
      case Action.Reject _ -> "rejects";
      case Action.Continue() -> "goes on";
      case Action.Branch _ -> "branches";
      case Action.Return() -> "returns";
      case Action.Custom _ -> "in its own words";
    };
  }

  private static Section between(
      Project project, Firewall firewall, End from, End to, LocalDate today) {
    String title = from.name() + " → " + to.name();
    boolean sameNetwork =
        from.way().isPresent() && from.way().equals(to.way()) && !from.way().get().isEmpty();
    if (sameNetwork) {
      return new Section(
          title,
          List.of(),
          List.of("They are on the same network; what they send each other passes no firewall."));
    }
    List<Ruling> rulings =
        Passage.of(
            project,
            firewall,
            new Question(from.addresses(), to.addresses(), from.way(), to.way()),
            today);
    List<String> notes = new ArrayList<>();
    if (rulings.isEmpty()) {
      notes.add("They have no address family in common.");
    }
    translated(project, firewall, to).forEach(notes::add);
    if (isFirewall(from) || isFirewall(to)) {
      notes.add("The firewall's automatic rules come first; the Policy tab shows them.");
    }
    return new Section(title, rulings.stream().map(About::row).toList(), notes);
  }

  private static boolean isFirewall(End end) {
    return end.way().filter(Set::isEmpty).isPresent();
  }

  private static Row row(Ruling ruling) {
    String detail =
        Stream.of(
                Stream.of(ruling.services() + " " + ruling.decision().text()),
                ruling.partly() ? Stream.of("partly") : Stream.<String>empty(),
                ruling.conditions().stream())
            .flatMap(s -> s)
            .collect(Collectors.joining(", "));
    return new Row(
        ruling.rule(),
        ruling.title(),
        detail,
        ruling.decision() == Decision.OWN_WORDS
            ? Optional.empty()
            : Optional.of(ruling.decision() == Decision.PASSES));
  }

  /** Policy rules see translated destinations; who asks about the untranslated one should know. */
  private static Stream<String> translated(Project project, Firewall firewall, End to) {
    List<String> found = new ArrayList<>();
    for (RuleSet.Nat set : firewall.ruleSets().nat()) {
      for (int i = 0; i < set.rules().size(); i++) {
        NatRule rule = set.rules().get(i);
        if (rule.enabled()
            && !rule.translatedDestination().isAny()
            && meets(project, rule.destination(), to.addresses())) {
          found.add(
              "%s %d translates destinations here first; the policy sees the translated ones."
                  .formatted(set.name(), i + 1));
        }
      }
    }
    return found.stream();
  }

  private static boolean meets(Project project, Cell cell, List<IpRange> addresses) {
    return !cell.negated()
        && cell.members().stream()
            .flatMap(id -> project.element(id).stream())
            .flatMap(element -> Extents.addresses(project, element).stream())
            .anyMatch(range -> addresses.stream().anyMatch(range::overlaps));
  }
}
