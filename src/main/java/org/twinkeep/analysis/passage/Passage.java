package org.twinkeep.analysis.passage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twinkeep.analysis.passage.Region.Box;
import org.twinkeep.analysis.passage.Ruling.Decision;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Zone;

/**
 * Walks a firewall's policy for a {@link Question} about new connections: each rule takes what it
 * matches of what the rules before it left. What a rule decides only under conditions stays open
 * for the next ones.
 */
public final class Passage {

  private static final int DEEPEST_BRANCH = 64;

  /** A question that falls into more pieces is not answered to its end. */
  private static final int MOST_PIECES = 400;

  private final Project project;
  private final Firewall firewall;
  private final Question question;
  private final LocalDate today;
  private final Region asked;
  private final List<Ruling> rulings = new ArrayList<>();
  private boolean tooMany;

  private Passage(Project project, Firewall firewall, Question question, LocalDate today) {
    this.project = project;
    this.firewall = firewall;
    this.question = question;
    this.today = today;
    this.asked = new Region(Stream.of(Family.values()).map(this::box).toList());
  }

  /**
   * The rules that decide, in order, and the default when something is left to it. Nothing when
   * source and destination have no family in common.
   *
   * @param today decides which rules have expired
   */
  public static List<Ruling> of(
      Project project, Firewall firewall, Question question, LocalDate today) {
    return new Passage(project, firewall, question, today).run();
  }

  private Box box(Family family) {
    Ranges all = Ranges.all(family);
    return new Box(
        Ranges.of(question.sources()).and(all),
        Ranges.of(question.destinations()).and(all),
        ServiceMeaning.ALL);
  }

  private List<Ruling> run() {
    List<RuleSet.Policy> sets = firewall.ruleSets().policy();
    Region left = sets.isEmpty() ? asked : walk(sets.getFirst(), asked, List.of(), 0);
    if (!left.isEmpty()) {
      boolean whole = rulings.isEmpty();
      rulings.add(
          new Ruling(
              Optional.empty(),
              tooMany ? "Not followed to the end" : "Default",
              Decision.DENIED,
              whole ? "everything" : "everything else",
              false,
              tooMany
                  ? List.of("when no later rule decides; the question falls into too many pieces")
                  : List.of()));
    }
    return List.copyOf(rulings);
  }

  /** Answers what the rule set leaves undecided. */
  private Region walk(RuleSet.Policy set, Region arrived, List<String> outer, int depth) {
    Region open = arrived.and(set.families().stream().map(Passage::ofFamily).toList());
    Region passedBy = arrived.minus(set.families().stream().map(Passage::ofFamily).toList());
    List<String> earlier = new ArrayList<>(outer);
    for (int i = 0; i < set.rules().size() && !open.isEmpty() && !tooMany; i++) {
      PolicyRule rule = set.rules().get(i);
      if (!rule.enabled() || isExpired(rule) || !interfacesMayMatch(rule)) {
        continue;
      }
      List<Box> matched = matched(rule);
      Region hit = open.and(matched);
      if (hit.isEmpty()) {
        continue;
      }
      List<String> own = conditions(rule, depth > 0);
      List<String> all = new ArrayList<>(earlier);
      all.addAll(own);
      String title = title(set, i);
      Optional<Decision> decision = decision(rule.action());
      if (decision.isPresent()) {
        rulings.add(
            new Ruling(
                Optional.of(rule.id()),
                title,
                decision.get(),
                ServiceMeaning.of(project, rule.service()).text(),
                isPartly(rule, hit),
                all));
      }
      boolean sure = own.isEmpty();
      switch (rule.action()) {
        case Action.Accept(), Action.Deny(), Action.Reject _ ->
            open = sure ? open.minus(matched) : open;
        case Action.Custom _, Action.Continue() -> {}
        case Action.Return() -> {
          passedBy = passedBy.with(hit);
          open = sure ? open.minus(matched) : open;
          if (!sure) {
            earlier.add("unless " + title + " returned before");
          }
        }
        case Action.Branch(Id target) -> {
          Region back = branch(target, hit, all, depth);
          open = sure ? open.minus(matched).with(back) : open;
        }
      }
      tooMany |= open.boxes().size() > MOST_PIECES;
    }
    return open.with(passedBy);
  }

  private Region branch(Id target, Region hit, List<String> conditions, int depth) {
    Optional<RuleSet.Policy> set =
        firewall.ruleSets().policy().stream().filter(s -> s.id().equals(target)).findFirst();
    return set.isEmpty() || depth >= DEEPEST_BRANCH
        ? hit
        : walk(set.get(), hit, conditions, depth + 1);
  }

  private static Box ofFamily(Family family) {
    return new Box(Ranges.all(family), Ranges.all(family), ServiceMeaning.ALL);
  }

  private static Optional<Decision> decision(Action action) {
    return switch (action) {
      case Action.Accept() -> Optional.of(Decision.PASSES);
      case Action.Deny() -> Optional.of(Decision.DENIED);
      case Action.Reject _ -> Optional.of(Decision.REJECTED);
      case Action.Custom _ -> Optional.of(Decision.OWN_WORDS);
      case Action.Continue(), Action.Branch _, Action.Return() -> Optional.empty();
    };
  }

