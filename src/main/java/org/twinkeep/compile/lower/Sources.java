package org.twinkeep.compile.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.resolve.NatTarget;
import org.twinkeep.compile.resolve.Own;
import org.twinkeep.compile.resolve.ResolvedNat;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.PortRange;
import org.twinkeep.problem.Problem;

/** Translations of the source. */
final class Sources {

  private static final Condition NOT_LOOPBACK = Condition.isNot(Match.device(Direction.OUT, "lo"));

  private final NodeContext context;
  private final Own own;
  private final Family family;
  private final OutputAddresses outputs;
  private final Consumer<Problem> problems;

  Sources(NodeContext context, Own own, Family family, Consumer<Problem> problems) {
    this.context = context;
    this.own = own;
    this.family = family;
    this.outputs = new OutputAddresses(context, own, family, problems);
    this.problems = problems;
  }

  void add(ResolvedNat rule, SharedTargets targets, Map<Hook, List<Rule>> rules) {
    if (!rule.in().any() && context.backend() == Backend.IPTABLES) {
      inputUnknown(rule, problems);
      return;
    }
    if (Stage.asksForHardware(rule.source())) {
      hardware(rule, problems);
      return;
    }
    List<Condition> original = rule.translatesDestination() ? targets.original(rule) : List.of();
    for (Part part : parts(rule)) {
      List<Condition> conditions = new ArrayList<>();
      conditions.add(rule.in().condition(Direction.IN, true));
      conditions.addAll(source(rule));
      if (rule.translatesDestination()) {
        conditions.addAll(Destinations.translated(rule, family));
        conditions.addAll(original);
      } else {
        conditions.add(rule.destination());
      }
      conditions.add(part.service());
      translate(rule, conditions, part.ports(), rules);
    }
  }

  static void inputUnknown(ResolvedNat rule, Consumer<Problem> problems) {
    problems.accept(
        Problem.error(
            "nat.source.in",
            rule.origin().place(),
            "iptables does not know the input interface where sources are translated.",
            "Name the source network instead of the input interface, or use nftables."));
  }

  static void hardware(ResolvedNat rule, Consumer<Problem> problems) {
    problems.accept(
        Problem.error(
            "nat.source.hardware",
            rule.origin().place().in("source"),
            "The sender's hardware address is known where the packet comes in, not where its source is translated.",
            "Use an object without hardware addresses."));
  }

  /** A part of the rule with its own new source ports. */
  private record Part(Condition service, Optional<PortRange> ports) {}

