package org.twinkeep.samples;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Colour;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RejectWith;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;

/** Arbitrary rule sets of one firewall; branches lead to its second rule sets. */
final class ArbitraryRules {

  private final String firewall;
  private final List<Id> addresses;
  private final List<Id> services;
  private final List<Id> times;
  private final List<Id> interfaces;

  ArbitraryRules(Shape shape, int f) {
    firewall = Shape.firewall(f).value();
    addresses = shape.addressCell();
    services = shape.serviceCell();
    times = shape.timeIds();
    interfaces = shape.interfaceCell(f);
  }

  Arbitrary<RuleSets> ruleSets() {
    return Combinators.combine(policySet(0), policySet(1), natSet(0), natSet(1), routingSet())
        .as((p0, p1, n0, n1, r) -> new RuleSets(List.of(p0, p1), List.of(n0, n1), List.of(r)));
  }

  private Id setId(String kind, int number) {
    return Id.of(firewall + ":" + kind + number);
  }

  private static <R extends Rule> Arbitrary<List<R>> numbered(
      Id set, Arbitrary<R> rule, Class<R> type) {
    return rule.list()
        .ofMaxSize(4)
        .map(
            rules ->
                IntStream.range(0, rules.size())
                    .mapToObj(i -> type.cast(rules.get(i).withId(Id.of(set + ":r" + i))))
                    .toList());
  }

  private Arbitrary<RuleSet.Policy> policySet(int number) {
    Id id = setId("policy", number);
    return Combinators.combine(
            ArbitraryValues.texts(),
            ArbitraryValues.families(),
            numbered(id, policyRule(), PolicyRule.class))
        .as((name, families, rules) -> new RuleSet.Policy(id, name, families, rules));
  }

  private Arbitrary<RuleSet.Nat> natSet(int number) {
    Id id = setId("nat", number);
    return Combinators.combine(
            ArbitraryValues.texts(),
            ArbitraryValues.families(),
            numbered(id, natRule(), NatRule.class))
        .as((name, families, rules) -> new RuleSet.Nat(id, name, families, rules));
  }

  private Arbitrary<RuleSet.Routing> routingSet() {
    Id id = setId("routing", 0);
    return Combinators.combine(
            ArbitraryValues.texts(),
            ArbitraryValues.families(),
            numbered(id, routingRule(), RoutingRule.class))
        .as((name, families, rules) -> new RuleSet.Routing(id, name, families, rules));
  }

  private Arbitrary<PolicyRule> policyRule() {
    Arbitrary<Cell> address = ArbitraryValues.cells(addresses);
    Arbitrary<Cell> network = ArbitraryValues.cells(interfaces);
    Arbitrary<PolicyRule> cells =
        Combinators.combine(
                address,
                address,
                ArbitraryValues.cells(services),
                network,
                network,
                network,
                ArbitraryValues.cells(times),
                action())
            .as(
                (source, destination, service, in, out, either, time, action) ->
                    PolicyRule.of(Id.of("rule"), action)
                        .withSource(source)
                        .withDestination(destination)
                        .withService(service)
                        .withInterfaces(new InterfaceMatch(in, out, either))
                        .withTime(time));
    return Combinators.combine(
            cells, ArbitraryValues.rarely(), ArbitraryValues.maybe(logging()), options(), info())
        .as(
            (rule, disabled, logging, options, info) ->
                rule.withEnabled(!disabled)
                    .withLogging(logging)
                    .withOptions(options)
                    .withInfo(info));
  }

