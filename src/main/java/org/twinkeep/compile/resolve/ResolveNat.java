package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Side;
import org.twinkeep.edit.Membership;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Element;
import org.twinkeep.model.Family;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/**
 * NAT rules → {@link ResolvedNat}s, for one node and one family at a time.
 *
 * <p>In a cluster, the original destination "cluster" means the virtual addresses where it is
 * translated: what is published on a node's own address would not survive a fail-over.
 */
public final class ResolveNat {

  private final NodeContext context;
  private final BehindNames names;
  private final AddressCell sources;
  private final AddressCell destinations;
  private final AddressCell published;
  private final ServiceCell services;
  private final DeviceCell devices;
  private final NatTargets targets;
  private final NatObjections objections;

  public ResolveNat(NodeContext context, World world) {
    Meanings all = new Meanings(context, world, Meanings.View.ALL);
    Meanings published = new Meanings(context, world, Meanings.View.PUBLISHED);
    this.context = context;
    this.names = new BehindNames(context, all);
    this.sources = new AddressCell(all);
    this.destinations = new AddressCell(all);
    this.published = new AddressCell(published);
    this.services = new ServiceCell(context);
    this.devices = new DeviceCell(context, all.own());
    this.targets = new NatTargets(context, published);
    this.objections = new NatObjections(context);
  }

