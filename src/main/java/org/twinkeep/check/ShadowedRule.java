package org.twinkeep.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.edit.ByAddress;
import org.twinkeep.edit.FixedAddresses;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/**
 * A policy rule that no packet reaches, because one rule above it in the same rule set decides
 * about all of its packets. A rule that several others cover together, or that is covered in part,
 * is not reported: what this check says is certain.
 */
final class ShadowedRule implements Check {

  private static final BitSet NONE = new BitSet();

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      for (RuleSet.Policy set : firewall.ruleSets().policy()) {
        new Search(project, firewall, set, problems).run();
      }
    }
  }

  /** A cell with groups resolved: what it names, and the addresses that these have. */
  private record Content(Set<Id> ids, List<List<IpRange>> ranges, List<IpRange> cover) {}

  /** A rule with the contents of its cells, and its place in its rule set. */
  private record Named(
      int position, PolicyRule rule, Content service, Content source, Content destination) {
    Set<Id> services() {
      return service.ids();
    }
  }

  /** Positions of rules by what one of their cells holds. */
  private static final class Shelf {
    private final BitSet any = new BitSet();
    private final Map<Id, BitSet> byId = new HashMap<>();
    private final ByAddress<Named> byAddress = new ByAddress<>();

    void add(Named rule, Cell cell, Content content) {
      int position = rule.position();
      if (cell.isAny()) {
        any.set(position);
      } else if (!cell.negated()) {
        content.ids().forEach(id -> byId.computeIfAbsent(id, _ -> new BitSet()).set(position));
        content.cover().forEach(range -> byAddress.put(range, rule));
      }
    }

    /** Among these are all rules whose cell holds at least what this one does. */
    BitSet holding(Cell cell, Content content) {
      BitSet found = (BitSet) any.clone();
      if (cell.isAny() || cell.negated() || content.ids().isEmpty()) {
        return found;
      }
      found.or(byId.getOrDefault(content.ids().iterator().next(), NONE));
      List<IpRange> first = content.ranges().getFirst();
      if (!first.isEmpty()) {
        for (List<Named> near : byAddress.near(IpRange.of(first.getFirst().first()))) {
          near.forEach(rule -> found.set(rule.position()));
        }
      }
      return found;
    }
  }

  private static final class Search {

    private final Project project;
    private final Firewall firewall;
    private final RuleSet.Policy set;
    private final Consumer<Problem> problems;
    private final Map<Cell, Content> contents = new HashMap<>();
    private final List<Named> rules = new ArrayList<>();
    private final Shelf services = new Shelf();
    private final Shelf sources = new Shelf();
    private final Shelf destinations = new Shelf();

    Search(Project project, Firewall firewall, RuleSet.Policy set, Consumer<Problem> problems) {
      this.project = project;
      this.firewall = firewall;
      this.set = set;
      this.problems = problems;
    }

    void run() {
      for (int i = 0; i < set.rules().size(); i++) {
        PolicyRule rule = set.rules().get(i);
        Named named =
            new Named(i, rule, of(rule.service()), of(rule.source()), of(rule.destination()));
        rules.add(named);
        if (rule.enabled()) {
          first(named).ifPresent(above -> report(above, rule));
          remember(named);
        }
      }
    }

    /** The first rule above that covers this one. */
    private Optional<Named> first(Named below) {
      BitSet candidates = candidates(below);
      for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
        if (covers(rules.get(i), below)) {
          return Optional.of(rules.get(i));
        }
      }
      return Optional.empty();
    }

    private Content of(Cell cell) {
      return contents.computeIfAbsent(cell, this::content);
    }

    private Content content(Cell cell) {
      Set<Id> ids = new LinkedHashSet<>(Membership.leaves(project, cell.members()));
      List<List<IpRange>> ranges = new ArrayList<>();
      List<IpRange> cover = new ArrayList<>();
      for (Id id : ids) {
        List<IpRange> own = project.element(id).flatMap(FixedAddresses::of).orElse(List.of());
        ranges.add(own);
        if (!hasHardware(id)) {
          cover.addAll(own);
        }
      }
      return new Content(ids, ranges, cover);
    }

    /** Rules above, among them all that cover the rule. */
    private BitSet candidates(Named below) {
      PolicyRule rule = below.rule();
      BitSet found = services.holding(rule.service(), below.service());
      if (!found.isEmpty()) {
        found.and(destinations.holding(rule.destination(), below.destination()));
      }
      if (!found.isEmpty()) {
        found.and(sources.holding(rule.source(), below.source()));
      }
      return found;
    }

    private void remember(Named named) {
      PolicyRule rule = named.rule();
      if (decides(rule)) {
        services.add(named, rule.service(), named.service());
        sources.add(named, rule.source(), named.source());
        destinations.add(named, rule.destination(), named.destination());
      }
    }

    /** Whether the rule decides about every packet that its cells name, now and always. */
    private static boolean decides(PolicyRule rule) {
      boolean verdict =
          switch (rule.action()) {
            case Action.Accept() -> true;
            case Action.Deny() -> true;
            case Action.Reject _ -> true;
            case Action.Continue() -> false;
            case Action.Branch _ -> false;
            case Action.Return() -> false;
            case Action.Custom _ -> false;
          };
      return verdict
          && rule.time().isAny()
          && rule.info().expires().isEmpty()
          && rule.options().rateLimit().isEmpty()
          && rule.options().connectionLimit().isEmpty();
    }

    private boolean covers(Named above, Named below) {
      PolicyRule a = above.rule();
      PolicyRule b = below.rule();
      return states(a, b)
          && sameOrAny(a.interfaces().in(), b.interfaces().in())
          && sameOrAny(a.interfaces().out(), b.interfaces().out())
          && sameOrAny(a.interfaces().either(), b.interfaces().either())
          && services(above, below)
          && addresses(a.source(), above.source(), b.source(), below.source())
          && addresses(a.destination(), above.destination(), b.destination(), below.destination());
    }

    /**
     * A stateful Accept decides about new connections only, a stateless one about what no NAT rule
     * translates.
     */
    private static boolean states(PolicyRule above, PolicyRule below) {
      return !(above.action() instanceof Action.Accept)
          || below.action() instanceof Action.Accept
              && above.options().stateless() == below.options().stateless();
    }

    private static boolean sameOrAny(Cell above, Cell below) {
      return above.isAny()
          || !above.negated()
              && !below.negated()
              && !below.isAny()
              && above.members().containsAll(below.members());
    }

    private static boolean services(Named above, Named below) {
      Cell a = above.rule().service();
      Cell b = below.rule().service();
      return a.isAny()
          || !a.negated()
              && !b.negated()
              && !below.services().isEmpty()
              && above.services().containsAll(below.services());
    }

    private boolean addresses(Cell above, Content has, Cell below, Content wants) {
      if (above.isAny()) {
        return below.isAny() || firewall.settings().anyIncludesFirewall();
      }
      if (above.negated() || below.negated() || wants.ids().isEmpty()) {
        return false;
      }
      int i = 0;
      for (Id id : wants.ids()) {
        List<IpRange> ranges = wants.ranges().get(i++);
        if (!has.ids().contains(id) && (ranges.isEmpty() || !within(ranges, has.cover()))) {
          return false;
        }
      }
      return true;
    }

    private static boolean within(List<IpRange> wanted, List<IpRange> cover) {
      for (IpRange range : wanted) {
        boolean found = false;
        for (IpRange wide : cover) {
          found |= wide.family() == range.family() && wide.contains(range);
        }
        if (!found) {
          return false;
        }
      }
      return true;
    }

    private boolean hasHardware(Id id) {
      return project.object(id).orElse(null) instanceof Host host
          && host.addresses().stream().anyMatch(a -> a.mac().isPresent());
    }

    private void report(Named above, PolicyRule below) {
      String number = "rule " + (above.position() + 1);
      String title = above.rule().info().name();
      String name = title.isBlank() ? "" : " (" + title + ")";
      problems.accept(
          Problem.warning(
              "rule.shadowed",
              Places.of(firewall, set, below, ""),
              "No packet gets here: "
                  + number
                  + name
                  + " above decides about all packets that this rule names.",
              "Delete this rule, or move it above " + number + "."));
    }
  }
}
