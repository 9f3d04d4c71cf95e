package org.twinkeep.compile.resolve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Side;
import org.twinkeep.model.Action;
import org.twinkeep.model.Family;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/**
 * Policy rules → {@link ResolvedRule}s, for one node and one family at a time.
 *
 * <p>Afterwards no group and no reference is left, and no rule is lost: one that applies to neither
 * family is an error.
 */
public final class ResolvePolicy {

  private final NodeContext context;
  private final Meanings meanings;
  private final BehindNames names;
  private final AddressCell addresses;
  private final ServiceCell services;
  private final DeviceCell devices;
  private final TimeCell times;

  public ResolvePolicy(NodeContext context, World world) {
    this.meanings = new Meanings(context, world, Meanings.View.ALL);
    this.names = new BehindNames(context, meanings);
    this.context = context;
    this.addresses = new AddressCell(meanings);
    this.services = new ServiceCell(context);
    this.devices = new DeviceCell(context, meanings.own());
    this.times = new TimeCell(context);
  }

  /** All enabled rules of a rule set, in order. */
  public List<ResolvedRule> run(RuleSet.Policy set, Consumer<Problem> problems) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    families.addAll(set.families());
    families.retainAll(context.firewall().settings().families());
    List<ResolvedRule> resolved = new ArrayList<>();
    for (int i = 0; i < set.rules().size(); i++) {
      PolicyRule rule = set.rules().get(i);
      if (rule.enabled()) {
        resolved.addAll(rule(set, rule, i + 1, families, problems));
      }
    }
    return List.copyOf(resolved);
  }

  private List<ResolvedRule> rule(
      RuleSet.Policy set,
      PolicyRule rule,
      int number,
      Set<Family> families,
      Consumer<Problem> problems) {
    Origin origin = Origins.of(context, set, rule, number);
    RuleReport report = new RuleReport(origin.place(), problems);
    Optional<Devices> in = devices.resolve(rule.interfaces().in(), "in interface", report);
    Optional<Devices> out = devices.resolve(rule.interfaces().out(), "out interface", report);
    Optional<Devices> either = devices.resolve(rule.interfaces().either(), "interface", report);
    Optional<Condition> time = time(rule, report);
    Strangers strangers = strangers(rule, report);
    List<ResolvedRule> resolved = new ArrayList<>();
    boolean elsewhere = in.isEmpty() || out.isEmpty() || either.isEmpty();
    for (Family family : families) {
      Optional<FamilyCells> cells = cells(rule, family, report);
      if (cells.isPresent() && !elsewhere && time.isPresent()) {
        FamilyCells c = cells.get();
        resolved.add(
            ResolvedRule.of(
                rule,
                origin,
                family,
                c.condition(0),
                c.condition(1),
                c.condition(2),
                in.get(),
                out.get(),
                either.get(),
                strangers == Strangers.LEFT_OUT,
                time.get(),
                expiry(rule)));
      }
    }
    if (report.hasFailed()) {
      return List.of();
    }
    if (resolved.isEmpty() && !elsewhere) {
      new LostRule(
              context.firewall(),
              set,
              families,
              family -> cells(rule, family, RuleReport.silent()).isPresent())
          .report("Source, destination and service", report);
    }
    return resolved;
  }

  /** What keeps a rule from a family, as the end of a sentence; absent = nothing. */
  public Optional<String> obstacle(RuleSet.Policy set, PolicyRule rule, Family family) {
    Optional<String> spoken = FamilyCells.spoken(context.firewall(), set, family);
    if (spoken.isPresent()) {
      return spoken;
    }
    RuleReport silent = RuleReport.silent();
    List<CellMeaning> cells = meanings(rule, family, silent).cells();
    return FamilyCells.nothing(cells, List.of("source", "destination", "service"), family)
        .or(
            () ->
                Stream.of(
                            rule.interfaces().in(),
                            rule.interfaces().out(),
                            rule.interfaces().either())
                        .allMatch(cell -> devices.resolve(cell, "interface", silent).isPresent())
                    ? Optional.empty()
                    : Optional.of("its interfaces are on another node"));
  }

  /**
   * What the project does not say of the names in the address cells: {@code destination lj-fw:
   * 10.1.1.1, 10.1.1.2}.
   */
  public List<String> behindNames(PolicyRule rule) {
    List<String> words = new ArrayList<>();
    words.addAll(names.all("source", rule.source()));
    words.addAll(names.all("destination", rule.destination()));
    return words;
  }

  private Strangers strangers(PolicyRule rule, RuleReport report) {
    Strangers strangers = Strangers.of(rule.action(), context.firewall());
    boolean allBut =
        Stream.of(rule.interfaces().in(), rule.interfaces().out(), rule.interfaces().either())
            .anyMatch(cell -> cell.negated() && !cell.isAny());
    if (allBut && strangers == Strangers.UNDECIDED) {
      report.error(
          "rule.interface.strangers",
          "interface",
          "Interfaces that the project does not know are not among these, so that what it accepts"
              + " would be accepted from there, too; leaving them out would spare them what it"
              + " denies.",
          "Name the interfaces that are meant instead of those that are not.");
    }
    return strangers;
  }

  /** The cells that depend on the family; absent when the rule does not exist in it. */
  private Optional<FamilyCells> cells(PolicyRule rule, Family family, RuleReport report) {
    FamilyCells cells = meanings(rule, family, report);
    return cells.allMean(family, report) ? Optional.of(cells) : Optional.empty();
  }

  private FamilyCells meanings(PolicyRule rule, Family family, RuleReport report) {
    boolean lenient = rule.action() instanceof Action.Accept;
    return new FamilyCells(
        List.of(
            addresses.resolve(rule.source(), Side.SOURCE, family, "source", lenient, report),
            addresses.resolve(
                rule.destination(), Side.DESTINATION, family, "destination", lenient, report),
            services.resolve(rule.service(), family, "service", lenient, report)));
  }

  /** The time cell; where the rule expires, its windows end then at the latest. */
  private Optional<Condition> time(PolicyRule rule, RuleReport report) {
    Optional<Condition> windows = times.resolve(rule.time(), report);
    if (windows.isEmpty() || windows.get().isAlways() || windows.get().negated()) {
      return windows;
    }
    Optional<Condition> cut =
        TimeCell.end(rule.info()).map(end -> TimeCell.until(windows.get(), end)).orElse(windows);
    if (cut.isEmpty()) {
      report.error(
          "time.never",
          "time",
          "Its time window begins when the rule has expired, so that the rule can never match.",
          "Let the rule expire later, or choose another time window.");
    }
    return cut;
  }

  /** What the windows of the time cell do not say about the rule's end. */
  private static Condition expiry(PolicyRule rule) {
    return rule.time().isAny() || rule.time().negated()
        ? TimeCell.expiry(rule.info())
        : Condition.ALWAYS;
  }
}
