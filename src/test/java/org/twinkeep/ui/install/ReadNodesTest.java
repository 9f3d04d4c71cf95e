package org.twinkeep.ui.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.problem.Problem;
import org.twinkeep.ui.install.AskNodesViewModel.Whereabouts;

final class ReadNodesTest {

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  /** The second node cannot be reached. */
  private final ReadNodes reading =
      new ReadNodes(
          List.of(
              new Whereabouts("lj-fw-1", Management.of("10.1.1.2")),
              new Whereabouts("lj-fw-2", Management.of("10.1.1.3"))),
          person ->
              (target, cancellation) -> {
                if (target.name().equals("lj-fw-1")) {
                  return one.connect(target, cancellation);
                }
                throw new SshException.Unreachable(target.address(), "no route to host", null);
              },
          waiting::add,
          Runnable::run);

  private List<Optional<LiveNode>> ask() {
    reading.model().ask();
    waiting.remove().run();
    return reading.read();
  }

  @Test
  void readsTheOneAndSaysWhyNotTheOther() {
    one.survey =
        """
        hostname=lj-fw-1
        tool.nft=1.0.6
        link=eth0
        address=eth0 192.168.1.2/24 fixed
        address=eth0 192.168.1.1/24 fixed
        route=4 default 192.168.1.254 eth0
        neighbour=eth0 192.168.1.100
        vip=192.168.1.1/24
        """;
    List<Optional<LiveNode>> read = ask();
    assertThat(one.log).containsExactly("survey");
    LiveNode live = read.getFirst().orElseThrow();
    assertThat(live.reached()).isEqualTo(Management.of("10.1.1.2"));
    assertThat(live.addresses().getFirst().address())
        .isEqualTo(InterfaceAddress.parse("192.168.1.2/24"));
    assertThat(live.virtual()).containsExactly(Ip.parse("192.168.1.1"));
    assertThat(live.routes().getFirst().isDefault()).isTrue();
    assertThat(read.getLast()).isEmpty();
    assertThat(reading.model().answersProperty().get().getLast().problem().map(Problem::message))
        .hasValueSatisfying(m -> assertThat(m).contains("no route to host"));
  }

  @Test
  void anAnswerThatIsNoneIsAProblem() {
    one.survey = "Last login: Mon Nov 23\n";
    assertThat(ask().getFirst()).isEmpty();
    Problem problem = reading.model().answersProperty().get().getFirst().problem().orElseThrow();
    assertThat(problem.message()).contains("does not say what interfaces it has");
    assertThat(problem.remedy()).contains("iproute2");
  }

  @Test
  void whatIsNoAddressIsLeftOut() {
    one.survey =
        """
        link=eth0
        address=eth0 192.168.1.2/99 fixed
        address=eth0 $(reboot) fixed
        address=a;b 192.168.1.2/24 fixed
        route=4 everywhere 192.168.1.254 eth0
        route=4 default somewhere eth0
        neighbour=eth0 nobody
        vip=none
        """;
    LiveNode live = ask().getFirst().orElseThrow();
    assertThat(live.addresses()).isEmpty();
    assertThat(live.routes()).isEmpty();
    assertThat(live.neighbours()).isEmpty();
    assertThat(live.virtual()).isEmpty();
  }

  @Test
  void aCancelGivesNothing() {
    reading.model().ask();
    reading.model().cancel();
    waiting.remove().run();
    assertThat(reading.read()).isEmpty();
    assertThat(one.log).isEmpty();
  }
}
