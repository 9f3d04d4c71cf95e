package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Action;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Families;
import org.twinkeep.model.Family;
import org.twinkeep.model.Head;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceMatch;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Node;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;

/** The nodes of the pair are managed by 10.1.1.2 and 10.1.1.3. */
final class SshLockoutTest {

  private static final Cell SSH = Cell.of(Id.of("std:ssh"));
  private static final Id BELOW = Id.of("below");

  private static final Project PROJECT =
      Pairs.with(
          ArticlePair.project(),
          Pairs.host("admin4", "10.1.1.9"),
          Pairs.host("admin6", "2001:db8:0:2::9"),
          Pairs.host("server", "10.1.1.80"),
          new IpService(
              Head.of(Id.of("gre"), "gre"),
              OptionalInt.of(47),
              false,
              OptionalInt.empty(),
              OptionalInt.empty(),
              Set.of()),
          new TimeWindow(
              Head.of(Id.of("past"), "past"),
              Set.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(LocalDateTime.parse("2020-01-01T00:00")),
              ZoneOffset.UTC));

  private static PolicyRule accept() {
    return PolicyRule.of(Id.of("r"), new Action.Accept());
  }

  private static PolicyRule branch() {
    return PolicyRule.of(Id.of("b"), new Action.Branch(BELOW));
  }

  private static Project with(List<PolicyRule> top, List<PolicyRule> below, Cell access) {
    return Pairs.cluster(
        PROJECT,
        c ->
            c.withSettings(c.settings().withManagementAccess(access))
                .withRuleSets(
                    new RuleSets(
                        List.of(
                            c.ruleSets().policy().getFirst().withRules(top),
                            new RuleSet.Policy(BELOW, "Below", Families.BOTH, below)),
                        List.of(),
                        List.of())));
  }

  private static List<Problem> run(Project project) {
    List<Problem> found = new ArrayList<>();
    new SshLockout().run(project, found::add);
    assertThat(found).allMatch(p -> p.id().equals("firewall.ssh.lockout"));
    return found;
  }

  private static boolean locked(PolicyRule... rules) {
    return !run(with(List.of(rules), List.of(), Cell.ANY)).isEmpty();
  }

  private static boolean lockedBelow(PolicyRule top, PolicyRule below) {
    return !run(with(List.of(top), List.of(below), Cell.ANY)).isEmpty();
  }

  private static Project whereAnyIsNotTheFirewall(Project project) {
    return Pairs.cluster(project, c -> c.withSettings(c.settings().withAnyIncludesFirewall(false)));
  }

  @Test
  void withoutManagementAccessSomeRuleMustLetSshReachTheNodes() {
    assertThat(locked()).isTrue();
    assertThat(locked(accept())).isFalse();
    assertThat(locked(accept().withEnabled(false))).isTrue();
    assertThat(locked(accept().withAction(new Action.Deny()))).isTrue();
    assertThat(locked(accept().withService(SSH).withDestination(Cell.of(ArticlePair.CLUSTER))))
        .isFalse();
    assertThat(locked(accept().withService(Cell.of(Id.of("std:web"))))).isTrue();
    assertThat(locked(accept().withService(SSH).withDestination(Cell.of(ArticlePair.WEB))))
        .isTrue();
    assertThat(locked(accept().withService(SSH).withDestination(Cell.of(ArticlePair.INSIDE_NET))))
        .isFalse();
    assertThat(locked(accept().withInterfaces(InterfaceMatch.out(ArticlePair.OUTSIDE)))).isTrue();
    assertThat(run(ArticlePair.project())).isEmpty();
  }

  @Test
  void withoutAnyRuleSetNobodyGetsIn() {
    Project bare =
        Pairs.cluster(
            with(List.of(), List.of(), Cell.ANY),
            c -> c.withRuleSets(new RuleSets(List.of(), List.of(), List.of())));
    assertThat(run(bare)).extracting(Problem::id).containsExactly("firewall.ssh.lockout");
  }

  @Test
  void exclusionsAreLookedInto() {
    assertThat(locked(accept().withService(SSH.withNegated(true)))).isTrue();
    assertThat(locked(accept().withService(Cell.of(Id.of("std:http")).withNegated(true))))
        .isFalse();
    assertThat(locked(accept().withDestination(Cell.of(ArticlePair.CLUSTER).withNegated(true))))
        .isTrue();
    assertThat(locked(accept().withDestination(Cell.of(ArticlePair.WEB).withNegated(true))))
        .isFalse();
    assertThat(locked(accept().withService(Cell.of(Id.of("gre"))))).isTrue();
  }

  @Test
  void rulesCountOnlyWhereBranchesLeadSshToThem() {
    PolicyRule ssh = accept().withService(SSH);
    assertThat(lockedBelow(accept().withEnabled(false), ssh)).as("no branch").isTrue();
    assertThat(lockedBelow(branch(), ssh)).isFalse();
    assertThat(lockedBelow(branch().withEnabled(false), ssh)).isTrue();
    assertThat(lockedBelow(branch().withDestination(Cell.of(Id.of("server"))), ssh)).isTrue();
    assertThat(lockedBelow(branch().withService(Cell.of(Id.of("std:http"))), accept())).isTrue();
    assertThat(lockedBelow(branch().withSource(Cell.of(Id.of("admin6"))), ssh)).isTrue();
    assertThat(lockedBelow(branch().withInterfaces(InterfaceMatch.out(ArticlePair.OUTSIDE)), ssh))
        .isTrue();
    assertThat(lockedBelow(branch(), branch())).as("a circle").isTrue();
  }