  /** All enabled rules of a rule set, in order. */
  public List<ResolvedNat> run(RuleSet.Nat set, Consumer<Problem> problems) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    families.addAll(set.families());
    families.retainAll(context.firewall().settings().families());
    List<ResolvedNat> resolved = new ArrayList<>();
    for (int i = 0; i < set.rules().size(); i++) {
      NatRule rule = set.rules().get(i);
      if (rule.enabled()) {
        resolved.addAll(rule(set, rule, Origins.of(context, set, rule, i + 1), families, problems));
      }
    }
    return List.copyOf(resolved);
  }

  /** What was looked up for the names in the address cells. */
  public List<String> lookedUp(NatRule rule) {
    List<String> words = new ArrayList<>();
    words.addAll(names.lookedUp("source", rule.source()));
    words.addAll(names.lookedUp("destination", rule.destination()));
    words.addAll(names.lookedUp("new source", rule.translatedSource()));
    words.addAll(names.lookedUp("new destination", rule.translatedDestination()));
    return words;
  }

  private List<ResolvedNat> rule(
      RuleSet.Nat set,
      NatRule rule,
      Origin origin,
      Set<Family> families,
      Consumer<Problem> problems) {
    RuleReport report = new RuleReport(origin.place(), problems);
    Optional<Devices> in = devices.resolve(rule.inInterface(), "in interface", report);
    Optional<Devices> out = devices.resolve(rule.outInterface(), "out interface", report);
    boolean elsewhere = in.isEmpty() || out.isEmpty();
    List<ResolvedNat> resolved = new ArrayList<>();
    for (Family family : families) {
      Optional<ResolvedNat> one =
          family(rule, origin, family, in.orElse(Devices.ANY), out.orElse(Devices.ANY), report);
      if (!elsewhere) {
        one.ifPresent(resolved::add);
      }
    }
    if (report.hasFailed()) {
      return List.of();
    }
    if (resolved.isEmpty() && !elsewhere) {
      Devices coming = in.get();
      Devices leaving = out.get();
      new LostRule(
              context.firewall(),
              set,
              families,
              family ->
                  family(rule, origin, family, coming, leaving, RuleReport.silent()).isPresent())
          .report("Its cells", report);
    }
    return resolved;
  }

  private Optional<ResolvedNat> family(
      NatRule rule, Origin origin, Family family, Devices in, Devices out, RuleReport report) {
    CellMeaning source =
        sources.resolve(rule.source(), Side.SOURCE, family, "source", false, report);
    CellMeaning destination =
        destinations(rule)
            .resolve(rule.destination(), Side.DESTINATION, family, "destination", false, report);
    CellMeaning service = services.resolve(rule.service(), family, "service", false, report);
    CellMeaning newService =
        services.resolve(rule.translatedService(), family, "translated service", false, report);
    NatTargets.Found newSource =
        targets.resolve(rule.translatedSource(), true, family, "translated source", report);
    NatTargets.Found newDestination =
        targets.resolve(
            rule.translatedDestination(), false, family, "translated destination", report);
    FamilyCells cells = new FamilyCells(List.of(source, destination, service, newService));
    if (newSource instanceof NatTargets.Found.Elsewhere
        || newDestination instanceof NatTargets.Found.Elsewhere
        || !cells.allMean(family, report)) {
      return Optional.empty();
    }
    objections.report(rule, in, out, report);
    Optional<List<Match.Ports>> ports = ports(cells.condition(3).anyOf(), report);
    if (ports.isEmpty() || report.hasFailed()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResolvedNat(
            origin,
            family,
            cells.condition(0),
            rule.source().isAny(),
            namesNode(rule.source()),
            network(rule.source()),
            cells.condition(1),
            network(rule.destination()),
            cells.condition(2),
            TimeCell.expiry(rule.info()),
            in,
            out,
            rule.action(),
            target(newSource),
            target(newDestination),
            ports.get(),
            rule.options()));
  }

  /** What keeps a rule from a family, as the end of a sentence; absent = nothing. */
  public Optional<String> obstacle(RuleSet.Nat set, NatRule rule, Family family) {
    Optional<String> spoken = FamilyCells.spoken(context.firewall(), set, family);
    if (spoken.isPresent()) {
      return spoken;
    }
    RuleReport silent = RuleReport.silent();
    if (devices.resolve(rule.inInterface(), "in interface", silent).isEmpty()
        || devices.resolve(rule.outInterface(), "out interface", silent).isEmpty()) {
      return Optional.of("its interfaces are on another node");
    }
    List<CellMeaning> cells =
        List.of(
            sources.resolve(rule.source(), Side.SOURCE, family, "source", false, silent),
            destinations(rule)
                .resolve(
                    rule.destination(), Side.DESTINATION, family, "destination", false, silent),
            services.resolve(rule.service(), family, "service", false, silent),
            target(rule.translatedSource(), true, family, silent),
            target(rule.translatedDestination(), false, family, silent));
    return FamilyCells.nothing(
        cells,
        List.of("source", "destination", "service", "translated source", "translated destination"),
        family);
  }

  private CellMeaning target(Cell cell, boolean source, Family family, RuleReport silent) {
    String part = source ? "translated source" : "translated destination";
    return targets.resolve(cell, source, family, part, silent) instanceof NatTargets.Found.Elsewhere
        ? CellMeaning.ELSEWHERE
        : CellMeaning.ANY;
  }

  /** What is published; what is left alone, or excluded, are the node's own addresses as well. */
  private AddressCell destinations(NatRule rule) {
    return rule.action() instanceof NatAction.Exempt || rule.destination().negated()
        ? destinations
        : published;
  }

  private boolean namesNode(Cell cell) {
    Set<Id> own = context.firewall().elements().map(Element::id).collect(Collectors.toSet());
    return !cell.negated()
        && Membership.leaves(context.project(), cell.members()).stream()
            .anyMatch(id -> own.contains(id) || isHostHere(id));
  }

  private boolean isHostHere(Id id) {
    return context.project().object(id).orElse(null) instanceof Host host
        && host.addresses().stream()
            .anyMatch(
                a ->
                    context.node().interfaces().stream()
                        .flatMap(i -> i.addresses().stream())
                        .anyMatch(mine -> mine.address().equals(a.ip())));
  }

  private static Optional<NatTarget> target(NatTargets.Found found) {
    return found instanceof NatTargets.Found.To(NatTarget to) ? Optional.of(to) : Optional.empty();
  }

  private static Optional<List<Match.Ports>> ports(List<Match> matches, RuleReport report) {
    List<Match.Ports> ports = new ArrayList<>();
    for (Match match : matches) {
      if (!(match instanceof Match.Ports p) || p.flags().isPresent()) {
        report.error(
            "nat.service.kind",
            "translated service",
            "Only TCP and UDP ports can be translated.",
            "Put a TCP or UDP service there, or empty the cell.");
        return Optional.empty();
      }
      if (Stream.concat(p.source().stream(), p.destination().stream())
          .anyMatch(range -> range.contains(0))) {
        report.error(
            "nat.service.zero",
            "translated service",
            "No packet has port 0.",
            "Translate to ports from 1 to 65535.");
        return Optional.empty();
      }
      ports.add(p);
    }
    return Optional.of(ports);
  }

  private Optional<Prefix> network(Cell cell) {
    return cell.members().size() == 1
            && !cell.negated()
            && context.project().object(cell.members().getFirst()).orElse(null)
                instanceof Network network
        ? Optional.of(network.prefix())
        : Optional.empty();
  }
}
