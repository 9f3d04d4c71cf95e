package org.twinkeep.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.install.FakeNode.Trouble;
import org.twinkeep.install.InstallResult.End;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.install.InstallView.State;
import org.twinkeep.install.node.InstallFailure;
import org.twinkeep.install.node.NodeLink;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.plan.InstallPlan;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.SshAddress;
import org.twinkeep.problem.Problem;

final class InstallationTest {

  private static final InstallOptions OPTIONS = new InstallOptions(10, 1, List.of());

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final FakeNode two = new FakeNode("lj-fw-2");
  private final List<Progress> progress = new ArrayList<>();

  private static NodeTarget target(String name, boolean cluster) {
    List<BundleFile> files =
        cluster
            ? List.of(
                new BundleFile(
                    "/etc/keepalived/keepalived.conf",
                    0600,
                    ActingService.KEEPALIVED,
                    List.of(Line.of("x"))))
            : List.of();
    NodeBundle bundle = new NodeBundle("p", "fw", name, name, files, new TreeSet<>(), List.of());
    SshAddress address = new SshAddress(name, "192.0.2.1", 22, "root", Optional.empty());
    return new NodeTarget(bundle, address, Login.USUAL);
  }

  private Installation installation(boolean cluster) {
    NodeLink.Connector connector =
        (target, cancellation) ->
            (target.name().equals("lj-fw-1") ? one : two).connect(target, cancellation);
    return new Installation(
        List.of(target("lj-fw-1", cluster), target("lj-fw-2", cluster)),
        OPTIONS,
        connector,
        progress::add);
  }

  private InstallResult install(boolean cluster) throws InstallFailure {
    try (Installation installation = installation(cluster)) {
      assertThat(installation.preFlight().canInstall()).isTrue();
      return installation.apply(installation.plan());
    }
  }

  private static List<End> ends(InstallResult result) {
    return result.nodes().stream().map(InstallResult.NodeEnd::end).toList();
  }

  @Test
  void goesThroughThePhasesOnTheBackupFirst() throws InstallFailure {
    assertThat(install(false).isInstalled()).isTrue();
    assertThat(one.current).isEqualTo("001");
    assertThat(two.current).isEqualTo("001");
    assertThat(progress.stream().filter(p -> p.state() == State.DONE))
        .extracting(p -> p.phase() + " " + p.node())
        .containsExactly(
            "CONNECT lj-fw-1",
            "PRE_FLIGHT lj-fw-1",
            "CONNECT lj-fw-2",
            "PRE_FLIGHT lj-fw-2",
            "STAGE lj-fw-1",
            "STAGE lj-fw-2",
            "PLAN lj-fw-1",
            "PLAN lj-fw-2",
            "APPLY lj-fw-2",
            "VERIFY lj-fw-2",
            "APPLY lj-fw-1",
            "VERIFY lj-fw-1",
            "ACTIVATE lj-fw-1",
            "VERIFY lj-fw-1",
            "ACTIVATE lj-fw-2",
            "VERIFY lj-fw-2",
            "CONFIRM lj-fw-1",
            "CONFIRM lj-fw-2");
  }

  @Test
  void theMasterIsTheActiveNodeAndItsBackupActsFirst() throws InstallFailure {
    one.keepalived = true;
    two.keepalived = true;
    two.master = true;
    one.current = "007";
    two.current = "007";
    try (Installation installation = installation(true)) {
      installation.preFlight();
      InstallPlan plan = installation.plan();
      assertThat(plan.active()).isEqualTo("lj-fw-2");
      assertThat(installation.apply(plan).isInstalled()).isTrue();
    }
    assertThat(
            progress.stream()
                .filter(p -> p.phase() == Phase.ACTIVATE && p.state() == State.DONE)
                .map(Progress::node))
        .containsExactly("lj-fw-1", "lj-fw-2");
    assertThat(
            progress.stream()
                .filter(p -> p.phase() == Phase.CONFIRM && p.state() == State.DONE)
                .map(Progress::node))
        .containsExactly("lj-fw-2", "lj-fw-1");
  }

  @Test
  void twoMastersAfterTheChangeTakeEverythingBack() throws InstallFailure {
    one.master = true;
    two.master = true;
    InstallResult result = install(true);
    assertThat(ends(result)).containsOnly(End.ROLLED_BACK);
    assertThat(result.problems()).extracting(Problem::id).containsExactly("install.cluster");
    assertThat(result.problems().getFirst().message()).contains("split brain");
  }

