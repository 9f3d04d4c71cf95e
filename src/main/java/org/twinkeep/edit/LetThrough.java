package org.twinkeep.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.Zone;

/**
 * The policy rule that lets the traffic of a DNAT rule through. Publishing a server takes both: NAT
 * changes where the packets go, the policy still decides whether they may.
 */
public final class LetThrough {

  private final Project project;
  private final Firewall firewall;
  private final NatRule nat;
  private final Accepting accepting;

  private LetThrough(Project project, Firewall firewall, NatRule nat, Accepting accepting) {
    this.project = project;
    this.firewall = firewall;
    this.nat = nat;
    this.accepting = accepting;
  }

  /** Whether the rule sends packets to another address, so that a policy rule is needed. */
  public static boolean isNeeded(NatRule nat) {
    return nat.enabled()
        && nat.action() instanceof NatAction.Translate
        && !nat.translatedDestination().isAny();
  }

  /**
   * A policy rule that accepts at least a part of the traffic, in the order of the rule sets. Rules
   * for sources behind another interface than the one that the traffic comes in by do not count.
   */
  public static Optional<PolicyRule> find(Project project, Firewall firewall, NatRule nat) {
    return finder(project, firewall).apply(nat);
  }

  /** The same for many NAT rules of a firewall, which looks at each cell of the policy once. */
  public static Function<NatRule, Optional<PolicyRule>> finder(Project project, Firewall firewall) {
    Accepting accepting = new Accepting(project, firewall);
    return nat -> new LetThrough(project, firewall, nat, accepting).find();
  }

  private Optional<PolicyRule> find() {
    return accepting.to(nat.translatedDestination()).filter(this::isMetBy).findFirst();
  }

  /** The policy rules that accept, by their destinations. */
  private static final class Accepting {
    private final Project project;
    private final List<PolicyRule> rules;
    private final Map<Cell, List<IpRange>> known = new IdentityHashMap<>();
    private final List<Integer> open = new ArrayList<>();
    private final Map<Id, List<Integer>> byMember = new HashMap<>();
    private final ByAddress<Integer> byAddress = new ByAddress<>();

    Accepting(Project project, Firewall firewall) {
      this.project = project;
      this.rules =
          firewall.ruleSets().policy().stream()
              .flatMap(set -> set.rules().stream())
              .filter(PolicyRule::enabled)
              .filter(rule -> rule.action() instanceof Action.Accept)
              .filter(rule -> !rule.options().stateless()) // translated connections are tracked
              .toList();
      for (Integer i = 0; i < rules.size(); i++) {
        add(i, rules.get(i).destination());
      }
    }

    private void add(Integer position, Cell destination) {
      if (destination.isAny() || destination.negated()) {
        open.add(position);
      } else {
        for (Id member : destination.members()) {
          byMember.computeIfAbsent(member, _ -> new ArrayList<>()).add(position);
        }
        addresses(destination).forEach(range -> byAddress.put(range, position));
      }
    }

    /** In their order; all that speak of one of these destinations, and perhaps others. */
    Stream<PolicyRule> to(Cell destinations) {
      Stream<Integer> same =
          destinations.members().stream()
              .flatMap(id -> byMember.getOrDefault(id, List.of()).stream());
      Stream<Integer> near =
          addresses(destinations).stream()
              .flatMap(range -> byAddress.near(range).stream())
              .flatMap(List::stream);
      return Stream.of(open.stream(), same, near)
          .flatMap(positions -> positions)
          .distinct()
          .sorted()
          .map(rules::get);
    }

    List<IpRange> addresses(Cell cell) {
      return known.computeIfAbsent(
          cell,
          _ ->
              cell.members().stream()
                  .flatMap(id -> project.element(id).stream())
                  .flatMap(e -> Extents.addresses(project, e).stream())
                  .toList());
    }
  }

  /**
   * Adds that policy rule, at the end of the top rule set but before a rule that denies everything;
   * nothing in a firewall without policy.
   */
  public static Optional<Edit> add(Project project, Firewall firewall, NatRule nat) {
    return firewall.ruleSets().policy().stream()
        .findFirst()
        .map(
            set ->
                RuleEdits.insert(
                    "Let published traffic through",
                    set.id(),
                    position(set),
                    List.of(rule(project, nat))));
  }

  private static int position(RuleSet.Policy set) {
    List<PolicyRule> rules = set.rules();
    for (int i = 0; i < rules.size(); i++) {
      PolicyRule rule = rules.get(i);
      boolean everything =
          rule.source().isAny()
              && rule.destination().isAny()
              && rule.service().isAny()
              && rule.interfaces().isAny();
      if (everything && rule.action().isFinal()) {
        return i;
      }
    }
    return rules.size();
  }

