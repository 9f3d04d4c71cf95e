package org.twinkeep.compile.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cell;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

final class OwnershipTest {

  private static final Id RULE = Id.of("publish");
  private static final Id PUBLIC = Id.of("public");
  private static final NatOptions ROUTED = new NatOptions(false, false, false, false, true);

  private final List<Problem> problems = new ArrayList<>();

  private List<String> added(Project project) {
    return Ownership.of(project, Pairs.cluster(project), problems::add).addresses().stream()
        .filter(a -> !a.addedBy().isEmpty())
        .map(a -> a.address() + " on " + a.clusterInterface() + " by " + a.addedBy())
        .toList();
  }

  private static Project publishing(String... addresses) {
    return publishing(publish(), addresses);
  }

  private static Project publishing(NatRule rule, String... addresses) {
    return Pairs.nat(Pairs.with(ArticlePair.project(), Pairs.host("public", addresses)), rule);
  }

  private static NatRule publish() {
    return NatRule.of(RULE)
        .withDestination(Cell.of(PUBLIC))
        .withTranslatedDestination(Cell.of(ArticlePair.WEB));
  }

  private static NatRule hide(Id target) {
    return NatRule.of(RULE)
        .withSource(Cell.of(ArticlePair.INSIDE_NET))
        .withTranslatedSource(Cell.of(target));
  }

  @Test
  void advertisesTheFirstAddressOfEachFamilyAndInterface() {
    Project project =
        Pairs.iface(
            ArticlePair.OUTSIDE,
            i ->
                i.withAddresses(
                    Pairs.addresses(
                        "192.168.1.1/24",
                        "192.168.1.7/24",
                        "2001:db8:0:1::1/64",
                        "2001:db8:0:1::7/64")));
    Ownership ownership = Ownership.of(project, Pairs.cluster(project), problems::add);

    assertThat(ownership.on(ArticlePair.OUTSIDE))
        .filteredOn(VirtualAddress::advertised)
        .extracting(a -> a.address().toString())
        .containsExactly("192.168.1.1/24", "2001:db8:0:1::1/64");
    assertThat(problems).isEmpty();
  }

  @Test
  void aPublishedAddressGoesToTheInterfaceOfItsNetwork() {
    assertThat(added(publishing("192.168.1.10", "2001:db8:0:1::10")))
        .containsExactly(
            "192.168.1.10/32 on lj-fw:outside by [publish]",
            "2001:db8:0:1::10/128 on lj-fw:outside by [publish]");
    assertThat(problems).isEmpty();
  }

  @Test
  void anAddressThatTwoRulesUseIsHeldOnce() {
    Project project =
        Pairs.nat(
            Pairs.with(ArticlePair.project(), Pairs.host("public", "192.168.1.10")),
            publish(),
            hide(PUBLIC).withId(Id.of("hide")));

    assertThat(added(project))
        .containsExactly("192.168.1.10/32 on lj-fw:outside by [publish, hide]");
  }

  @Test
  void everyAddressOfAPoolIsHeldInOrder() {
    Project project =
        Pairs.nat(
            Pairs.with(
                ArticlePair.project(),
                new AddressRange(
                    Head.of(PUBLIC, "pool"), IpRange.parse("192.168.1.20-192.168.1.22"))),
            hide(PUBLIC));

    assertThat(added(project))
        .extracting(text -> text.substring(0, 15))
        .containsExactly("192.168.1.20/32", "192.168.1.21/32", "192.168.1.22/32");
  }

