package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Node;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

final class ConnectNodeTest {

  private static final Project PAIR = ArticlePair.project();

  /** The pair with a third node that has no interface. */
  private static final Project THREE =
      FirewallParts.addNode(PAIR, (Cluster) PAIR.firewalls().getFirst()).applyTo(PAIR);

  private static final ConnectNode.Network OUTSIDE =
      new ConnectNode.Network(
          "outside-net",
          List.of(Prefix.parse("192.168.1.0/24"), Prefix.parse("2001:db8:0:1::/64")),
          Role.OUTSIDE,
          members(0),
          Optional.of(Id.of("lj-fw:outside")));

  private static List<Id> members(int index) {
    return PAIR.firewalls().getFirst().nodes().stream()
        .map(n -> n.interfaces().get(index).id())
        .toList();
  }

  private static Node third(Project project) {
    return project.firewalls().getFirst().nodes().getLast();
  }

  @Test
  void takesTheNameOfTheOthersAndTheNextFreeAddresses() {
    Interface proposed = ConnectNode.proposal(THREE, third(THREE), OUTSIDE);
    assertThat(proposed.name()).isEqualTo("eth0");
    assertThat(proposed.role()).isEqualTo(Role.OUTSIDE);
    assertThat(proposed.addresses())
        .containsExactly(
            InterfaceAddress.parse("192.168.1.4/24"), InterfaceAddress.parse("2001:db8:0:1::4/64"));
  }

  @Test
  void joinsTheClusterInterfaceInTheOrderOfTheNodes() {
    Project after = ConnectNode.edit(THREE, third(THREE), OUTSIDE).applyTo(THREE);
    Interface added = third(after).interfaces().getFirst();
    Cluster cluster = (Cluster) after.firewalls().getFirst();
    assertThat(cluster.interfaces().getFirst().members())
        .containsExactly(members(0).get(0), members(0).get(1), added.id());
    assertThat(cluster.interfaces().get(1).members()).hasSize(2);
  }

  @Test
  void joinsASyncLink() {
    ConnectNode.Network sync =
        new ConnectNode.Network(
            "sync",
            List.of(Prefix.parse("192.168.100.0/24")),
            Role.SYNC,
            members(2),
            Optional.empty());
    Project after = ConnectNode.edit(THREE, third(THREE), sync).applyTo(THREE);
    Cluster cluster = (Cluster) after.firewalls().getFirst();
    assertThat(cluster.syncLinks().getFirst().members()).hasSize(3);
    assertThat(third(after).interfaces().getFirst().addresses())
        .containsExactly(InterfaceAddress.parse("192.168.100.4/24"));
  }

  @Test
  void aNodeThatIsThereStays() {
    Node first = PAIR.firewalls().getFirst().nodes().getFirst();
    assertThat(ConnectNode.isPossible(first, OUTSIDE)).isFalse();
    assertThat(ConnectNode.edit(PAIR, first, OUTSIDE).applyTo(PAIR)).isEqualTo(PAIR);
  }

  @Test
  void takesNoAddressThatAHostOrAnotherNodeHas() {
    ConnectNode.Network web =
        new ConnectNode.Network(
            "web", List.of(Prefix.parse("10.1.1.100/30")), Role.DMZ, List.of(), Optional.empty());
    Interface proposed = ConnectNode.proposal(THREE, third(THREE), web);
    assertThat(proposed.addresses()).containsExactly(InterfaceAddress.parse("10.1.1.101/30"));
    Node first = PAIR.firewalls().getFirst().nodes().getFirst();
    assertThat(ConnectNode.proposal(PAIR, first, web).name()).isEqualTo("eth3");
  }

  @Test
  void aFullNetworkGivesNoAddress() {
    ConnectNode.Network one =
        new ConnectNode.Network(
            "one", List.of(Prefix.parse("10.1.1.100/32")), Role.DMZ, List.of(), Optional.empty());
    assertThat(ConnectNode.proposal(PAIR, third(THREE), one).addresses()).isEmpty();
  }
}
