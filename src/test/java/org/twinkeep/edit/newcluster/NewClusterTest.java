package org.twinkeep.edit.newcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.Compiler;
import org.twinkeep.edit.Reference;
import org.twinkeep.edit.References;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.PolicyDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.Template;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Element;
import org.twinkeep.model.Families;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

final class NewClusterTest {

  /** The answers that lead to the article's pair. */
  static ClusterDraft article() {
    ClusterDraft draft =
        ClusterDraft.pair("lj-fw")
            .withBackend(Backend.IPTABLES)
            .withNode(0, new NodeDraft("lj-fw-1", "10.1.1.2", "22", "root", "250"))
            .withNode(1, new NodeDraft("lj-fw-2", "10.1.1.3", "22", "root", "240"))
            .withPolicy(new PolicyDraft(Template.WEB_SERVER, "10.1.1.192/26", "10.1.1.100"));
    for (int node = 0; node < 2; node++) {
      String host = Integer.toString(node + 2);
      draft =
          member(
              draft, 0, node, "eth0", "192.168.1." + host + "/24, 2001:db8:0:1::" + host + "/64");
      draft =
          member(draft, 1, node, "eth1", "10.1.1." + host + "/24, 2001:db8:0:2::" + host + "/64");
      draft = member(draft, 2, node, "eth2", "192.168.100." + host + "/24");
    }
    return Proposals.virtualAddresses(draft);
  }

  private static ClusterDraft member(
      ClusterDraft draft, int network, int node, String name, String addresses) {
    return draft.withNetwork(
        network, draft.networks().get(network).withMember(node, new MemberDraft(name, addresses)));
  }

  private static ClusterDraft network(
      ClusterDraft draft, int index, UnaryOperator<NetworkDraft> change) {
    return draft.withNetwork(index, change.apply(draft.networks().get(index)));
  }

  @Test
  void makesTheSamplesPairFromNothing() {
    Project made = NewCluster.of(article()).applyTo(Project.empty("HA pair"));
    Project sample = ArticlePair.project();
    assertThat(made.firewalls()).isEqualTo(sample.firewalls());
    assertThat(made.objects().all()).containsAll(sample.objects().all());
  }

  @Test
  void proposesTheFirstFreeAddressOfEachFamily() {
    assertThat(article().networks())
        .extracting(NetworkDraft::virtual)
        .containsExactly(
            "192.168.1.1/24, 2001:db8:0:1::1/64", "10.1.1.1/24, 2001:db8:0:2::1/64", "");
    assertThat(article().networks()).extracting(NetworkDraft::vrid).startsWith("20", "30");
  }

  @Test
  void keepsWhatWasTyped() {
    ClusterDraft typed = network(article(), 0, n -> n.withVirtual("192.168.1.254/24"));
    assertThat(Proposals.virtualAddresses(typed)).isEqualTo(typed);
  }

  @Test
  void aSecondClusterTakesNothingFromTheFirst() {
    Project first = NewCluster.of(article()).applyTo(Project.empty("two"));
    Project both = NewCluster.of(article()).applyTo(first);
    assertThat(both.firewalls()).hasSize(2);
    assertThat(both.firewalls().getFirst()).isEqualTo(first.firewalls().getFirst());
    assertThat(both.firewallElements().map(e -> e.id())).doesNotHaveDuplicates();
    assertThat(both.objects().size()).isEqualTo(first.objects().size() + 1); // the group
  }

  @Test
  void denyAllHasNoRulesButAdministration() {
    ClusterDraft closed =
        article().withPolicy(new PolicyDraft(Template.DENY_ALL, "10.1.1.192/26", ""));
    Cluster cluster =
        (Cluster) NewCluster.of(closed).applyTo(Project.empty("x")).firewalls().getFirst();
    assertThat(cluster.ruleSets().policy().getFirst().rules()).hasSize(1);
    assertThat(cluster.ruleSets().nat().getFirst().rules()).isEmpty();
  }

  private static ClusterDraft like(Id firewall) {
    return article()
        .withName("other")
        .withNode(0, new NodeDraft("other-1", "", "22", "root", "250"))
        .withNode(1, new NodeDraft("other-2", "", "22", "root", "240"))
        .withPolicy(new PolicyDraft(Template.EXISTING, "", "").withExisting(Optional.of(firewall)));
  }

