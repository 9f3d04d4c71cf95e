package org.twinkeep.ui.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twinkeep.diagram.NodeState;
import org.twinkeep.diagram.NodeState.Standing;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.workbench.Workbench;

final class AskStatusTest {

  private static final Id FIRST = Id.of("lj-fw-1");
  private static final Id SECOND = Id.of("lj-fw-2");

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  /** The second node does not answer. */
  private final AskNodesViewModel<?> model =
      new AskStatus(
              workbench,
              workbench.firewall().orElseThrow(),
              person ->
                  (target, cancellation) -> {
                    if (target.name().equals("lj-fw-1")) {
                      return one.connect(target, cancellation);
                    }
                    throw new SshException.Unreachable(target.address(), "no answer", null);
                  },
              waiting::add,
              Runnable::run)
          .model();

  @Test
  void theWorkbenchKeepsTheAnswersBesideTheProject() {
    one.keepalived = true;
    one.master = true;
    Project before = workbench.project();
    model.ask();
    assertThat(model.busyProperty().get()).isTrue();
    waiting.remove().run();

    assertThat(model.busyProperty().get()).isFalse();
    assertThat(standing(FIRST)).isEqualTo(Standing.MASTER);
    assertThat(standing(SECOND)).isEqualTo(Standing.UNREACHABLE);
    assertThat(workbench.project()).isSameAs(before);
    assertThat(workbench.canUndoProperty().get()).isFalse();
  }

  @Test
  void theHitsOfTheFirewallsRulesAreKept() {
    one.hits =
        """
        hit=web-in 12345 99
        hit=of somebody else; no id 7 7
        """;
    model.ask();
    waiting.remove().run();
    assertThat(workbench.hitsProperty().get()).containsExactly(Map.entry(Id.of("web-in"), 12345L));
  }

  @Test
  void aCancelLeavesWhatWasKnown() {
    model.ask();
    model.cancel();
    waiting.remove().run();
    assertThat(model.answersProperty().get()).isEmpty();
    assertThat(workbench.nodeStatesProperty().get()).isEmpty();
    assertThat(one.log).isEmpty();
  }

  @Test
  void anotherProjectForgetsTheStates() {
    model.ask();
    waiting.remove().run();
    workbench.open(ArticlePair.project());
    assertThat(workbench.nodeStatesProperty().get()).isEmpty();
  }

  @Test
  void itIsNotAskedTwiceAtOnce() {
    model.ask();
    model.ask();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void whatIsTypedWrongIsComplainedOf() {
    model.access().nodes().getFirst().portProperty().set("ssh");
    assertThat(model.access().complaints().getValue())
        .isEqualTo(List.of("lj-fw-1: 'ssh' is not a TCP port."));
  }

  private Standing standing(Id node) {
    NodeState state = workbench.nodeStatesProperty().get().get(node);
    assertThat(state).isNotNull();
    return state.standing();
  }
}