  @Test
  void anUnreachableNodeIsFoundInPreFlightAndTheOtherStillLookedAt() {
    one.locksOut = true;
    one.pending = "003";
    try (Installation installation = installation(false)) {
      PreFlightReport report = installation.preFlight();
      assertThat(report.canInstall()).isFalse();
      assertThat(report.problems()).extracting(Problem::id).containsExactly("install.unreachable");
      assertThat(report.nodes().getLast().facts()).isPresent();
      assertThatThrownBy(installation::plan).isInstanceOf(IllegalStateException.class);
    }
    assertThat(two.log).containsExactly("facts");
  }

  @Test
  void aPendingChangeForbidsTheInstall() {
    two.pending = "004";
    try (Installation installation = installation(false)) {
      PreFlightReport report = installation.preFlight();
      assertThat(report.problems()).extracting(Problem::id).containsExactly("install.pending");
      assertThat(report.canInstall()).isFalse();
    }
  }

  @Test
  void aNodeThatChangedSinceThePlanRefusesAndNothingIsLeft() throws InstallFailure {
    try (Installation installation = installation(false)) {
      installation.preFlight();
      InstallPlan plan = installation.plan();
      one.current = "099";
      InstallResult result = installation.apply(plan);
      assertThat(result.problems()).extracting(Problem::id).containsExactly("install.node.changed");
      assertThat(ends(result)).containsExactly(End.ROLLED_BACK, End.UNCHANGED);
    }
    assertThat(two.pending).isEmpty();
  }

  @Test
  void aNodeThatLocksUsOutGoesBackByItselfAndWeSayHow() throws InstallFailure {
    one.locksOut = true;
    Thread timer =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    Thread.sleep(1500);
                    one.goBack("not confirmed in time");
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    timer.start();
    InstallResult result = install(false);
    assertThat(ends(result)).containsOnly(End.ROLLED_BACK);
    assertLockedOut(result);
    assertThat(one.current).isEmpty();
    assertThat(two.current).isEmpty();
  }

  private static void assertLockedOut(InstallResult result) {
    assertThat(result.problems()).extracting(Problem::id).containsExactly("install.locked-out");
    assertThat(result.problems().getFirst().message())
        .contains(" let this machine connect to lj-fw-1 by SSH");
    assertThat(result.problems().getFirst().remedy()).contains("management access");
  }

  /** Answers what an install comes to while something is done at one moment. */
  private InstallResult installAnd(Phase phase, State state, Runnable action)
      throws InstallFailure {
    NodeLink.Connector connector =
        (target, cancellation) ->
            (target.name().equals("lj-fw-1") ? one : two).connect(target, cancellation);
    try (Installation installation =
        new Installation(
            List.of(target("lj-fw-1", false), target("lj-fw-2", false)),
            OPTIONS,
            connector,
            p -> {
              progress.add(p);
              if (p.node().equals("lj-fw-1") && p.phase() == phase && p.state() == state) {
                action.run();
              }
            })) {
      installation.preFlight();
      return installation.apply(installation.plan());
    }
  }

  @Test
  void rulesThatCutTheConnectionThatAskedForThemAreFoundLongBeforeTheTimerRings()
      throws InstallFailure {
    one.locksOut = true;
    one.cutsSession = true;
    InstallResult result =
        installAnd(
            Phase.ROLL_BACK,
            State.RUNNING,
            () -> {
              assertThat(one.pending).as("the timer has not rung").isEqualTo("001");
              one.goBack("not confirmed in time");
            });
    assertLockedOut(result);
    assertThat(result.problems().getFirst().message()).contains("goes back by itself within 10 s");
    assertThat(ends(result)).containsOnly(End.ROLLED_BACK);
  }

  @Test
  void aNodeThatWentBackBeforeAnythingCameThroughHasLockedUsOut() throws InstallFailure {
    InstallResult result =
        installAnd(Phase.APPLY, State.DONE, () -> one.goBack("not confirmed in time"));
    assertLockedOut(result);
    assertThat(ends(result)).containsOnly(End.ROLLED_BACK);
  }

  @Test
  void rulesThatCutOnlyTheOldConnectionAreInstalledOverANewOne() throws InstallFailure {
    one.cutsSession = true;
    assertThat(install(false).isInstalled()).isTrue();
    assertThat(one.current).isEqualTo("001");
  }

  @Test
  void nodesThatHaveComeDifferentlyFarGetTheSameGeneration() throws InstallFailure {
    two.generations = 4;
    assertThat(install(false).isInstalled()).isTrue();
    assertThat(one.current).isEqualTo("005");
    assertThat(two.current).isEqualTo("005");
  }

