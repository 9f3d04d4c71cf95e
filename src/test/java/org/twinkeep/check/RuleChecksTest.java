package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinkeep.model.Interface.Kind.BRIDGE_PORT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Action;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.Cell;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Management;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class RuleChecksTest {

  private static List<Problem> run(Check check, Project project) {
    List<Problem> found = new ArrayList<>();
    check.run(project, found::add);
    return found;
  }

  private static ObjectGroup group(String id, String... members) {
    return new ObjectGroup(
        Head.of(Id.of(id), id.toUpperCase(Locale.ROOT)),
        List.of(members).stream().map(Id::of).toList());
  }

  private static Project withRules(List<PolicyRule> policy, List<NatRule> nat, boolean alone) {
    return Pairs.cluster(
        Pairs.with(ArticlePair.project(), Pairs.host("own", "192.168.1.2")),
        c ->
            c.withNodes(
                    c.nodes().stream()
                        .map(
                            n ->
                                n.withInterfaces(
                                    n.interfaces().stream()
                                        .map(
                                            i ->
                                                i.withUnprotected(alone && i.name().equals("eth0")))
                                        .toList()))
                        .toList())
                .withRuleSets(
                    c.ruleSets()
                        .with(c.ruleSets().policy().getFirst().withRules(policy))
                        .with(c.ruleSets().nat().getFirst().withRules(nat))));
  }

  @Test
  void aRuleThatDeniesWhereTheFirewallIsLeftAloneIsAWarning() {
    PolicyRule deny =
        PolicyRule.of(Id.of("deny"), new Action.Deny())
            .withDestination(Cell.of(ArticlePair.CLUSTER))
            .withInterfaces(new InterfaceMatch(Cell.of(ArticlePair.OUTSIDE), Cell.ANY, Cell.ANY));
    PolicyRule through = deny.withId(Id.of("through")).withDestination(Cell.of(Id.of("web-1")));
    PolicyRule accept = deny.withId(Id.of("accept")).withAction(new Action.Accept());
    List<PolicyRule> rules = List.of(deny, through, accept);
    assertThat(run(new RulesBesideProtection(), withRules(rules, List.of(), true)))
        .extracting(p -> p.id() + " " + p.place().element().orElseThrow())
        .containsExactly("rule.interface.unprotected deny");
    assertThat(run(new RulesBesideProtection(), withRules(rules, List.of(), false))).isEmpty();
  }

  @Test
  void publishingTheManagementPortOfANodeIsAWarning() {
    NatRule ssh =
        NatRule.of(Id.of("ssh"))
            .withDestination(Cell.of(Id.of("own")))
            .withService(Cell.of(Id.of("std:ssh")))
            .withTranslatedDestination(Cell.of(Id.of("web-1")));
    NatRule http = ssh.withId(Id.of("http")).withService(Cell.of(Id.of("std:http")));
    NatRule virtual = ssh.withId(Id.of("virtual")).withDestination(Cell.of(ArticlePair.OUTSIDE));
    assertThat(
            run(
                new ManagementPublished(),
                withRules(List.of(), List.of(ssh, http, virtual), false)))
        .extracting(p -> p.id() + " " + p.place().element().orElseThrow())
        .containsExactly("nat.management ssh");
  }

  @Test
  void aNewSourceForWhatIsPublishedIsAWarning() {
    NatRule publish =
        NatRule.of(Id.of("publish"))
            .withDestination(Cell.of(ArticlePair.OUTSIDE))
            .withTranslatedDestination(Cell.of(Id.of("web-1")));
    NatRule hidden =
        NatRule.of(Id.of("hidden"))
            .withDestination(Cell.of(ArticlePair.OUTSIDE))
            .withTranslatedSource(Cell.of(ArticlePair.INSIDE));
    NatRule met = hidden.withId(Id.of("met")).withDestination(Cell.of(Id.of("web-1")));
    assertThat(
            run(
                new HiddenSourceTranslation(),
                withRules(List.of(), List.of(hidden, met, publish), false)))
        .extracting(p -> p.id() + " " + p.place().element().orElseThrow())
        .containsExactly("nat.source.hidden hidden");
    assertThat(
            run(
                new HiddenSourceTranslation(),
                withRules(
                    List.of(),
                    List.of(hidden, publish.withService(Cell.of(Id.of("std:http")))),
                    false)))
        .isEmpty();
  }

  @Test
  void aCycleOfGroupsIsToldWithItsWay() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            group("a", "b"),
            group("b", "web-1", "c"),
            group("c", "b"),
            group("d", "d"));

    assertThat(run(new GroupCycle(), project))
        .extracting(Problem::message)
        .containsExactly(
            "The group contains itself: B > C > B.", "The group contains itself: D > D.");
  }

  @Test
  void groupsThatShareAMemberAreNoCycle() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            group("a", "b", "c"),
            group("b", "web-1"),
            group("c", "b", "web-1"));

    assertThat(run(new GroupCycle(), project)).isEmpty();
  }

  @Test
  void aGroupOfEmptyGroupsIsEmpty() {
    Project project = Pairs.with(ArticlePair.project(), group("a", "b"), group("b"));

    assertThat(run(new EmptyGroup(), project))
        .extracting(p -> p.id() + " " + p.place())
        .containsExactly("group.empty A, members", "group.empty B, members");
  }

  @Test
  void twoThingsWithOneNameAreAWarning() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            new Network(Head.of(Id.of("other"), "Web-1 "), Prefix.parse("10.9.9.0/24")),
            new Network(Head.of(Id.of("third"), "lj-fw"), Prefix.parse("10.9.8.0/24")),
            new Network(Head.of(Id.of("fourth"), "web-2"), Prefix.parse("10.9.7.0/24")));

    assertThat(run(new SameName(), project))
        .allMatch(p -> p.severity() == Severity.WARNING && p.id().equals("object.name.duplicate"))
        .extracting(Problem::message)
        .satisfiesExactlyInAnyOrder(
            object -> assertThat(object).startsWith("Another object"),
            firewall -> assertThat(firewall).startsWith("A firewall"));
    assertThat(run(new SameName(), ArticlePair.project())).isEmpty();
  }

  @Test
  void objectsWithTheSameAddressesAreNoted() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            Pairs.host("www", "10.1.1.100"),
            new Network(Head.of(Id.of("one"), "one"), Prefix.parse("10.1.1.100/32")),
            Pairs.host("other", "10.1.1.101"));

    assertThat(run(new SameObject(), project))
        .allMatch(p -> p.severity() == Severity.NOTE && p.id().equals("object.duplicate"))
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "www, addresses: web-1 has the same address.",
            "one, addresses: web-1 has the same address.");
  }

  private static Project alone(NatRule... rules) {
    Interface outside =
        Interface.of(Id.of("alone:eth0"), "eth0", Interface.Role.OUTSIDE)
            .withAddresses(Pairs.addresses("192.0.2.1/24", "192.0.2.2/24"));
    Interface inside =
        Interface.of(Id.of("alone:eth1"), "eth1", Interface.Role.INSIDE)
            .withAddresses(Pairs.addresses("10.9.0.1/24"));
    RuleSet.Nat nat =
        ArticlePair.project()
            .firewalls()
            .getFirst()
            .ruleSets()
            .nat()
            .getFirst()
            .withRules(List.of(rules));
    StandaloneFirewall firewall =
        new StandaloneFirewall(
            Head.of(Id.of("alone"), "alone"),
            new Node(Id.of("alone-node"), "alone", Management.of("x"), List.of(outside, inside), 1),
            List.of(),
            FirewallSettings.DEFAULT,
            new RuleSets(List.of(), List.of(nat), List.of()));
    return Pairs.with(
            ArticlePair.project(),
            Pairs.host("published", "192.0.2.50"),
            Pairs.host("own", "192.0.2.1"),
            Pairs.host("elsewhere", "203.0.113.50"),
            Pairs.host("server", "10.9.0.80"),
            range("both-own", "192.0.2.1-192.0.2.2"),
            range("one-more", "192.0.2.1-192.0.2.3"),
            range("none-here", "192.0.1.250-192.0.1.255"),
            network("mapped", "192.0.2.64/27"),
            network("servers", "10.9.0.64/27"))
        .withFirewalls(List.of(firewall));
  }

  @Test
  void aTranslationAddressThatNobodyHasIsAWarning() {
    NatRule in =
        NatRule.of(Id.of("in"))
            .withDestination(Cell.of(Id.of("published")))
            .withInInterface(Cell.of(Id.of("alone:eth0")))
            .withTranslatedDestination(Cell.of(Id.of("server")));
    NatRule out =
        NatRule.of(Id.of("out"))
            .withSource(Cell.of(Id.of("server")))
            .withTranslatedSource(Cell.of(Id.of("published")));
    assertThat(
            run(
                new UnownedNatAddress(),
                alone(
                    in,
                    out,
                    in.withId(Id.of("in-own")).withDestination(Cell.of(Id.of("own"))),
                    in.withId(Id.of("intercepted")).withInInterface(Cell.of(Id.of("alone:eth1"))),
                    in.withId(Id.of("routed")).withDestination(Cell.of(Id.of("elsewhere"))),
                    out.withId(Id.of("out-own")).withTranslatedSource(Cell.of(Id.of("own"))))))
        .extracting(p -> p.id() + " " + p.place().element().orElseThrow())
        .containsExactly("nat.address.unowned in", "nat.address.unowned out");
  }

  private static AddressRange range(String id, String range) {
    return new AddressRange(Head.of(Id.of(id), id), IpRange.parse(range));
  }

  private static Network network(String id, String prefix) {
    return new Network(Head.of(Id.of(id), id), Prefix.parse(prefix));
  }

  /** Of a range only what nobody has is missed. */
  @Test
  void aRangeIsOwnedAddressByAddress() {
    NatRule out = NatRule.of(Id.of("out")).withSource(Cell.of(Id.of("server")));
    assertThat(
            run(
                new UnownedNatAddress(),
                alone(
                    out.withTranslatedSource(Cell.of(Id.of("both-own"))),
                    out.withId(Id.of("outside")).withTranslatedSource(Cell.of(Id.of("none-here"))),
                    out.withId(Id.of("more")).withTranslatedSource(Cell.of(Id.of("one-more"))))))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.place().element()).contains(Id.of("more"));
              assertThat(p.message()).contains("who has 192.0.2.3,");
            });
  }

  /** Networks that are mapped one to one need an answer; one that is intercepted does not. */
  @Test
  void aNetworkThatIsMappedIsMissedToo() {
    Cell mapped = Cell.of(Id.of("mapped"));
    NatRule in =
        NatRule.of(Id.of("in"))
            .withDestination(mapped)
            .withInInterface(Cell.of(Id.of("alone:eth0")))
            .withTranslatedDestination(Cell.of(Id.of("servers")));
    NatRule out =
        NatRule.of(Id.of("out")).withSource(Cell.of(Id.of("servers"))).withTranslatedSource(mapped);
    assertThat(
            run(
                new UnownedNatAddress(),
                alone(
                    in,
                    out,
                    in.withId(Id.of("intercepted"))
                        .withTranslatedDestination(Cell.of(Id.of("server"))))))
        .extracting(p -> p.id() + " " + p.place().element().orElseThrow())
        .containsExactly("nat.address.unowned in", "nat.address.unowned out");
  }

  @Test
  void anInterfaceOfAnotherFirewallIsForeign() {
    Project project = policy(accept().withInterfaces(InterfaceMatch.in(Id.of("other:eth0"))));
    Project two =
        project.withFirewalls(
            List.of(
                project.firewalls().getFirst(),
                new StandaloneFirewall(
                    Head.of(Id.of("other"), "other"),
                    new Node(
                        Id.of("other-node"),
                        "other",
                        Management.of("x"),
                        List.of(Interface.of(Id.of("other:eth0"), "eth0", Interface.Role.OTHER)),
                        1),
                    List.of(),
                    FirewallSettings.DEFAULT,
                    new RuleSets(List.of(), List.of(), List.of()))));

    assertThat(run(new ForeignInterface(), two))
        .extracting(Problem::id)
        .containsExactly("rule.interface.foreign");
    assertThat(
            run(
                new ForeignInterface(),
                policy(accept().withInterfaces(InterfaceMatch.in(ArticlePair.WEB)))))
        .extracting(Problem::id)
        .containsExactly("rule.member.kind");
  }

  @Test
  void masqueradeInAClusterIsSaidToBecomeSnat() {
    NatRule rule =
        NatRule.of(Id.of("hide")).withOptions(new NatOptions(true, false, false, false, false));

    assertThat(run(new ClusterMasquerade(), Pairs.nat(ArticlePair.project(), rule)))
        .extracting(Problem::id)
        .containsExactly("nat.masquerade.cluster");
  }

  private static PolicyRule accept() {
    return PolicyRule.of(Id.of("r"), new Action.Accept());
  }

  private static Project policy(PolicyRule... rules) {
    return Pairs.cluster(
        c -> {
          RuleSet.Policy set = c.ruleSets().policy().getFirst().withRules(List.of(rules));
          return c.withSettings(c.settings().withManagementAccess(Cell.ANY))
              .withRuleSets(new RuleSets(List.of(set), c.ruleSets().nat(), c.ruleSets().routing()));
        });
  }

  @Test
  void framesThatStayWithinABridgeAreNoted() {
    Node node = Pairs.cluster(ArticlePair.project()).nodes().getFirst();
    List<Interface> interfaces = new ArrayList<>(node.interfaces());
    interfaces.add(Interface.of(Id.of("b"), "br0", Interface.Role.OTHER).withKind(Kind.BRIDGE));
    interfaces.add(Interface.of(Id.of("p"), "eth7", Interface.Role.OTHER).withKind(BRIDGE_PORT));
    Project onePort = Pairs.node(1, n -> n.withInterfaces(List.copyOf(interfaces)));
    interfaces.add(Interface.of(Id.of("q"), "eth8", Interface.Role.OTHER).withKind(BRIDGE_PORT));
    Project twoPorts = Pairs.node(1, n -> n.withInterfaces(List.copyOf(interfaces)));

    assertThat(run(new BridgeFrames(), onePort)).isEmpty();
    assertThat(run(new BridgeFrames(), twoPorts))
        .extracting(Problem::id)
        .containsExactly("interface.bridge.frames");
  }
}