  private List<Box> matched(PolicyRule rule) {
    return List.of(
        new Box(
            AddressMeaning.of(project, rule.source()).ranges(),
            AddressMeaning.of(project, rule.destination()).ranges(),
            ServiceMeaning.of(project, rule.service()).ranges()));
  }

  /** Whether it has not everything of its services from all sources asked about to all others. */
  private boolean isPartly(PolicyRule rule, Region hit) {
    Ranges services = ServiceMeaning.of(project, rule.service()).ranges();
    List<Box> wanted =
        asked.boxes().stream().map(b -> new Box(b.source(), b.destination(), services)).toList();
    return !new Region(wanted).minus(hit.boxes()).isEmpty();
  }

  private boolean isExpired(PolicyRule rule) {
    return rule.info().expires().map(today::isAfter).orElse(false);
  }

  // conditions

  /** In a rule set that a rule branched to, that one has said whether the firewall is meant. */
  private List<String> conditions(PolicyRule rule, boolean branched) {
    List<String> conditions = new ArrayList<>();
    unknown(rule.source(), "source", conditions);
    unknown(rule.destination(), "destination", conditions);
    if (ServiceMeaning.of(project, rule.service()).narrowed()) {
      conditions.add("if ports, flags or marks are as the service says");
    }
    interfaces(rule, conditions);
    if (!rule.time().isAny()) {
      conditions.add((rule.time().negated() ? "not in " : "in ") + names(rule.time()));
    }
    rule.options().rateLimit().ifPresent(_ -> conditions.add("within its rate limit"));
    rule.options().connectionLimit().ifPresent(_ -> conditions.add("within its connection limit"));
    if (rule.options().stateless() && translatesDestinations()) {
      conditions.add("unless NAT gave the packets this destination");
    }
    if (rule.action() instanceof Action.Custom) {
      conditions.add("if its raw text decides so");
    }
    boolean transitOnly =
        !branched
            && !firewall.settings().anyIncludesFirewall()
            && (rule.source().isAny() || rule.destination().isAny());
    if (transitOnly) {
      conditions.add("if the firewall itself is not an end");
    }
    return conditions;
  }

  /** What a stateless rule matches was taken out of NAT's sight, and the other way round. */
  private boolean translatesDestinations() {
    return firewall.ruleSets().nat().stream()
        .flatMap(set -> set.rules().stream())
        .anyMatch(
            r ->
                r.enabled()
                    && r.action() instanceof NatAction.Translate
                    && !(r.translatedDestination().isAny() && r.translatedService().isAny()));
  }

  private void unknown(Cell cell, String part, List<String> conditions) {
    List<String> names = AddressMeaning.of(project, cell).unknown();
    if (!names.isEmpty()) {
      conditions.add(
          "if the %s is %sin %s, whose addresses are not known here"
              .formatted(part, cell.negated() ? "not " : "", String.join(", ", names)));
    }
  }

  private void interfaces(PolicyRule rule, List<String> conditions) {
    if (!rule.interfaces().in().isAny() && question.in().isEmpty()) {
      conditions.add("coming in by " + names(rule.interfaces().in()));
    }
    if (!rule.interfaces().out().isAny() && question.out().isEmpty()) {
      conditions.add("going out by " + names(rule.interfaces().out()));
    }
    boolean known = question.in().isPresent() && question.out().isPresent();
    if (!rule.interfaces().either().isAny() && !known) {
      conditions.add("by " + names(rule.interfaces().either()));
    }
  }

  /** False only when it is certain that an interface cell does not match. */
  private boolean interfacesMayMatch(PolicyRule rule) {
    Cell either = rule.interfaces().either();
    if (!mayMatch(rule.interfaces().in(), question.in())
        || !mayMatch(rule.interfaces().out(), question.out())) {
      return false;
    }
    if (either.isAny() || question.in().isEmpty() || question.out().isEmpty()) {
      return true;
    }
    Set<Id> named = interfaces(either);
    boolean in = question.in().get().stream().anyMatch(named::contains);
    boolean out = question.out().get().stream().anyMatch(named::contains);
    return either.negated() ? !in && !out : in || out;
  }

  private boolean mayMatch(Cell cell, Optional<Set<Id>> way) {
    if (cell.isAny() || way.isEmpty()) {
      return true;
    }
    boolean named = way.get().stream().anyMatch(interfaces(cell)::contains);
    return !way.get().isEmpty() && named != cell.negated();
  }

  private Set<Id> interfaces(Cell cell) {
    Set<Id> all = new LinkedHashSet<>();
    for (Id id : cell.members()) {
      project
          .element(id)
          .filter(Zone.class::isInstance)
          .map(Zone.class::cast)
          .ifPresentOrElse(zone -> all.addAll(zone.members()), () -> all.add(id));
    }
    return all;
  }

  private String names(Cell cell) {
    String names =
        String.join(
            ", ",
            cell.members().stream()
                .map(id -> project.element(id).map(Element::name).orElse(id + " (missing)"))
                .toList());
    return cell.negated() ? "anything but " + names : names;
  }

  private static String title(RuleSet set, int index) {
    String number = set.name() + " " + (index + 1);
    String name = set.rules().get(index).info().name();
    return name.isEmpty() ? number : number + " " + name;
  }
}
