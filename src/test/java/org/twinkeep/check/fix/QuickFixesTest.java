package org.twinkeep.check.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.twinkeep.check.Checks;
import org.twinkeep.edit.AcknowledgementEdits;
import org.twinkeep.edit.CellEdits;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Head;
import org.twinkeep.model.Host;
import org.twinkeep.model.HostAddress;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Node;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

/** Each fix mends what it is for and makes nothing else wrong. */
final class QuickFixesTest {

  private static final Id POLICY = Id.of("lj-fw:policy");
  private static final Id NAT = Id.of("lj-fw:nat");
  private static final Id WEB_IN = Id.of("web-in");

  @Test
  void addsThePolicyRuleOfAPublishedServer() {
    Project project = after(RuleEdits.remove("Delete", POLICY, Set.of(WEB_IN)));
    assertThat(mended(project, "nat.policy.missing", "Add the policy rule")).isEmpty();
  }

  @Test
  void takesAnAcknowledgementBackWhoseDangerIsGone() {
    Project project =
        after(
            AcknowledgementEdits.acknowledge("cluster.sync.tracked", "lj-fw-1 eth2", "Odd."),
            AcknowledgementEdits.acknowledge("cluster.sync.tracked", "lj-fw-2 eth2", "Odd."));
    assertThat(
            mended(
                project, "acknowledgement.unused", "Take back the acknowledgement at lj-fw-1 eth2"))
        .extracting(Problem::id)
        .containsExactly("acknowledgement.unused");
  }

  @Test
  void deletesWhatNothingUses() {
    Project project = after(ObjectEdits.put("New", host("idle", "10.1.1.77")));
    assertThat(mended(project, "object.unused", "Delete idle")).isEmpty();
  }

  @Test
  void givesOneOfTwoObjectsWithOneNameAnother() {
    Host web = (Host) ArticlePair.project().object(ArticlePair.WEB).orElseThrow();
    Project project =
        after(
            ObjectEdits.put("New", web.withHead(Head.of(Id.of("twin"), "web-1"))),
            ObjectEdits.put(
                "New", host("taken", "10.1.1.78").withHead(Head.of(Id.of("taken"), "WEB-1-2"))));
    assertThat(mended(project, "object.name.duplicate", "Rename to web-1-3"))
        .extracting(Problem::id)
        .doesNotContain("object.name.duplicate");
  }

  @Test
  void usesTheFirstOfTwoObjectsWithOneAddress() {
    Host web = (Host) ArticlePair.project().object(ArticlePair.WEB).orElseThrow();
    Host twin = web.withHead(Head.of(Id.of("twin"), "twin"));
    Project project =
        after(
            ObjectEdits.put("New", twin),
            CellEdits.add("Add", at(RulePart.DESTINATION), List.of(twin.id())));
    assertThat(mended(project, "object.duplicate", "Use web-1 instead")).isEmpty();
    Project fixed = apply(project, "object.duplicate");
    assertThat(fixed.object(twin.id())).isEmpty();
    assertThat(webIn(fixed).destination().members()).containsExactly(ArticlePair.WEB);
  }

  @Test
  void findsAFreeVrid() {
    // The other cluster interface's VRID, on the same network.
    Project project =
        after(
            ElementEdits.change(
                "VRID", ArticlePair.INSIDE, ClusterInterface.class, i -> i.withVrid(20)),
            ElementEdits.change(
                "Members",
                ArticlePair.INSIDE,
                ClusterInterface.class,
                i -> i.withMembers(outside().members())));
    assertThat(fix(project, "cluster.vrid.duplicate").title()).isEqualTo("Use VRID 21");
    assertThat(ids(apply(project, "cluster.vrid.duplicate")))
        .doesNotContain("cluster.vrid.duplicate");
  }

  @Test
  void givesANodeAPriorityOfItsOwn() {
    List<Node> nodes = ArticlePair.project().firewalls().getFirst().nodes();
    int priority = nodes.getFirst().priority();
    Project project =
        after(
            ElementEdits.change(
                "Priority", nodes.getLast().id(), Node.class, n -> n.withPriority(priority)));
    assertThat(
            mended(project, "cluster.priority.equal", "Give lj-fw-2 priority " + (priority - 10)))
        .isEmpty();
  }

