package org.twinkeep.edit.newcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.PolicyDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.Template;
import org.twinkeep.edit.newcluster.LiveGuess.Guess;
import org.twinkeep.edit.newcluster.LiveNode.Held;
import org.twinkeep.edit.newcluster.LiveNode.Neighbour;
import org.twinkeep.edit.newcluster.LiveNode.Route;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

final class LiveGuessTest {

  /** A machine to ask: {@code eth0 192.0.2.2/24}, {@code *} behind it = by DHCP. */
  private record Machine(String name, String reached, List<Held> held) {
    static Machine of(String name, String reached, String... held) {
      return new Machine(name, reached, Stream.of(held).map(Machine::held).toList());
    }

    private static Held held(String text) {
      String[] words = text.split(" ");
      return new Held(
          words[0], InterfaceAddress.parse(words[1].replace("*", "")), !words[1].endsWith("*"));
    }

    LiveNode live() {
      return with(List.of(), List.of(), Set.of());
    }

    LiveNode with(List<Route> routes, List<Neighbour> neighbours, Set<Ip> virtual) {
      return new LiveNode(
          Management.of(reached), name, Set.of("nft"), held, routes, neighbours, virtual);
    }
  }

  private static Machine article(int node) {
    int host = node + 1;
    return Machine.of(
        "lj-fw-" + node,
        "10.1.1." + host,
        "lo 127.0.0.1/8",
        "eth0 192.168.1." + host + "/24",
        "eth0 2001:db8:0:1::" + host + "/64",
        "eth0 fe80::" + host + "/64",
        "eth1 10.1.1." + host + "/24",
        "eth1 2001:db8:0:2::" + host + "/64",
        "eth2 192.168.100." + host + "/24");
  }

  private static Route route(String destination, String gateway, String name) {
    return new Route(Prefix.parse(destination), Optional.of(Ip.parse(gateway)), name);
  }

  private static Guess guess(LiveNode... nodes) {
    return LiveGuess.of(ClusterDraft.pair("fw"), Stream.of(nodes).map(Optional::of).toList());
  }

  private static List<String> roles(ClusterDraft draft) {
    return draft.networks().stream()
        .map(n -> n.members().getFirst().interfaceName() + " " + n.role())
        .toList();
  }

  private static List<String> ids(Guess guess) {
    return guess.remarks().stream().map(Problem::id).toList();
  }

  @Test
  void theArticlesMachinesBecomeTheArticlesPair() {
    Guess guess = guess(article(1).live(), article(2).live());
    ClusterDraft draft =
        Proposals.virtualAddresses(guess.draft())
            .withBackend(Backend.IPTABLES)
            .withPolicy(new PolicyDraft(Template.WEB_SERVER, "10.1.1.192/26", "10.1.1.100"));
    assertThat(draft).isEqualTo(NewClusterTest.article().withNetworks(draft.networks()));
    assertThat(NewCluster.of(draft).applyTo(Project.empty("HA pair")).firewalls())
        .isEqualTo(ArticlePair.project().firewalls());
  }

  @Test
  void namesThatSomebodyChoseStay() {
    ClusterDraft chosen =
        ClusterDraft.pair("fw")
            .withName("edge")
            .withNode(1, new NodeDraft("b", "192.0.2.9", "2222", "me", "240"));
    Guess guess = LiveGuess.of(chosen, List.of(Optional.of(article(1).live()), Optional.empty()));
    assertThat(guess.draft().name()).isEqualTo("edge");
    assertThat(guess.draft().nodes()).extracting(NodeDraft::name).containsExactly("lj-fw-1", "b");
    assertThat(guess.draft().nodes().getFirst().address()).isEqualTo("10.1.1.2");
    assertThat(guess.draft().nodes().getLast()).isEqualTo(chosen.nodes().getLast());
  }

  @Test
  void aNodeThatCouldNotBeAskedIsLeftToBeTyped() {
    Guess guess =
        LiveGuess.of(
            ClusterDraft.pair("fw"), List.of(Optional.of(article(1).live()), Optional.empty()));
    assertThat(guess.draft().networks().getFirst().members())
        .containsExactly(
            new MemberDraft("eth0", "192.168.1.2/24, 2001:db8:0:1::2/64"),
            new MemberDraft("eth0", ""));
    assertThat(DraftProblems.of(guess.draft()).isDone(Page.NETWORKS)).isFalse();
  }