  @Test
  void cancelTakesBackWhatWasBegun() throws InstallFailure {
    Installation[] holder = new Installation[1];
    NodeLink.Connector connector =
        (target, cancellation) ->
            (target.name().equals("lj-fw-1") ? one : two).connect(target, cancellation);
    try (Installation installation =
        new Installation(
            List.of(target("lj-fw-1", false), target("lj-fw-2", false)),
            OPTIONS,
            connector,
            p -> {
              if (p.phase() == Phase.APPLY && p.node().equals("lj-fw-1")) {
                holder[0].cancel();
              }
            })) {
      holder[0] = installation;
      installation.preFlight();
      InstallResult result = installation.apply(installation.plan());
      assertThat(result.problems()).extracting(Problem::id).containsExactly("install.cancelled");
      assertThat(ends(result)).doesNotContain(End.INSTALLED);
    }
    assertThat(one.pending + two.pending + one.current + two.current).isEmpty();
  }

  @Test
  void cancelBetweenTheConfirmationsIsTooLate() throws InstallFailure {
    Installation[] holder = new Installation[1];
    NodeLink.Connector connector =
        (target, cancellation) ->
            (target.name().equals("lj-fw-1") ? one : two).connect(target, cancellation);
    try (Installation installation =
        new Installation(
            List.of(target("lj-fw-1", false), target("lj-fw-2", false)),
            OPTIONS,
            connector,
            p -> {
              if (p.phase() == Phase.CONFIRM && p.state() == State.DONE) {
                holder[0].cancel();
              }
            })) {
      holder[0] = installation;
      installation.preFlight();
      assertThat(installation.apply(installation.plan()).isInstalled()).isTrue();
    }
  }

  static Stream<Arguments> everyTroubleAtEveryCommand() {
    List<Arguments> all = new ArrayList<>();
    for (int node = 1; node <= 2; node++) {
      for (Trouble trouble : Trouble.values()) {
        // facts, upload, check, plan come before apply (4) and end in an exception of plan()
        for (int command = 4; command < 16; command++) {
          all.add(Arguments.of(node, trouble, command));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyTroubleAtEveryCommand")
  void whateverBreaksEveryNodeIsWhollyOldOrWhollyNew(int node, Trouble trouble, int command)
      throws InstallFailure {
    FakeNode broken = node == 1 ? one : two;
    broken.breaks(command, trouble);
    InstallResult result = install(false);
    boolean met = broken.log.size() > command;
    for (FakeNode each : List.of(one, two)) {
      assertThat(each.pending).as("nothing waits on " + each.name).isEmpty();
      InstallResult.NodeEnd end =
          result.nodes().stream().filter(n -> n.node().equals(each.name)).findFirst().orElseThrow();
      assertThat(end.end() == End.INSTALLED)
          .as("what is said of " + each.name + " is so")
          .isEqualTo(each.current.equals("001"));
    }
    if (!met) {
      assertThat(result.isInstalled()).isTrue();
    } else if (!result.isInstalled()) {
      assertThat(result.problems()).isNotEmpty();
      boolean mixed = !one.current.equals(two.current);
      assertThat(result.isMixed()).isEqualTo(mixed);
      if (mixed) {
        // the backup is confirmed last: only its refusal can come too late for the other
        assertThat(broken).isSameAs(two);
        assertThat(trouble).isEqualTo(Trouble.REFUSED);
        assertThat(broken.log.get(command)).startsWith("confirm");
        Problem last = result.problems().getLast();
        assertThat(last.id()).isEqualTo("install.mixed");
        assertThat(last.message())
            .contains("lj-fw-1 runs the new generation 001 and boots with it")
            .contains("lj-fw-2 is as it was before (");
        assertThat(last.remedy()).contains("wrong on lj-fw-2, then install again");
      }
    }
  }

  @Test
  void rollsBackToTheGenerationBefore() throws InstallFailure {
    install(false);
    install(false);
    assertThat(one.current).isEqualTo("002");
    try (Installation installation = installation(false)) {
      installation.preFlight();
      assertThat(installation.apply(installation.planRollBack()).isInstalled()).isTrue();
    }
    assertThat(one.current).isEqualTo("001");
    assertThat(two.current).isEqualTo("001");
  }

  @Test
  void thereIsNoWayBackBeforeTheFirstInstall() {
    try (Installation installation = installation(false)) {
      installation.preFlight();
      assertThatThrownBy(installation::planRollBack)
          .isInstanceOf(InstallFailure.class)
          .hasMessageContaining("keeps no earlier generation");
    }
  }
}
