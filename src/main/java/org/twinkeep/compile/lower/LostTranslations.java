package org.twinkeep.compile.lower;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.NatTarget;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.model.Family;
import org.twinkeep.model.Id;
import org.twinkeep.model.NatAction;
import org.twinkeep.problem.Problem;

/**
 * What a NAT rule says and could not do, because one half of a translation is done where the other
 * one's conditions are not known: destinations as packets come in, sources as they leave.
 */
final class LostTranslations {

  private final List<List<ResolvedNat>> sets;
  private final RuleSetChains chains;
  private final Family family;
  private final Consumer<Problem> problems;
  private final Map<ResolvedNat, Box> boxes = new IdentityHashMap<>();

  /** Of the rules of all NAT rule sets in one family. */
  LostTranslations(
      List<List<ResolvedNat>> sets,
      RuleSetChains chains,
      Family family,
      Consumer<Problem> problems) {
    this.sets = sets;
    this.chains = chains;
    this.family = family;
    this.problems = problems;
  }

  /** Whether a rule that translates is refused. */
  boolean refuses(ResolvedNat rule) {
    Optional<Problem> lost = nothing(rule).or(() -> ports(rule)).or(() -> sourceOfRedirected(rule));
    lost.ifPresent(problems);
    return lost.isPresent();
  }

  /**
   * Whether a branch is refused.
   *
   * @param position of the rule set that it leads to
   */
  boolean refusesBranch(ResolvedNat branch, int position) {
    Optional<Problem> lost =
        destinationsBehind(branch, position).or(() -> sourcesBehind(branch, position));
    lost.ifPresent(problems);
    return lost.isPresent();
  }

  /**
   * Warns of an exemption, or of a branch to one, that does not stop the rules below it which
   * translate destinations.
   */
  void warnOfExemption(ResolvedNat exemption, int set) {
    if (exemption.out().any() || meant(exemption).noneMatch(LostTranslations::exempts)) {
      return;
    }
    Box exempt = box(exemption);
    sets.get(set).stream()
        .dropWhile(rule -> rule != exemption)
        .skip(1)
        .flatMap(this::meant)
        .filter(LostTranslations::leadsElsewhere)
        .filter(rule -> box(rule).overlaps(exempt))
        .findFirst()
        .map(rule -> notExempt(exemption, rule))
        .ifPresent(problems);
  }

  private static Optional<Problem> nothing(ResolvedNat rule) {
    return rule.translatesSource() || rule.translatesDestination()
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                "nat.translates.nothing",
                rule.origin().place(),
                "The rule says what it matches, but not what becomes of it.",
                "Fill a translated cell, or make it an exemption."));
  }

  /** The translated service names ports of an end that the rule does not translate. */
  private static Optional<Problem> ports(ResolvedNat rule) {
    boolean destination =
        !rule.translatesDestination()
            && rule.newService().stream().anyMatch(p -> !p.destination().isEmpty());
    boolean source =
        !rule.translatesSource() && rule.newService().stream().anyMatch(p -> !p.source().isEmpty());
    String end = destination ? "destination" : "source";
    return destination || source
        ? Optional.of(
            Problem.error(
                "nat.service.end",
                rule.origin().place(),
                "The translated service names a "
                    + end
                    + " port, but the rule does not translate the "
                    + end
                    + ".",
                "Name the new " + end + ", too, or a service without " + end + " ports."))
        : Optional.empty();
  }

  /** What is redirected ends at the node, where no sources are translated. */
  private static Optional<Problem> sourceOfRedirected(ResolvedNat rule) {
    boolean here = rule.newDestination().filter(NatTarget.Self.class::isInstance).isPresent();
    return here && rule.translatesSource()
        ? Optional.of(
            Problem.error(
                "nat.redirect.source",
                rule.origin().place(),
                "What is redirected to the firewall does not leave it, so that its source stays as it is.",
                "Take the new source out of the rule, or name another destination than the firewall."))
        : Optional.empty();
  }

  private Optional<Problem> destinationsBehind(ResolvedNat branch, int position) {
    return !branch.out().any()
            && behind(position, new HashSet<>()).anyMatch(LostTranslations::leadsElsewhere)
        ? Optional.of(
            Problem.error(
                "nat.branch.out",
                branch.origin().place().in("out interface"),
                "Rules that it branches to translate destinations, and there nobody knows yet by which interface a packet will leave.",
                "Empty the output interface here, and name it in those rules behind it that translate sources."))
        : Optional.empty();
  }

  /** A branch asks for what a rule behind it changes before that rule has done all it does. */
  private Optional<Problem> sourcesBehind(ResolvedNat branch, int position) {
    boolean asks =
        !branch.destination().isAlways() || !branch.service().isAlways() || !branch.in().any();
    return asks && behind(position, new HashSet<>()).anyMatch(LostTranslations::translatesBoth)
        ? Optional.of(
            Problem.error(
                "nat.branch.destination",
                branch.origin().place(),
                "Rules that it branches to give a new source to what they led elsewhere; there the packet no longer has the destination and service that this rule asks for.",
                "Empty destination, service and input interface here, and name them in the rules that it branches to."))
        : Optional.empty();
  }

  /** The rule, or those that it branches to. */
  private Stream<ResolvedNat> meant(ResolvedNat rule) {
    return meant(rule, new HashSet<>());
  }

  private Stream<ResolvedNat> meant(ResolvedNat rule, Set<Integer> seen) {
    return rule.action() instanceof NatAction.Branch(Id next) && chains.position(next).isPresent()
        ? behind(chains.position(next).getAsInt(), seen)
        : Stream.of(rule);
  }

  /** The rules of a rule set, and of those that it branches to. */
  private Stream<ResolvedNat> behind(int set, Set<Integer> seen) {
    return !seen.add(set)
        ? Stream.empty()
        : sets.get(set).stream().flatMap(rule -> meant(rule, seen));
  }

  private static boolean exempts(ResolvedNat rule) {
    return rule.action() instanceof NatAction.Exempt;
  }

  private static boolean leadsElsewhere(ResolvedNat rule) {
    return rule.action() instanceof NatAction.Translate && rule.translatesDestination();
  }

  private static boolean translatesBoth(ResolvedNat rule) {
    return leadsElsewhere(rule) && (rule.translatesSource() || rule.options().hairpin());
  }

  private Box box(ResolvedNat rule) {
    return boxes.computeIfAbsent(rule, this::original);
  }

  private Box original(ResolvedNat rule) {
    return Box.of(
        Rule.of(
            rule.origin(),
            List.of(rule.source(), rule.destination(), rule.service()),
            new Statement.Accept()),
        family);
  }

  private static Problem notExempt(ResolvedNat exemption, ResolvedNat rule) {
    return Problem.warning(
        "nat.exempt.out",
        exemption.origin().place().in("out interface"),
        "Where destinations are translated nobody knows yet by which interface a packet will leave: "
            + rule.origin().place().text()
            + " below still leads such packets elsewhere; only their source stays as it is.",
        "Empty the output interface, or name what is exempt by its addresses.");
  }
}