  @Test
  void nobodyAskedChangesNothing() {
    ClusterDraft draft = ClusterDraft.pair("fw");
    Guess guess = LiveGuess.of(draft, List.of(Optional.empty(), Optional.empty()));
    assertThat(guess.draft()).isSameAs(draft);
  }

  @Test
  void theDefaultRouteLeadsOutsideWhateverTheInterfacesAreCalled() {
    List<LiveNode> nodes = new ArrayList<>();
    for (int host = 2; host < 4; host++) {
      nodes.add(
          Machine.of(
                  "n" + host,
                  "203.0.113." + host,
                  "enp1 10.0.0." + host + "/24",
                  "enp2 10.0.9." + host + "/30",
                  "enp3 203.0.113." + host + "/24")
              .with(List.of(route("0.0.0.0/0", "203.0.113.1", "enp3")), List.of(), Set.of()));
    }
    Guess guess = guess(nodes.getFirst(), nodes.getLast());
    assertThat(roles(guess.draft())).containsExactly("enp3 OUTSIDE", "enp1 INSIDE", "enp2 SYNC");
    assertThat(guess.remarks()).isEmpty();
    assertThat(Proposals.virtualAddresses(guess.draft()).networks().getFirst().virtual())
        .as("the gateway has .1")
        .isEqualTo("203.0.113.4/24");
    assertThat(
            DraftProblems.of(
                    guess
                        .draft()
                        .withNetwork(
                            0, guess.draft().networks().getFirst().withVirtual("203.0.113.1/24")))
                .on(Page.VIRTUAL_ADDRESSES))
        .extracting(Problem::message)
        .contains("203.0.113.1 belongs to a gateway already.");
  }

  @Test
  void aNetworkWithOtherMachinesIsNoSyncLink() {
    LiveNode one = article(1).with(List.of(), List.of(met("eth2", "192.168.100.50")), Set.of());
    LiveNode two = article(2).with(List.of(), List.of(met("eth2", "192.168.100.2")), Set.of());
    assertThat(roles(guess(one, two).draft()))
        .as("the inside is where the nodes were asked, so nothing is left for the sync link")
        .containsExactly("eth0 OUTSIDE", "eth1 INSIDE", "eth2 DMZ");
    assertThat(roles(guess(article(1).live(), two).draft()))
        .as("the other node is no stranger")
        .contains("eth2 SYNC");
  }

  private static Neighbour met(String name, String address) {
    return new Neighbour(name, Ip.parse(address));
  }

  @Test
  void whereTheNodesAreOnlyManagedTheyShareNothing() {
    List<LiveNode> nodes = new ArrayList<>();
    for (int node = 1; node < 3; node++) {
      Machine machine = article(node);
      List<Held> held = new ArrayList<>(machine.held());
      held.add(Machine.held("eth3 198.51.100." + (node + 1) + "/24"));
      nodes.add(new Machine(machine.name(), "198.51.100." + (node + 1), held).live());
    }
    ClusterDraft draft =
        Proposals.virtualAddresses(guess(nodes.getFirst(), nodes.getLast()).draft());
    assertThat(roles(draft))
        .containsExactly("eth0 OUTSIDE", "eth1 INSIDE", "eth2 SYNC", "eth3 MANAGEMENT");
    assertThat(draft.policy().administrators()).isEqualTo("198.51.100.0/24");
    assertThat(DraftProblems.of(draft).isDone()).isTrue();
    Cluster made =
        (Cluster) NewCluster.of(draft).applyTo(Project.empty("x")).firewalls().getFirst();
    assertThat(made.interfaces()).hasSize(2);
    assertThat(made.nodes().getFirst().interfaces()).hasSize(4);
  }

  @Test
  void virtualAddressesOfAMasterAreNotItsOwn() {
    Machine machine = article(1);
    List<Held> held = new ArrayList<>(machine.held());
    held.add(Machine.held("eth0 192.168.1.1/24"));
    LiveNode master =
        new Machine(machine.name(), machine.reached(), held)
            .with(List.of(), List.of(), Set.of(Ip.parse("192.168.1.1")));
    NetworkDraft outside = guess(master, article(2).live()).draft().networks().getFirst();
    assertThat(outside.virtual()).isEqualTo("192.168.1.1/24");
    assertThat(outside.members().getFirst().addresses()).doesNotContain("192.168.1.1/24");
  }

