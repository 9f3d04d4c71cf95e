package org.twinkeep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.iptables.Ipsets;
import org.twinkeep.compile.iptables.RestoreFile;
import org.twinkeep.compile.lower.LowerNat;
import org.twinkeep.compile.lower.LowerProgram;
import org.twinkeep.compile.lower.VirtualMacDevices;
import org.twinkeep.compile.nftables.NftFile;
import org.twinkeep.compile.node.BundlePart;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.node.World;
import org.twinkeep.compile.place.PlaceRules;
import org.twinkeep.compile.place.PlacedRule;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
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
import org.twinkeep.model.RuleSet;
import org.twinkeep.problem.Problem;

/** The packet filter of a node: the passes in their order. */
final class RulesetPart implements BundlePart {

  /** Readable by root alone: a ruleset tells much about a network. */
  private static final int MODE = 0600;

  /** What iptables looks many addresses up in; the node's program loads all {@code *.ipset}. */
  private static final String SETS = "/etc/twinkeep/sets/addresses.ipset";

  private final World world;

  RulesetPart(World world) {
    this.world = world;
  }

  @Override
  public List<BundleFile> files(NodeContext context, Consumer<Problem> problems) {
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
    Function<Family, Program> program =
        family -> program(context, family, policies, nats, problems);
    List<Program> programs = Stream.of(Family.values()).map(program).toList();
    List<Program> flat = FlatPrograms.of(context, programs, problems);
    List<BundleFile> files = new ArrayList<>();
    switch (context.backend()) {
      case IPTABLES -> {
        flat.forEach(p -> files.add(restoreFile(context, p)));
        List<Line> sets = Ipsets.print(flat);
        if (!sets.isEmpty()) {
          files.add(new BundleFile(SETS, MODE, ActingService.RULESET, sets));
        }
      }
      case NFTABLES -> files.add(nftFile(context, flat.getFirst(), flat.getLast()));
    }
    files.addAll(NodeLookups.of(context, programs));
    return files;
  }

  private Program program(
      NodeContext context,
      Family family,
      List<List<ResolvedRule>> policies,
      List<List<ResolvedNat>> nats,
      Consumer<Problem> problems) {
    Condition management = new ResolveManagement(context, world).run(family, problems);
    LowerProgram lower = new LowerProgram(context, family, management, problems);
    if (!context.firewall().settings().families().contains(family)) {
      return lower.closed();
    }
    List<List<ResolvedNat>> translations = of(nats, family);
    PlaceRules place = placer(context, family, translations);
    List<List<PlacedRule>> placed =
        policies.stream()
            .map(set -> set.stream().filter(r -> r.family() == family).toList())
            .map(set -> place.run(set, problems))
            .toList();
    List<Chain> nat = new LowerNat(context, family, problems).run(translations);
    return VirtualMacDevices.of(context)
        .in(lower.run(placed, translations.stream().flatMap(List::stream).toList(), nat));
  }

  private static PlaceRules placer(
      NodeContext context, Family family, List<List<ResolvedNat>> translations) {
    return new PlaceRules(
        new Own(context),
        natAddresses(translations, family),
        family,
        context.firewall().settings().anyIncludesFirewall());
  }

  /**
   * Which ways the packets of each policy rule can take, and what keeps them from the others; where
   * each NAT rule acts, and with which addresses.
   */
  @Override
  public List<Line> explanation(NodeContext context) {
    ResolvePolicy resolvePolicy = new ResolvePolicy(context, world);
    ResolveNat resolveNat = new ResolveNat(context, world);
    List<List<ResolvedNat>> sets =
        context.firewall().ruleSets().nat().stream()
            .map(set -> resolveNat.run(set, _ -> {}))
            .toList();
    List<ResolvedNat> nats = sets.stream().flatMap(List::stream).toList();
    List<Line> lines = new ArrayList<>();
    for (RuleSet.Policy set : context.firewall().ruleSets().policy()) {
      List<ResolvedRule> rules = resolvePolicy.run(set, _ -> {});
      for (Family family : Family.values()) {
        PlaceRules place =
            placer(
                context, family, List.of(nats.stream().filter(r -> r.family() == family).toList()));
        rules.stream()
            .filter(r -> r.family() == family)
            .forEach(r -> lines.add(new Line(RuleWays.sentence(place, r), r.origin().id())));
      }
    }
    for (Family family : context.firewall().settings().families()) {
      List<List<ResolvedNat>> ofFamily = of(sets, family);
      lines.addAll(NatWays.of(new LowerNat(context, family, _ -> {}).run(ofFamily), family));
    }
    return List.copyOf(lines);
  }

  private static List<List<ResolvedNat>> of(List<List<ResolvedNat>> sets, Family family) {
    return sets.stream()
        .map(set -> set.stream().filter(r -> r.family() == family).toList())
        .toList();
  }

  /** Addresses that NAT rules publish or translate to; the master may hold them. */
  private static AddressSet natAddresses(List<List<ResolvedNat>> sets, Family family) {
    AddressSet addresses = AddressSet.none(family);
    for (ResolvedNat rule : sets.stream().flatMap(List::stream).toList()) {
      if (rule.newSource().orElse(null) instanceof NatTarget.Fixed(var ranges)) {
        addresses = addresses.union(AddressSet.of(family, ranges));
      }
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

  private static BundleFile restoreFile(NodeContext context, Program program) {
    boolean v4 = program.family() == Family.IPV4;
    boolean beside = context.firewall().settings().coexist();
    String tool =
        program.family().label()
            + ", for "
            + (v4 ? "iptables" : "ip6tables")
            + "-restore"
            + (beside ? " --noflush" : "");
    return file(
        context, v4 ? "v4" : "v6", RestoreFile.print(program, beside, heading(context, tool)));
  }

  private static BundleFile nftFile(NodeContext context, Program four, Program six) {
    return file(context, "nft", NftFile.print(four, six, heading(context, "for nft -f")));
  }

  private static List<String> heading(NodeContext context, String what) {
    return List.of(
        "Ruleset of " + context.node().name() + " (" + context.firewall().name() + "), " + what,
        "Generated by Twinkeep, format 1; changes made here are lost.");
  }

  private static BundleFile file(NodeContext context, String suffix, List<Line> ruleset) {
    List<Line> lines = new ArrayList<>();
    raw(context.firewall().settings().prologue()).forEach(lines::add);
    lines.addAll(ruleset);
    raw(context.firewall().settings().epilogue()).forEach(lines::add);
    return new BundleFile("/etc/twinkeep/ruleset." + suffix, MODE, ActingService.RULESET, lines);
  }

  private static Stream<Line> raw(String text) {
    return text.isBlank() ? Stream.empty() : text.lines().map(Line::of);
  }

  @Override
  public Set<String> packages(NodeContext context) {
    return context.backend() == Backend.IPTABLES ? Set.of("iptables") : Set.of("nftables");
  }
}