  @Test
  void whereAnyDoesNotMeanTheFirewallItDoesSoBehindABranchThatNamesIt() {
    PolicyRule named = branch().withDestination(Cell.of(ArticlePair.CLUSTER));
    PolicyRule server = branch().withDestination(Cell.of(Id.of("server")));
    assertThat(lockedWithoutAny(accept(), accept())).isTrue();
    assertThat(lockedWithoutAny(branch(), accept())).isTrue();
    assertThat(lockedWithoutAny(server, accept())).isTrue();
    assertThat(lockedWithoutAny(named, accept())).isFalse();
  }

  private static boolean lockedWithoutAny(PolicyRule top, PolicyRule below) {
    return !run(whereAnyIsNotTheFirewall(with(List.of(top), List.of(below), Cell.ANY))).isEmpty();
  }

  @Test
  void somebodyMustComeFromOutsideByTheFamilyInWhichTheNodesAreManaged() {
    assertThat(locked(accept().withSource(Cell.of(Id.of("admin4"))))).isFalse();
    assertThat(locked(accept().withSource(Cell.of(Id.of("admin6"))))).isTrue();
    assertThat(locked(accept().withSource(Cell.of(ArticlePair.CLUSTER))))
        .as("what the firewall sends")
        .isTrue();
    Project loopback =
        Pairs.cluster(
            with(
                List.of(accept().withInterfaces(InterfaceMatch.in(Id.of("lo-1"), Id.of("lo-2")))),
                List.of(),
                Cell.ANY),
            SshLockoutTest::withLoopbacks);
    assertThat(run(loopback)).isNotEmpty();
  }

  private static Cluster withLoopbacks(Cluster cluster) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      List<Interface> interfaces = new ArrayList<>(node.interfaces());
      Id id = Id.of("lo-" + (nodes.size() + 1));
      interfaces.add(Interface.of(id, "lo", Interface.Role.OTHER));
      nodes.add(node.withInterfaces(interfaces));
    }
    return cluster.withNodes(nodes);
  }

  @Test
  void aRuleSetForTheOtherFamilyLetsNobodyIn() {
    Project project =
        Pairs.cluster(
            with(List.of(branch()), List.of(), Cell.ANY),
            c ->
                c.withRuleSets(
                    c.ruleSets()
                        .with(
                            new RuleSet.Policy(
                                BELOW, "Below", Set.of(Family.IPV6), List.of(accept())))));
    assertThat(run(project)).isNotEmpty();
  }

  @Test
  void aRuleThatEndsIsNoWayInThatLasts() {
    PolicyRule expiring =
        accept().withInfo(RuleInfo.NONE.withExpires(Optional.of(LocalDate.parse("2999-01-01"))));
    PolicyRule window = accept().withTime(Cell.of(Id.of("past")));
    assertThat(locked(expiring)).isTrue();
    assertThat(locked(window)).isTrue();
    assertThat(lockedBelow(branch().withTime(Cell.of(Id.of("past"))), accept())).isTrue();
    assertThat(locked(window, accept())).isFalse();
    assertThat(run(with(List.of(window), List.of(), Cell.ANY)))
        .extracting(Problem::message)
        .containsExactly(
            "Only rules with a time window or a day on which they expire let SSH reach lj-fw-1, lj-fw-2,"
                + " and there is no management access: when they do not match, nobody can log in.");
  }

  @Test
  void managementAccessOfAnotherFamilyLetsNobodyIn() {
    assertThat(run(managed("admin4"))).isEmpty();
    assertThat(run(managed("admin6")))
        .as("the nodes are managed by IPv4")
        .extracting(Problem::message, Problem::remedy)
        .containsExactly(
            tuple(
                "No rule lets SSH reach lj-fw-1, lj-fw-2, and management access names no IPv4 address, by"
                    + " which alone SSH could come: after an installation nobody could log in.",
                "Name IPv4 addresses for management access in the firewall's settings. If it is"
                    + " meant, acknowledge it with a reason."));
  }

  @Test
  void aFamilyThatTheFirewallDoesNotLetPassCannotBeManagedBy() {
    Project only6 =
        Pairs.cluster(
            managed("admin4"),
            c -> c.withSettings(c.settings().withFamilies(new TreeSet<>(List.of(Family.IPV6)))));
    assertThat(run(only6))
        .extracting(Problem::message)
        .containsExactly(
            "lj-fw-1, lj-fw-2: the management address is IPv4, and the firewall lets only IPv6 pass: after"
                + " an installation nobody could log in.");
  }

  @Test
  void managementAccessThatIsSwitchedOffIsCalledSo() {
    Project off =
        Pairs.cluster(
            managed("admin4"),
            c ->
                c.withSettings(
                    c.settings()
                        .withAutomatic(
                            new TreeMap<>(Map.of(AutomaticRule.MANAGEMENT, "by hand")))));
    assertThat(run(off))
        .extracting(Problem::message)
        .containsExactly(
            "No rule lets SSH reach lj-fw-1, lj-fw-2, and management access is switched off: after an"
                + " installation nobody could log in.");
  }

  private static Project managed(String administrator) {
    return with(List.of(), List.of(), Cell.of(Id.of(administrator)));
  }
}