  private Arbitrary<Action> action() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            new Action.Accept(), new Action.Deny(), new Action.Continue(), new Action.Return()),
        Arbitraries.of(RejectWith.class).map(Action.Reject::new),
        Arbitraries.just(new Action.Branch(setId("policy", 1))),
        Combinators.combine(ArbitraryValues.texts(), ArbitraryValues.texts())
            .as(Action.Custom::new));
  }

  private static Arbitrary<Logging> logging() {
    return Combinators.combine(
            ArbitraryValues.texts(),
            ArbitraryValues.maybe(Arbitraries.of(LogLevel.class)),
            ArbitraryValues.maybe(logLimit()),
            ArbitraryValues.maybeInt(0, 65535))
        .as(Logging::new);
  }

  private static Arbitrary<LogLimit> logLimit() {
    return Arbitraries.oneOf(
        Arbitraries.just(new LogLimit.EveryPacket()),
        ArbitraryValues.rates().map(LogLimit.AtMost::new));
  }

  private static Arbitrary<RuleOptions> options() {
    Arbitrary<Per> per = Arbitraries.of(Per.class);
    Arbitrary<RuleOptions> arbitrary =
        Combinators.combine(
                ArbitraryValues.rarely(),
                ArbitraryValues.maybe(
                    Combinators.combine(ArbitraryValues.rates(), per).as(RateLimit::new)),
                ArbitraryValues.maybe(
                    Combinators.combine(Arbitraries.integers().greaterOrEqual(1), per)
                        .as(ConnectionLimit::new)),
                ArbitraryValues.maybe(ArbitraryValues.marks()),
                Arbitraries.of(ConnectionMark.class),
                ArbitraryValues.maybeInt(0, 9000),
                ArbitraryValues.texts(),
                ArbitraryValues.texts())
            .as(RuleOptions::new);
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(RuleOptions.NONE)), Tuple.of(1, arbitrary));
  }

  private static Arbitrary<RuleInfo> info() {
    Arbitrary<Optional<LocalDate>> date = ArbitraryValues.maybe(ArbitraryValues.dates());
    return Combinators.combine(
            ArbitraryValues.texts(),
            ArbitraryValues.texts(),
            ArbitraryValues.texts(),
            ArbitraryValues.maybe(Arbitraries.of(Colour.class)),
            ArbitraryValues.texts(),
            ArbitraryValues.texts(),
            date,
            date)
        .as(RuleInfo::new);
  }

  private Arbitrary<NatRule> natRule() {
    Arbitrary<Cell> address = ArbitraryValues.cells(addresses);
    Arbitrary<Cell> service = ArbitraryValues.cells(services);
    Arbitrary<Cell> network = ArbitraryValues.cells(interfaces);
    Arbitrary<NatRule> cells =
        Combinators.combine(address, address, service, network, network, address, address, service)
            .as(
                (source, destination, srv, in, out, newSource, newDestination, newService) ->
                    NatRule.of(Id.of("rule"))
                        .withSource(source)
                        .withDestination(destination)
                        .withService(srv)
                        .withInInterface(in)
                        .withOutInterface(out)
                        .withTranslatedSource(newSource)
                        .withTranslatedDestination(newDestination)
                        .withTranslatedService(newService));
    Arbitrary<Boolean> flag = ArbitraryValues.rarely();
    return Combinators.combine(
            cells,
            flag,
            Arbitraries.of(
                new NatAction.Translate(),
                new NatAction.Exempt(),
                new NatAction.Branch(setId("nat", 1))),
            Combinators.combine(flag, flag, flag, flag, flag).as(NatOptions::new),
            info())
        .as(
            (rule, disabled, action, options, info) ->
                rule.withEnabled(!disabled).withAction(action).withOptions(options).withInfo(info));
  }

  private Arbitrary<RoutingRule> routingRule() {
    return Combinators.combine(
            ArbitraryValues.cells(addresses),
            ArbitraryValues.rarely(),
            ArbitraryValues.references(addresses),
            ArbitraryValues.cells(interfaces),
            Arbitraries.integers().between(0, 1000),
            ArbitraryValues.rarely(),
            ArbitraryValues.maybe(Arbitraries.integers().between(68, 9000)),
            info())
        .as(
            (destination, defaultRoute, gateways, out, metric, follow, mtu, info) ->
                new RoutingRule(
                    Id.of("rule"),
                    !follow,
                    destination,
                    defaultRoute,
                    gateways,
                    out,
                    metric,
                    follow,
                    mtu,
                    info));
  }
}
