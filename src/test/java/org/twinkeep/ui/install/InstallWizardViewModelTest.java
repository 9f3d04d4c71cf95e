package org.twinkeep.ui.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.FakeNode.Trouble;
import org.twinkeep.install.PreFlightReport;
import org.twinkeep.install.node.NodeTarget;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;

final class InstallWizardViewModelTest {

  private static final Executor AT_ONCE = Runnable::run;

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final FakeNode two = new FakeNode("lj-fw-2");
  private final List<NodeTarget> reached = new ArrayList<>();
  private boolean asksForKey;
  private boolean asksForPassword;
  private int passwordsTyped;

  private final InstallWizardViewModel model =
      new InstallWizardViewModel(
          ArticlePair.project().firewalls().getFirst(),
          compiled(bundle("lj-fw-1"), bundle("lj-fw-2")),
          person ->
              (target, cancellation) -> {
                reached.add(target);
                question(person, target);
                return (target.name().equals("lj-fw-1") ? one : two).connect(target, cancellation);
              },
          AT_ONCE,
          AT_ONCE);

  private static NodeBundle bundle(String name) {
    return new NodeBundle("p", "lj-fw", name, name, List.of(), new TreeSet<>(), List.of());
  }

  private static Compilation compiled(NodeBundle... bundles) {
    return new Compilation(
        ArticlePair.CLUSTER,
        List.of(bundles),
        List.of(
            Problem.warning("rule.odd", Place.named("lj-fw"), "A rule is odd.", "Look at it."),
            Problem.danger("all.locked-out", Place.named("lj-fw"), "No SSH.", "Allow SSH.")
                .acknowledge("There is a console.")));
  }

  private void question(Person person, NodeTarget target) throws SshException {
    if (asksForKey
        && !person.accepts(
            new Person.HostKey(target.address(), "ssh-ed25519", "SHA256:abc", "ab:cd"))) {
      throw new SshException.HostKeyRefused(target.address(), "SHA256:abc");
    }
    if (asksForPassword && person.secret("Password of " + target.name()).isEmpty()) {
      throw new SshException.LoginRefused(target.address(), "no password");
    }
  }

  private PreFlightReport report() {
    return model.reportProperty().get().orElseThrow();
  }

  @Test
  void beginsWithWhatTheModelSays() {
    assertThat(model.nodes()).extracting(NodeAccess::name).containsExactly("lj-fw-1", "lj-fw-2");
    assertThat(model.nodes().getFirst().hostProperty().get()).isEqualTo("10.1.1.2");
    assertThat(model.complaints().getValue()).isEmpty();
  }

  @Test
  void saysWhatIsDangerousThoughAcknowledged() {
    assertThat(model.acknowledged())
        .singleElement()
        .returns("all.locked-out", Problem::id)
        .returns("Acknowledged: There is a console.", Problem::remedy);
  }