  private static PolicyRule rule(Project project, NatRule nat) {
    String what = nat.info().comment().isBlank() ? nat.id().value() : nat.info().comment();
    return PolicyRule.of(Ids.fresh(project, nat.id() + "-pass"), new Action.Accept())
        .withSource(nat.source())
        .withDestination(nat.translatedDestination())
        .withService(service(nat))
        .withInterfaces(new InterfaceMatch(nat.inInterface(), Cell.ANY, Cell.ANY))
        .withInfo(RuleInfo.comment("Lets published traffic through: " + what));
  }

  private static Cell service(NatRule nat) {
    return nat.translatedService().isAny() ? nat.service() : nat.translatedService();
  }

  private boolean isMetBy(PolicyRule rule) {
    return overlap(rule.destination(), nat.translatedDestination())
        && (nat.source().isAny() || overlap(rule.source(), nat.source()))
        && !isElsewhere(rule.source())
        && services(rule.service(), service(nat))
        && interfaces(rule.interfaces().in())
        && interfaces(rule.interfaces().either());
  }

  private boolean overlap(Cell cell, Cell meant) {
    if (cell.isAny()) {
      return true;
    }
    boolean same = !Collections.disjoint(cell.members(), meant.members());
    List<IpRange> wanted = addresses(meant);
    List<IpRange> own = addresses(cell);
    return cell.negated()
        ? wanted.stream().anyMatch(w -> own.stream().noneMatch(o -> o.contains(w)))
        : same || anyOverlap(own, wanted);
  }

  /** Asked for every pair of a NAT rule and a policy rule. */
  private static boolean anyOverlap(List<IpRange> own, List<IpRange> wanted) {
    for (IpRange one : own) {
      for (IpRange other : wanted) {
        if (one.overlaps(other)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<IpRange> addresses(Cell cell) {
    return accepting.addresses(cell);
  }

  /** Whether these sources live behind other interfaces than that of the NAT rule. */
  private boolean isElsewhere(Cell source) {
    if (source.isAny() || source.negated() || nat.inInterface().isAny()) {
      return false;
    }
    Set<Id> entry = expand(nat.inInterface());
    List<IpRange> others =
        firewall.nodes().stream()
            .flatMap(node -> node.interfaces().stream())
            .filter(i -> !entry.contains(i.id()))
            .flatMap(i -> i.addresses().stream())
            .map(InterfaceAddress::network)
            .map(p -> p.range())
            .toList();
    List<IpRange> own = addresses(source);
    return !own.isEmpty()
        && own.stream().allMatch(o -> others.stream().anyMatch(other -> other.contains(o)));
  }

  private boolean interfaces(Cell cell) {
    if (cell.isAny() || nat.inInterface().isAny()) {
      return true;
    }
    Set<Id> own = expand(cell);
    boolean meets = expand(nat.inInterface()).stream().anyMatch(own::contains);
    return cell.negated() != meets;
  }

  /** The interfaces of a cell: zones and cluster interfaces, and what they consist of. */
  private Set<Id> expand(Cell cell) {
    Set<Id> all = new HashSet<>();
    cell.members().forEach(id -> expand(id, all));
    return all;
  }

  private void expand(Id id, Set<Id> all) {
    if (all.add(id)) {
      project
          .element(id)
          .ifPresent(
              e -> {
                if (e instanceof Zone zone) {
                  zone.members().forEach(m -> expand(m, all));
                } else if (e instanceof ClusterInterface i) {
                  i.members().forEach(m -> expand(m, all));
                }
              });
    }
  }

  private boolean services(Cell cell, Cell wanted) {
    if (cell.isAny() || wanted.isAny() || cell.negated()) {
      return true;
    }
    List<Id> own = Membership.leaves(project, cell.members());
    List<Id> asked = Membership.leaves(project, wanted.members());
    return own.stream().anyMatch(o -> asked.stream().anyMatch(a -> a.equals(o) || ports(o, a)));
  }

  private boolean ports(Id one, Id other) {
    Optional<Element> a = project.element(one);
    Optional<Element> b = project.element(other);
    if (a.isEmpty() || b.isEmpty() || a.get().getClass() != b.get().getClass()) {
      return false;
    }
    List<PortRange> wanted = Extents.ports(project, b.get());
    return Extents.ports(project, a.get()).stream()
        .anyMatch(
            p -> wanted.stream().anyMatch(w -> p.first() <= w.last() && w.first() <= p.last()));
  }
}