  @Test
  void disabledRulesUnusedRuleSetsAndMasqueradeNeedNothing() {
    NatOptions masquerade = new NatOptions(true, false, false, false, false);

    assertThat(added(publishing(publish().withEnabled(false), "192.168.1.10"))).isEmpty();
    assertThat(added(publishing(hide(PUBLIC).withOptions(masquerade), "192.168.1.10"))).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void theClusterInterfaceItselfNeedsNothing() {
    assertThat(added(ArticlePair.project())).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void anAddressOfNoInterfaceIsAnError() {
    assertThat(added(publishing("203.0.113.5"))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("nat.address.homeless");
    assertThat(problems.getFirst().isError()).isTrue();
    assertThat(problems.getFirst().place()).hasToString("lj-fw NAT rule 1, destination");
  }

  @Test
  void anAddressThatRoutersSendHereIsHeldTowardsTheOutside() {
    assertThat(added(publishing(publish().withOptions(ROUTED), "203.0.113.5")))
        .containsExactly("203.0.113.5/32 on lj-fw:outside by [publish]");
  }

  @Test
  void anAddressThatRoutersSendHereIsHeldOnTheInterfaceThatTheRuleNames() {
    NatRule rule = publish().withOptions(ROUTED).withInInterface(Cell.of(Id.of("lj-fw-2:eth1")));

    assertThat(added(publishing(rule, "203.0.113.5")))
        .containsExactly("203.0.113.5/32 on lj-fw:inside by [publish]");
  }

  @Test
  void anAddressOfANodeCannotMove() {
    assertThat(added(publishing("192.168.1.2"))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("nat.address.not-virtual");
  }

  @Test
  void aNodesInterfaceIsNoPublishedAddress() {
    NatRule rule = publish().withDestination(Cell.of(Id.of("lj-fw-1:eth0")));

    assertThat(added(Pairs.nat(ArticlePair.project(), rule))).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("nat.address.not-virtual");
  }

  @Test
  void anAddressThatIsLookedUpCannotBeHeld() {
    for (Evaluated evaluated : Evaluated.values()) {
      for (ProjectObject looked :
          List.of(
              new DnsName(Head.of(PUBLIC, "www"), "www.example.org", evaluated),
              new AddressTable(Head.of(PUBLIC, "list"), "/lists/public", evaluated))) {
        problems.clear();
        assertThat(added(Pairs.nat(Pairs.with(ArticlePair.project(), looked), publish())))
            .isEmpty();
        assertThat(problems).extracting(Problem::id).containsExactly("nat.address.unknown");
        assertThat(problems.getFirst().place()).hasToString("lj-fw NAT rule 1, destination");
      }
    }
  }

  @Test
  void anAddressThatIsLookedUpMayBeRoutedHere() {
    DnsName name = new DnsName(Head.of(PUBLIC, "www"), "www.example.org", Evaluated.AT_GENERATION);
    Project project = Pairs.with(ArticlePair.project(), name);

    assertThat(added(Pairs.nat(project, publish().withOptions(ROUTED)))).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void broadcastAndMulticastAddressesAreRefused() {
    assertThat(added(publishing("192.168.1.255", "224.0.0.5"))).isEmpty();
    assertThat(problems)
        .extracting(Problem::id)
        .containsExactly("nat.address.not-virtual", "nat.address.not-virtual");
  }

  @Test
  void aNetworkTooLargeToAnnounceMustBeRouted() {
    Network large = new Network(Head.of(PUBLIC, "large"), Prefix.parse("198.51.0.0/16"));
    Project project = Pairs.nat(Pairs.with(ArticlePair.project(), large), hide(PUBLIC));

    assertThat(added(project)).isEmpty();
    assertThat(problems).extracting(Problem::id).containsExactly("nat.address.many");
    problems.clear();
    added(Pairs.nat(project, hide(PUBLIC).withOptions(ROUTED)));
    assertThat(problems).isEmpty();
  }

  @Test
  void aRedirectTakesOnlyAddressesOfAttachedNetworks() {
    NatRule redirect = publish().withTranslatedDestination(Cell.of(ArticlePair.CLUSTER));

    assertThat(added(publishing(redirect, "192.168.1.10", "203.0.113.5")))
        .containsExactly("192.168.1.10/32 on lj-fw:outside by [publish]");
    assertThat(problems).isEmpty();
  }

  @Test
  void aRedirectOfWhatComesFromInsideTakesNoAddressOutside() {
    NatRule redirect =
        publish()
            .withTranslatedDestination(Cell.of(ArticlePair.CLUSTER))
            .withInInterface(Cell.of(Id.of("lj-fw:inside")));

    assertThat(added(publishing(redirect, "192.168.1.10"))).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void familiesThatTheFirewallDoesNotFilterNeedNothing() {
    Project project =
        Pairs.cluster(
            publishing("2001:db8:0:1::10"),
            c ->
                c.withSettings(
                    c.settings().withFamilies(java.util.Set.of(org.twinkeep.model.Family.IPV4))));

    assertThat(added(project)).isEmpty();
  }
}
