package org.twinkeep.ui.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.Line;
import org.twinkeep.compile.Compiler;
import org.twinkeep.compile.ruleset.GoldenCase;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.Id;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.RuleSet;
import org.twinkeep.model.RuleSets;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.Pairs;
import org.twinkeep.ui.generated.GeneratedViewModel.Choice;
import org.twinkeep.workbench.LiveResults;
import org.twinkeep.workbench.Workbench;

/** Rows and lines find each other, also where a line is of several rows. */
final class GeneratedViewModelTest {

  private final Workbench workbench = new Workbench(project());
  private final GeneratedViewModel model =
      new GeneratedViewModel(
          workbench,
          new LiveResults(
              workbench, new Compiler(GoldenCase.fixedWorld()), Runnable::run, Runnable::run));

  /** Rule i is about host i, the last one about that of the first, too; one route has two hops. */
  private static Project project() {
    Project project =
        Pairs.with(
            ArticlePair.project(),
            Pairs.host("router-1", "192.168.1.254"),
            Pairs.host("router-2", "192.168.1.253"));
    List<PolicyRule> rules = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      project = Pairs.with(project, Pairs.host("h" + i, "203.0.113." + 2 * i));
      rules.add(about("r" + i, "h" + i));
    }
    rules.add(about("r0b", "h0"));
    List<RoutingRule> routes = List.of(route("w1", "router-1"), route("w2", "router-2"));
    return Pairs.cluster(
        project,
        c ->
            c.withSettings(c.settings().withBackend(Backend.NFTABLES))
                .withRuleSets(
                    new RuleSets(
                        List.of(new RuleSet.Policy(Id.of("top"), "Policy", both(), rules)),
                        List.of(),
                        List.of(new RuleSet.Routing(Id.of("ways"), "Routing", both(), routes)))));
  }

  private static EnumSet<Family> both() {
    return EnumSet.allOf(Family.class);
  }

  private static PolicyRule about(String id, String destination) {
    return PolicyRule.of(Id.of(id), new Action.Accept())
        .withDestination(Cell.of(Id.of(destination)));
  }

  private static RoutingRule route(String id, String gateway) {
    return RoutingRule.of(Id.of(id))
        .withDestination(Cell.of(Id.of("h1")))
        .withGateways(List.of(Id.of(gateway)));
  }

  private List<String> marked() {
    return model.lines().stream().filter(model::isSelected).map(l -> l.text().strip()).toList();
  }

  private Line line(String begin) {
    return model.lines().stream()
        .filter(l -> l.text().strip().startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSelectedRuleMarksTheElementThatLeadsToIt() {
    workbench.selection().select(Id.of("r7"));
    assertThat(marked())
        .anyMatch(text -> text.startsWith("203.0.113.14 : jump "))
        .noneMatch(text -> text.startsWith("203.0.113.16 : jump "));

    workbench.selection().clear();
    assertThat(marked()).isEmpty();
  }

  @Test
  void anElementSelectsTheRulesThatItLeadsTo() {
    model.select(line("203.0.113.0 : jump "));
    assertThat(workbench.selection().items()).containsExactly(Id.of("r0"), Id.of("r0b"));
  }

  @Test
  void aLookUpSelectsItsRulesAndNotItself() {
    model.select(line("ip daddr vmap @"));
    assertThat(workbench.selection().items())
        .contains(Id.of("r7"))
        .noneMatch(id -> id.value().startsWith("auto:"));
  }

  @Test
  void theSecondHopOfARouteIsExplainedAndMarked() {
    String node = model.chosenProperty().get().orElseThrow().node();
    model.chosenProperty().set(Optional.of(new Choice(node, "/etc/twinkeep/routes")));
    workbench.selection().select(Id.of("w2"));

    assertThat(model.reasonProperty().get()).endsWith(", as one with Routing rule 1.");
    assertThat(marked()).singleElement().asString().startsWith("203.0.113.2/32 nexthop via ");
  }
}
