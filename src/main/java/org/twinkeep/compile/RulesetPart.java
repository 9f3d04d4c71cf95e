package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.compile.lower.LowerNat;
import org.twinkeep.compile.lower.LowerProgram;
import org.twinkeep.compile.lower.VirtualMacDevices;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.Contribution;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.place.Entrances;
import org.twinkeep.compile.place.MetRules;
import org.twinkeep.compile.place.Path;
import org.twinkeep.compile.place.PlaceRules;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.resolve.Answers;
import org.twinkeep.compile.resolve.MatchCells;
import org.twinkeep.compile.resolve.NatTarget;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolveManagement;
import org.twinkeep.compile.resolve.ResolveNat;
import org.twinkeep.compile.resolve.ResolvePolicy;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.compile.resolve.ResolvedRule;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** The packet filter of a node: the passes in their order. */
final class RulesetPart implements BundlePart {

  private final Answers answers;

  /**
   * For the nodes of one firewall.
   *
   * @param answers what the nodes ask for, once for all of them
   */
  RulesetPart(Answers answers) {
    this.answers = answers;
  }

  /**
   * The explanation says which ways the packets of each policy rule can take, and what keeps them
   * from the others; where each NAT rule acts, and with which addresses; what each automatic rule
   * is for.
   */
  @Override
  public Contribution contribute(NodeContext context, Consumer<Problem> problems) {
    Answers world = new Answers(answers);
    List<List<ResolvedRule>> policies = new ArrayList<>();
    ResolvePolicy resolvePolicy = new ResolvePolicy(context, world);
    for (RuleSet.Policy set : context.firewall().ruleSets().policy()) {
      policies.add(resolvePolicy.run(set, problems));
    }
    List<List<ResolvedNat>> nats = new ArrayList<>();
    ResolveNat resolveNat = new ResolveNat(context, world);
    for (RuleSet.Nat set : context.firewall().ruleSets().nat()) {
      nats.add(resolveNat.run(set, problems));
    }
    NatNowhere nowhere = new NatNowhere(problems);
    List<Program> programs = new ArrayList<>();
    Explanation explanation = new Explanation(context);
    MetRules met = new MetRules();
    for (Family family : Family.values()) {
      programs.add(
          program(
              context,
              family,
              of(policies, family, ResolvedRule::family),
              of(nats, family, ResolvedNat::family),
              world,
              nowhere,
              met,
              explanation));
    }
    met.report(problems);
    nowhere.check(all(nats));
    programs.forEach(explanation::addAutomatic);
    programs.forEach(program -> Untracked.check(program, problems));
    programs.forEach(program -> RedirectedOutput.check(program, context.backend(), problems));
    AddedText.check(context, problems);
    if (context.backend() == Backend.IPTABLES) {
      FamilyLimits.check(policies, problems);
    }
    MatchCells cells = new MatchCells(context);
    programs.replaceAll(program -> HeadersBetween.without(program, cells, problems));
    List<BundleFile> files = new ArrayList<>();
    List<Program> flat = FlatPrograms.of(context, programs, problems);
    files.addAll(RulesetFiles.of(context, flat));
    files.addAll(NodeLookups.of(context, programs));
    files.add(
        RuleStamps.of(
            all(policies), all(nats), context.firewall().settings().anyIncludesFirewall()));
    return new Contribution(
        files,
        packages(context, files),
        explanation.lines(resolvePolicy, resolveNat, flat),
        world.all());
  }

  private Program program(
      NodeContext context,
      Family family,
      List<List<ResolvedRule>> policies,
      List<List<ResolvedNat>> nats,
      World world,
      NatNowhere nowhere,
      MetRules met,
      Explanation explanation) {
    Consumer<Problem> problems = nowhere::report;
    Condition management = new ResolveManagement(context, world).run(family, problems);
    LowerProgram lower = new LowerProgram(context, family, management, problems);
    if (!context.firewall().settings().families().contains(family)) {
      return lower.closed();
    }
    PlaceRules place = placer(context, family, nats);
    List<Id> ids = context.firewall().ruleSets().policy().stream().map(RuleSet::id).toList();
    List<Set<Path>> entered = Entrances.of(place, ids, policies);
    List<List<PlacedRule>> placed = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      placed.add(place.run(policies.get(i), entered.get(i), met));
      for (ResolvedRule rule : policies.get(i)) {
        String way = RuleWays.of(place, rule, entered.get(i), i == 0);
        explanation.add(family, rule.origin().id(), way);
      }
    }
    List<Chain> nat = new LowerNat(context, family, nats, problems).run();
    Map<String, String> ways = NatWays.of(nat);
    ways.forEach((rule, way) -> explanation.add(family, rule, way));
    nowhere.add(ways.keySet());
    return VirtualMacDevices.of(context).in(lower.run(placed, all(nats), nat));
  }

  private static <R> List<R> all(List<List<R>> sets) {
    return sets.stream().flatMap(List::stream).toList();
  }

  private static Set<String> packages(NodeContext context, List<BundleFile> files) {
    Set<String> packages = new TreeSet<>();
    packages.add(context.backend() == Backend.IPTABLES ? "iptables" : "nftables");
    if (files.stream().anyMatch(f -> f.path().endsWith(".ipset"))) {
      packages.add("ipset");
    }
    return packages;
  }

  private static PlaceRules placer(
      NodeContext context, Family family, List<List<ResolvedNat>> nats) {
    return new PlaceRules(
        new Own(context), natAddresses(nats, family), family, context.firewall().settings());
  }

  /** The rules of one family, rule set by rule set. */
  private static <R> List<List<R>> of(
      List<List<R>> sets, Family family, Function<R, Family> familyOf) {
    return sets.stream()
        .map(set -> set.stream().filter(r -> familyOf.apply(r) == family).toList())
        .toList();
  }

  /** Addresses that NAT rules publish or translate to; the master may hold them. */
  private static AddressSet natAddresses(List<List<ResolvedNat>> sets, Family family) {
    AddressSet addresses = AddressSet.none(family);
    for (ResolvedNat rule : sets.stream().flatMap(List::stream).toList()) {
      addresses =
          switch (rule.newSource().orElse(new NatTarget.Self())) {
            case NatTarget.Fixed(var ranges) -> addresses.union(AddressSet.of(family, ranges));
            case NatTarget.Whole(var prefix) -> addresses.union(AddressSet.of(prefix));
            case NatTarget.Self() -> addresses;
          };
      if (rule.translatesDestination() && !rule.destination().negated()) {
        for (Match match : rule.destination().anyOf()) {
          if (match instanceof Match.Address a) {
            addresses = addresses.union(a.set());
          }
        }
      }
    }
    return addresses;
  }
}