  @Test
  void addsTheAutomaticRulesThatANodeNeeds() {
    Firewall firewall = ArticlePair.project().firewalls().getFirst();
    SortedMap<AutomaticRule, String> off =
        new TreeMap<>(
            Map.of(
                AutomaticRule.ESTABLISHED, "a try", AutomaticRule.INVALID, "asymmetric routing"));
    Project project =
        after(
            ElementEdits.change(
                "Switch off",
                firewall.id(),
                Firewall.class,
                f -> f.withSettings(f.settings().withAutomatic(off))));
    assertThat(mended(project, "firewall.automatic.needed", "Add the automatic rules again"))
        .isEmpty();
    assertThat(
            apply(project, "firewall.automatic.needed")
                .firewalls()
                .getFirst()
                .settings()
                .automatic())
        .containsOnlyKeys(AutomaticRule.INVALID);
  }

  @Test
  void saysOpenlyWhatMasqueradingInAClusterMeans() {
    NatRule rule =
        ArticlePair.project().firewalls().getFirst().ruleSets().nat().getFirst().rules().getLast();
    Project project =
        after(
            RuleEdits.change(
                "Masquerade",
                NAT,
                rule.id(),
                NatRule.class,
                r ->
                    r.withOutInterface(Cell.of(ArticlePair.OUTSIDE))
                        .withTranslatedSource(Cell.ANY)
                        .withOptions(r.options().withMasquerade(true))));
    assertThat(mended(project, "nat.masquerade.cluster", "Translate to outside")).isEmpty();
  }

  @Test
  void takesOutWhatDoesNotExistWhenSomethingIsLeft() {
    Project project =
        after(
            CellEdits.change(
                "Break", at(RulePart.DESTINATION), c -> Cell.of(ArticlePair.WEB, Id.of("gone"))));
    assertThat(mended(project, "reference.missing", "Take out what does not exist")).isEmpty();
  }

  @Test
  void neverEmptiesACellAndNeverWidensANegatedOne() {
    Project alone =
        after(CellEdits.change("Break", at(RulePart.SOURCE), c -> Cell.of(Id.of("gone"))));
    assertThat(QuickFixes.of(alone, problem(alone, "reference.missing"))).isEmpty();
    Project negated =
        after(
            CellEdits.change(
                "Break",
                at(RulePart.SOURCE),
                c -> Cell.of(ArticlePair.INSIDE_NET, Id.of("gone")).withNegated(true)));
    assertThat(QuickFixes.of(negated, problem(negated, "reference.missing"))).isEmpty();
  }

  private static Project after(Edit... edits) {
    return Edit.all("Set up", List.of(edits)).applyTo(ArticlePair.project());
  }

  private static CellEdits.At at(RulePart part) {
    return new CellEdits.At(POLICY, WEB_IN, part);
  }

  private static Host host(String name, String address) {
    return new Host(Head.of(Id.of(name), name), List.of(HostAddress.of(Ip.parse(address))));
  }

  private static ClusterInterface outside() {
    return (ClusterInterface) ArticlePair.project().element(ArticlePair.OUTSIDE).orElseThrow();
  }

  private static PolicyRule webIn(Project project) {
    return project.firewalls().getFirst().ruleSets().policy().getFirst().rules().stream()
        .filter(r -> r.id().equals(WEB_IN))
        .findFirst()
        .orElseThrow();
  }

  /** What is wrong once the problem with this id is mended. */
  private static List<Problem> mended(Project project, String id, String title) {
    assertThat(fix(project, id).title()).isEqualTo(title);
    return Checks.run(apply(project, id));
  }

  private static Project apply(Project project, String id) {
    return fix(project, id).edit().applyTo(project);
  }

  private static QuickFix fix(Project project, String id) {
    return QuickFixes.of(project, problem(project, id)).orElseThrow();
  }

  private static Problem problem(Project project, String id) {
    return Checks.run(project).stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> ids(Project project) {
    return Checks.run(project).stream().map(Problem::id).toList();
  }
}