  @Test
  void theRulesOfAnotherFirewallAreSaidOfTheNewOne() {
    Project sample = ArticlePair.project();
    Cluster old = (Cluster) sample.firewalls().getFirst();
    Project both = NewCluster.of(like(old.id())).applyTo(sample);
    Cluster made = (Cluster) both.firewalls().getLast();
    assertThat(made.ruleSets().all().map(s -> s.rules().size()))
        .containsExactlyElementsOf(old.ruleSets().all().map(s -> s.rules().size()).toList());
    assertThat(made.ruleSets().all().flatMap(s -> s.rules().stream()))
        .allMatch(Rule::enabled)
        .extracting(Rule::id)
        .doesNotContainAnyElementsOf(
            old.ruleSets().all().flatMap(s -> s.rules().stream()).map(Rule::id).toList());
    assertThat(made.settings().managementAccess()).isEqualTo(old.settings().managementAccess());
    List<Id> oldParts = old.elements().map(Element::id).toList();
    assertThat(References.all(both).filter(r -> r.firewall().equals(Optional.of(made.id()))))
        .extracting(Reference::target)
        .doesNotContainAnyElementsOf(oldParts);
    assertThat(new Compiler().compile(both, made.id()).problems())
        .filteredOn(Problem::isError)
        .isEmpty();
  }

  @Test
  void aRuleAboutAPartThatTheNewOneDoesNotHaveComesAlongDisabled() {
    Project sample = ArticlePair.project();
    Cluster old = (Cluster) sample.firewalls().getFirst();
    Id sync = old.nodes().getFirst().interfaces().getLast().id();
    PolicyRule odd =
        PolicyRule.of(Id.of("odd"), new Action.Accept())
            .withInterfaces(new InterfaceMatch(Cell.of(sync), Cell.ANY, Cell.ANY));
    RuleSet.Policy top = old.ruleSets().policy().getFirst();
    Project project =
        sample.with(old.withRuleSets(old.ruleSets().with(top.withRules(List.of(odd)))));
    Project both = NewCluster.of(like(old.id())).applyTo(project);
    Rule copy = both.firewalls().getLast().ruleSets().policy().getFirst().rules().getFirst();
    assertThat(copy.enabled()).isFalse();
    assertThat(copy.info().comment())
        .isEqualTo("Disabled: other has nothing in the place of eth2 of lj-fw.");
  }

  @Test
  void branchesLeadIntoTheCopies() {
    Project sample = ArticlePair.project();
    Cluster old = (Cluster) sample.firewalls().getFirst();
    Id branch = Id.of("lj-fw:more");
    RuleSet.Policy top = old.ruleSets().policy().getFirst();
    RuleSets sets =
        new RuleSets(
            List.of(
                top.withRules(List.of(PolicyRule.of(Id.of("jump"), new Action.Branch(branch)))),
                new RuleSet.Policy(branch, "more", Families.BOTH, List.of())),
            old.ruleSets().nat(),
            old.ruleSets().routing());
    Project both = NewCluster.of(like(old.id())).applyTo(sample.with(old.withRuleSets(sets)));
    RuleSets copied = both.firewalls().getLast().ruleSets();
    assertThat(copied.policy().getFirst().rules().getFirst().action())
        .isEqualTo(new Action.Branch(copied.policy().getLast().id()));
    assertThat(copied.policy().getLast().id()).isNotEqualTo(branch);
  }

  @Test
  void withoutAFirewallChosenThereIsNothingToCopy() {
    refuses(
        article().withPolicy(new PolicyDraft(Template.EXISTING, "", "")),
        Page.POLICY,
        "draft.existing");
  }