  /** One part a service when source ports change; those of a protocol go with it only. */
  private List<Part> parts(ResolvedNat rule) {
    Condition service =
        rule.translatesDestination() ? Destinations.translatedService(rule) : rule.service();
    if (rule.newService().stream().allMatch(p -> p.source().isEmpty())) {
      return List.of(new Part(service, Optional.empty()));
    }
    boolean portsOnly =
        !service.isAlways()
            && !service.negated()
            && service.anyOf().stream().allMatch(m -> m instanceof Match.Ports);
    if (!portsOnly) {
      error(
          rule,
          "nat.service.original",
          "Source ports are translated, but the original service is not limited to TCP or UDP.",
          "Name the TCP or UDP services whose source ports are translated.");
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    for (Match match : service.anyOf()) {
      Match.Ports original = (Match.Ports) match;
      List<PortRange> ports =
          rule.newService().stream()
              .filter(p -> p.transport() == original.transport())
              .flatMap(p -> p.source().stream())
              .toList();
      if (ports.size() != 1) {
        error(
            rule,
            "nat.service.protocol",
            "The translated service has not exactly one source port or range for "
                + original.transport()
                + ", which the original service names.",
            "Give one range of source ports for each protocol of the original service.");
        return List.of();
      }
      parts.add(new Part(Condition.is(original), Optional.of(ports.getFirst())));
    }
    return parts;
  }

  private void translate(
      ResolvedNat rule,
      List<Condition> conditions,
      Optional<PortRange> ports,
      Map<Hook, List<Rule>> rules) {
    if (rule.options().masquerade()) {
      outputs.add(rule, conditions, ports, rules);
      return;
    }
    Optional<Interface> leased = leased(rule);
    if (leased.isPresent()) {
      error(
          rule,
          "nat.source.leased",
          "The node's address on '"
              + leased.get().name()
              + "' is not known beforehand, so that its own packets, which keep their source, would be"
              + " translated like all others.",
          "Name the sources, or output interfaces with fixed addresses.");
      return;
    }
    switch (rule.newSource().orElseThrow()) {
      case NatTarget.Self() -> outputs.add(rule, conditions, ports, rules);
      case NatTarget.Fixed(List<IpRange> ranges) -> fixed(rule, conditions, ranges, ports, rules);
      case NatTarget.Whole(var prefix) -> {
        if (prefix.length() == family.bits()) {
          fixed(rule, conditions, List.of(prefix.range()), ports, rules);
        } else if (rule.sourceNetwork().filter(s -> s.length() == prefix.length()).isPresent()
            && ports.isEmpty()) {
          add(
              rule,
              conditions,
              new Statement.Netmap(Side.SOURCE, rule.sourceNetwork().orElseThrow(), prefix),
              rules);
        } else {
          error(
              rule,
              "nat.netmap.size",
              "A network is translated address by address to one of the same size, whatever the port.",
              "Give original and translated source as networks of equal length without a translated service, or translate to a range.");
        }
      }
    }
  }

  /** The nodes' own packets keep their own source, or a backup could not speak to anybody. */
  private List<Condition> source(ResolvedNat rule) {
    AddressSet kept = kept(rule);
    Condition source = rule.source();
    if (kept.isEmpty()) {
      return List.of(source);
    }
    if (!source.anyOf().stream().allMatch(Match.Address.class::isInstance)) {
      return List.of(source, Condition.isNot(address(kept)));
    }
    AddressSet named = AddressSet.none(family);
    for (Match match : source.anyOf()) {
      named = named.union(((Match.Address) match).set());
    }
    if (source.isAlways() || source.negated()) {
      return List.of(Condition.isNot(address(named.union(kept))));
    }
    return List.of(named.intersects(kept) ? Condition.is(address(named.minus(kept))) : source);
  }

  /**
   * An interface by which the node may send what the rule takes for somebody else's packets. Its
   * own came in nowhere, and rules that do not name it do not lead them elsewhere.
   */
  private Optional<Interface> leased(ResolvedNat rule) {
    boolean everybody = rule.anySource() || rule.source().negated();
    boolean itself = rule.newSource().filter(NatTarget.Self.class::isInstance).isPresent();
    boolean others = !rule.in().any() || rule.translatesDestination();
    return context.cluster().isEmpty() || rule.ownSource() || !everybody || itself || others
        ? Optional.empty()
        : own.attachedInterfaces().stream()
            .filter(device -> device.dynamic() && OutputAddresses.isAt(rule, device))
            .findFirst();
  }

  private Match.Address address(AddressSet set) {
    return new Match.Address(Side.SOURCE, set, context.node().name());
  }

  /**
   * The node's addresses on the interfaces that the rule may be for; all of them where it does not
   * speak of sources. A rule that names the node means them.
   */
  private AddressSet kept(ResolvedNat rule) {
    if (context.cluster().isEmpty() || rule.ownSource()) {
      return AddressSet.none(family);
    }
    return AddressSet.of(
        family,
        own.interfaces().stream()
            .filter(device -> rule.anySource() || OutputAddresses.isAt(rule, device))
            .flatMap(device -> device.addresses().stream())
            .map(a -> IpRange.of(a.address()))
            .toList());
  }

  private void fixed(
      ResolvedNat rule,
      List<Condition> conditions,
      List<IpRange> ranges,
      Optional<PortRange> ports,
      Map<Hook, List<Rule>> rules) {
    List<Condition> all = new ArrayList<>();
    all.add(leaving(rule));
    all.addAll(conditions);
    List<Statement> choices =
        ranges.stream().map(r -> nat(rule.options(), Optional.of(r), ports)).toList();
    Stage.inTurn(rule, all, choices)
        .forEach(each -> LowerNat.add(rules, Hook.NAT_POSTROUTING, each));
  }

  /** What the node says to itself leaves by no interface of the project, and stays as it is. */
  private static Condition leaving(ResolvedNat rule) {
    return rule.out().any() && !rule.translatesDestination()
        ? NOT_LOOPBACK
        : rule.out().condition(Direction.OUT, true);
  }

  static Statement nat(NatOptions options, Optional<IpRange> to, Optional<PortRange> ports) {
    return new Statement.SourceNat(to, ports, options.random(), options.persistent());
  }

  private void add(
      ResolvedNat rule,
      List<Condition> conditions,
      Statement statement,
      Map<Hook, List<Rule>> rules) {
    List<Condition> all = new ArrayList<>();
    all.add(leaving(rule));
    all.addAll(conditions);
    LowerNat.add(rules, Hook.NAT_POSTROUTING, Rule.of(rule.origin(), all, statement));
  }

  /** The answers to the inside's own packets come back through the firewall. */
  void hairpin(ResolvedNat rule, SharedTargets targets, Map<Hook, List<Rule>> rules) {
    List<Interface> devices = Hairpin.behind(rule, own, family);
    List<Condition> original = targets.original(rule);
    for (Interface device : devices) {
      List<Condition> conditions = new ArrayList<>();
      conditions.add(Condition.is(Match.device(Direction.OUT, device.name())));
      conditions.add(
          Condition.is(
              new Match.Address(Side.SOURCE, own.networks(device, family), device.name())));
      conditions.addAll(Destinations.translated(rule, family));
      conditions.addAll(original);
      conditions.add(Destinations.translatedService(rule));
      LowerNat.add(
          rules,
          Hook.NAT_POSTROUTING,
          Rule.of(
              rule.origin(),
              conditions,
              nat(
                  NatOptions.NONE,
                  Hairpin.address(own, device, family).map(IpRange::of),
                  Optional.empty())));
    }
    if (devices.isEmpty()) {
      error(
          rule,
          "nat.hairpin.nowhere",
          "No network of this firewall holds the translated address, so that nobody is inside.",
          "Switch hairpin off, or translate to an address of an attached network.");
    }
  }

  private void error(ResolvedNat rule, String id, String message, String remedy) {
    problems.accept(Problem.error(id, rule.origin().place(), message, remedy));
  }
}