  @Test
  void goesFromPreFlightToTheEnd() {
    model.runPreFlight();
    assertThat(report().canInstall()).isTrue();
    model.makePlan();
    assertThat(model.planProperty().get()).isPresent();
    model.install();

    assertThat(model.resultProperty().get().orElseThrow().isInstalled()).isTrue();
    assertThat(one.current).isEqualTo("001");
    assertThat(two.current).isEqualTo("001");
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.progress()).isNotEmpty();
    Outcome outcome = Outcome.of(model.resultProperty().get().orElseThrow(), 60);
    assertThat(outcome.good()).isTrue();
    assertThat(outcome.title()).isEqualTo("Installed on lj-fw-1 and lj-fw-2");
  }

  @Test
  void whatIsTypedHereIsUsedAndTheModelStays() {
    model.nodes().getFirst().hostProperty().set("203.0.113.5");
    model.nodes().getFirst().portProperty().set("2222");
    model.nodes().getFirst().jumpHostProperty().set("me@gate.example:2200");
    model.runPreFlight();
    assertThat(reached.getFirst().address().toString()).isEqualTo("lj-fw-1 (203.0.113.5:2222)");
    assertThat(reached.getFirst().address().jump().orElseThrow().port()).isEqualTo(2200);
  }

  @Test
  void saysWhatIsMissingBeforeItStarts() {
    model.nodes().getFirst().hostProperty().set(" ");
    model.nodes().getLast().portProperty().set("ssh");
    assertThat(model.complaints().getValue())
        .containsExactly("lj-fw-1 has no management address.", "lj-fw-2: 'ssh' is not a TCP port.");
    model.credentials().methodProperty().set(Credentials.Method.KEY_FILE);
    assertThat(model.complaints().getValue()).contains("No key file is chosen.");
  }

  @Test
  void aNodeThatCannotBeReachedForbidsTheInstall() {
    one.locksOut = true;
    one.pending = "x";
    model.runPreFlight();
    assertThat(report().canInstall()).isFalse();
    assertThat(report().problems()).extracting(p -> p.id()).contains("install.unreachable");
  }

  @Test
  void aRefusalOfThePlanIsAProblemWithARemedy() {
    model.runPreFlight();
    one.breaks(one.log.size(), Trouble.REFUSED);
    model.makePlan();
    assertThat(model.planProperty().get()).isEmpty();
    assertThat(model.failureProperty().get().orElseThrow().remedy()).isNotBlank();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void whatGoesWrongWhileInstallingIsTakenBackAndTold() {
    model.runPreFlight();
    model.makePlan();
    one.breaks(one.log.size() + 1, Trouble.REFUSED);
    model.install();
    var result = model.resultProperty().get().orElseThrow();
    assertThat(result.isInstalled()).isFalse();
    assertThat(one.current).isEmpty();
    assertThat(two.current).isEmpty();
    assertThat(Outcome.of(result, 60).title())
        .isEqualTo("Taken back: every node is as it was before");
    assertThat(result.problems()).isNotEmpty();
  }

  @Test
  void anUnknownKeyIsAskedAboutAndARefusalChangesNothing() {
    asksForKey = true;
    List<String> asked = new ArrayList<>();
    model
        .questionProperty()
        .subscribe(
            question -> {
              if (question.orElse(null) instanceof Asked.AboutHostKey about) {
                asked.add(about.key().sha256());
                model.answer(about, false);
              }
            });
    model.runPreFlight();
    assertThat(asked).containsExactly("SHA256:abc", "SHA256:abc");
    assertThat(report().problems()).extracting(p -> p.id()).contains("install.host-key-unknown");
    assertThat(one.log).isEmpty();
  }

  @Test
  void aPasswordIsAskedOncePerNodeForAllItsConnections() {
    asksForPassword = true;
    model
        .questionProperty()
        .subscribe(
            question -> {
              if (question.orElse(null) instanceof Asked.ForSecret secret) {
                passwordsTyped++;
                model.answer(secret, Optional.of("secret".toCharArray()));
              }
            });
    model.runPreFlight();
    model.makePlan();
    model.install();
    assertThat(model.resultProperty().get().orElseThrow().isInstalled()).isTrue();
    assertThat(passwordsTyped).isEqualTo(2);
    assertThat(reached.size()).isGreaterThan(2);
  }

  @Test
  void cancelAnswersWhatIsAsked() {
    asksForPassword = true;
    model
        .questionProperty()
        .subscribe(
            question -> {
              if (question.isPresent()) {
                model.cancel();
              }
            });
    model.runPreFlight();
    assertThat(report().canInstall()).isFalse();
  }

  @Test
  void offersToInstallWhatIsMissing() {
    TreeSet<String> needed = new TreeSet<>(List.of("keepalived"));
    NodeBundle bundle =
        new NodeBundle("p", "lj-fw", "lj-fw-1", "lj-fw-1", List.of(), needed, List.of());
    InstallWizardViewModel lacking =
        new InstallWizardViewModel(
            ArticlePair.project().firewalls().getFirst(),
            compiled(bundle),
            person -> one::connect,
            AT_ONCE,
            AT_ONCE);
    one.facts = "package.keepalived=missing";
    lacking.runPreFlight();
    var node = lacking.reportProperty().get().orElseThrow().nodes().getFirst();
    assertThat(lacking.missingPackages(node)).containsExactly("keepalived");
    lacking.installMissingPackages();
    assertThat(one.log).contains("packages keepalived");
  }
}