  @Test
  void saysWhatItCouldNotUse() {
    LiveNode one =
        Machine.of(
                "a",
                "192.0.2.2",
                "eth0 192.0.2.2/24",
                "eth1 10.0.0.2/24*",
                "eth5 10.9.0.1/24",
                "docker0 172.17.0.1/16")
            .live();
    LiveNode two =
        Machine.of(
                "b",
                "192.0.2.3",
                "eth0 192.0.2.3/24",
                "eth1 10.0.0.3/24",
                "docker0 172.17.0.1/16",
                "virbr9 10.9.0.2/24")
            .live();
    Guess guess = guess(one, two);
    assertThat(roles(guess.draft())).containsExactly("eth0 OUTSIDE", "eth1 INSIDE");
    assertThat(guess.remarks())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("eth5 (10.9.0.1/24)"))
        .anyMatch(m -> m.contains("eth1 has 10.0.0.2/24 from DHCP"))
        .anyMatch(m -> m.contains("no default route") || m.contains("No node has a default route"))
        .noneMatch(m -> m.contains("docker0"));
  }

  @Test
  void machinesThatShareNoNetworkLeaveTheDraftsAsTheyWere() {
    Guess guess =
        guess(
            Machine.of("a", "192.0.2.2", "eth0 192.0.2.2/24").live(),
            Machine.of("b", "198.51.100.2", "eth0 198.51.100.2/24").live());
    assertThat(guess.draft().networks()).isEqualTo(ClusterDraft.pair("fw").networks());
    assertThat(ids(guess)).contains("live.nothing");
  }

  @Test
  void anInterfaceInTheNetworkOfAnotherIsNotTakenTwice() {
    LiveNode one =
        Machine.of("a", "", "eth0 192.0.2.2/24", "eth7 192.0.2.22/24", "eth1 10.0.0.2/24").live();
    LiveNode two = Machine.of("b", "", "eth0 192.0.2.3/24", "eth1 10.0.0.3/24").live();
    Guess guess = guess(one, two);
    assertThat(roles(guess.draft())).containsExactly("eth0 OUTSIDE", "eth1 INSIDE");
    assertThat(ids(guess)).contains("live.alone");
  }

  @Test
  void networksBehindRoutersAreToldToTheRules() {
    List<Route> routes =
        List.of(
            route("10.20.0.0/16", "10.1.1.254", "eth1"), route("10.30.0.0/16", "10.1.1.9", "eth1"));
    LiveNode one = article(1).with(routes, List.of(), Set.of());
    LiveNode two = article(2).with(routes.subList(0, 1), List.of(), Set.of());
    ClusterDraft draft = Proposals.virtualAddresses(guess(one, two).draft());
    Project made = NewCluster.of(draft).applyTo(Project.empty("x"));
    Cluster cluster = (Cluster) made.firewalls().getFirst();
    List<RoutingRule> rules = cluster.ruleSets().routing().getFirst().rules();
    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().followMaster()).isFalse();
    assertThat(rules.getFirst().outInterface().members())
        .containsExactly(cluster.interfaces().getLast().id());
    assertThat(new Compiler().compile(made, cluster.id()).problems())
        .as("the nodes go on having it")
        .filteredOn(Problem::isError)
        .isEmpty();
    assertThat(made.object(rules.getFirst().destination().members().getFirst()))
        .hasValueSatisfying(o -> assertThat(o.toString()).contains("10.20.0.0/16"));
  }

  @Test
  void nodesWithoutNftGetIptables() {
    LiveNode old =
        new LiveNode(
            Management.of("192.0.2.2"),
            "a",
            Set.of("iptables"),
            article(1).held(),
            List.of(),
            List.of(),
            Set.of());
    assertThat(guess(old, article(2).live()).draft().backend()).isEqualTo(Backend.IPTABLES);
  }

  @Test
  void threeNodesAreJoinedAsTwoAre() {
    ClusterDraft three = ClusterDraft.pair("fw").withNodeAdded();
    Guess guess =
        LiveGuess.of(three, Stream.of(1, 2, 3).map(n -> Optional.of(article(n).live())).toList());
    assertThat(guess.draft().networks())
        .extracting(NetworkDraft::role)
        .containsExactly(Role.OUTSIDE, Role.INSIDE, Role.SYNC);
    assertThat(guess.draft().networks()).allMatch(n -> n.members().size() == 3);
  }
}