  @Test
  void aDraftWithErrorsMakesNothing() {
    assertThatThrownBy(() -> NewCluster.of(ClusterDraft.pair("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aThirdNodeGetsAnInterfaceOnEachNetwork() {
    ClusterDraft three = article().withNodeAdded();
    assertThat(three.networks()).allMatch(n -> n.members().size() == 3);
    assertThat(three.withoutNode(2)).isEqualTo(article());
  }

  @Test
  void nodesFollowTheClustersName() {
    assertThat(ClusterDraft.pair("fw").withName("edge").nodes())
        .extracting(NodeDraft::name)
        .containsExactly("edge-1", "edge-2");
  }

  @Test
  void theArticlesAnswersHaveNoProblem() {
    for (Page page : Page.values()) {
      assertThat(DraftProblems.of(article()).on(page)).isEmpty();
    }
  }

  @Test
  void refusesWhatIsWrong() {
    ClusterDraft ok = article();
    refuses(ok.withName(" "), Page.NODES, "draft.name");
    refuses(ok.withoutNode(1), Page.NODES, "draft.nodes");
    refuses(
        ok.withNode(1, new NodeDraft("lj-fw-1", "", "22", "root", "1")),
        Page.NODES,
        "draft.node.name.twice");
    refuses(
        ok.withNode(1, new NodeDraft("b", "", "22", "root", "255")),
        Page.NODES,
        "draft.node.priority");
    refuses(
        ok.withNode(1, new NodeDraft("b", "", "22", "root", "250")),
        Page.NODES,
        "draft.node.priority.twice");
    refuses(
        ok.withNode(1, new NodeDraft("b", "x y", "0", "", "5")),
        Page.NODES,
        "draft.node.address.unreadable",
        "draft.node.port",
        "draft.node.user");
    refuses(
        ok.withNode(1, new NodeDraft("b", "192.168.1.300", "22", "root", "5")),
        Page.NODES,
        "draft.node.address.unreadable");
    refuses(member(ok, 0, 0, "lo", "192.168.1.2/24"), Page.NETWORKS, "draft.interface.loopback");
    refuses(member(ok, 0, 0, "eth1", "192.168.1.2/24"), Page.NETWORKS, "draft.interface.twice");
    refuses(member(ok, 0, 0, "a b", ""), Page.NETWORKS, "draft.interface.name", "draft.address");
    refuses(member(ok, 0, 0, "eth0", "192.168.1.2"), Page.NETWORKS, "draft.address.unreadable");
    refuses(member(ok, 0, 0, "eth0", "127.0.0.1/8"), Page.NETWORKS, "draft.address.unreadable");
    refuses(
        member(ok, 0, 0, "eth0", "192.168.1.3/24"),
        Page.NETWORKS,
        "draft.address.twice",
        "draft.address.elsewhere");
    refuses(network(ok, 0, n -> n.withVirtual("")), Page.VIRTUAL_ADDRESSES, "draft.virtual");
    refuses(
        network(ok, 0, n -> n.withVirtual("192.168.1.3/24")),
        Page.VIRTUAL_ADDRESSES,
        "draft.virtual.taken");
    refuses(
        network(ok, 0, n -> n.withVirtual("192.168.2.1/24")),
        Page.VIRTUAL_ADDRESSES,
        "draft.virtual.outside");
    refuses(
        network(ok, 0, n -> n.withVirtual("192.168.1.255/24")),
        Page.VIRTUAL_ADDRESSES,
        "draft.virtual.edge");
    refuses(network(ok, 0, n -> n.withVrid("30")), Page.VIRTUAL_ADDRESSES, "draft.vrid");
    refuses(network(ok, 0, n -> n.withVrid("256")), Page.VIRTUAL_ADDRESSES, "draft.vrid");
    refuses(
        ok.withPolicy(new PolicyDraft(Template.WEB_SERVER, "everybody", "")),
        Page.POLICY,
        "draft.administrators.unreadable",
        "draft.web");
  }

  @Test
  void warnsWithoutASyncLinkAndWithoutAdministrators() {
    ClusterDraft open =
        article().withoutNetwork(2).withPolicy(new PolicyDraft(Template.INSIDE_OUT, "", ""));
    DraftProblems problems = DraftProblems.of(open);
    assertThat(problems.isDone()).isTrue();
    assertThat(problems.on(Page.NETWORKS)).extracting(Problem::id).containsExactly("draft.sync");
    assertThat(problems.on(Page.POLICY))
        .extracting(Problem::id)
        .containsExactly("draft.administrators");
  }

  private static void refuses(ClusterDraft draft, Page page, String... ids) {
    DraftProblems problems = DraftProblems.of(draft);
    assertThat(problems.isDone()).isFalse();
    assertThat(problems.isDone(page)).isFalse();
    assertThat(problems.on(page)).extracting(Problem::id).contains(ids);
  }
}
