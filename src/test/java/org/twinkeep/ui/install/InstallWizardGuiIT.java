package org.twinkeep.ui.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.Compilation;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The wizard's pages over nodes that are not there. */
final class InstallWizardGuiIT extends WindowTest {

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final FakeNode two = new FakeNode("lj-fw-2");
  private boolean unknownKeys;
  private List<Problem> problems = List.of();

  private static NodeBundle bundle(String name, String... packages) {
    return new NodeBundle(
        "HA pair", "lj-fw", name, name, List.of(), new TreeSet<>(List.of(packages)), List.of());
  }

  private void open(NodeBundle... bundles) {
    for (FakeNode node : List.of(one, two)) {
      node.facts =
          "hostname="
              + node.name
              + "\nos.PRETTY_NAME=Debian GNU/Linux 12 (bookworm)\nkernel=6.1.0\n"
              + node.facts;
      node.changes =
          List.of(
              "file=~ RULESET 644 root:root /etc/twinkeep/ruleset.v4",
              "old=" + base64("*filter\n:INPUT DROP\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n"),
              "new="
                  + base64(
                      "*filter\n:INPUT DROP\n-A INPUT -i lo -j ACCEPT\n"
                          + "-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n"),
              "act=conntrackd restart",
              "act=keepalived reload",
              "setting=net.ipv4.ip_forward 0 1");
    }
    Platform.runLater(
        () -> {
          InstallWizardViewModel model =
              new InstallWizardViewModel(
                  ArticlePair.project().firewalls().getFirst(),
                  new Compilation(ArticlePair.CLUSTER, List.of(bundles), problems),
                  person ->
                      (target, cancellation) -> {
                        if (unknownKeys
                            && !person.accepts(
                                new Person.HostKey(
                                    target.address(),
                                    "ssh-ed25519",
                                    "SHA256:9rHyyqAdKbEyBBP0o7sSPxm5lKQ1eYyPHw0pPeX1mHE",
                                    "f6:b1:f2"))) {
                          throw new SshException.HostKeyRefused(target.address(), "SHA256:…");
                        }
                        return (target.name().equals("lj-fw-1") ? one : two)
                            .connect(target, cancellation);
                      },
                  task -> Thread.ofVirtual().start(task),
                  Platform::runLater);
          new InstallWizard(model).showAndWait(stage());
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void installsOnBothNodes() throws TimeoutException {
    open(bundle("lj-fw-1"), bundle("lj-fw-2"));
    shot("install-choose");
    next();
    await(() -> isReady());
    shot("install-preflight");
    assertThat(text("#wizard-next")).isEqualTo("Show what changes");
    next();
    await(() -> isReady());
    assertThat(text("#wizard-next")).isEqualTo("Install on 2 nodes");
    CountDownLatch hold = new CountDownLatch(1);
    two.watcher =
        command -> {
          if (command.startsWith("activate")) {
            wait(hold);
          }
        };
    clickOn("/etc/twinkeep/ruleset.v4");
    shot("install-review");
    run(Command.SWITCH_THEME);
    shot("install-review-dark");
    run(Command.SWITCH_THEME);
    next();
    await(() -> lookup("lj-fw-2: activate files and services").tryQuery().isPresent());
    shot("install-running");
    assertThat(text("#wizard-cancel")).isEqualTo("Cancel and take back");
    assertThat(isReady()).isFalse();
    hold.countDown();
    await(() -> lookup("#result-title").tryQuery().isPresent());
    shot("install-result");
    assertThat(text("#result-title")).isEqualTo("Installed on lj-fw-1 and lj-fw-2");
    assertThat(one.current).isEqualTo("001");
    next();
    assertThat(lookup("#wizard-next").tryQuery()).isEmpty();
  }

  @Test
  void aRefusalWhileInstallingIsTakenBackAndTold() throws TimeoutException {
    open(bundle("lj-fw-1"), bundle("lj-fw-2"));
    next();
    await(() -> isReady());
    next();
    await(() -> isReady());
    one.breaks(one.log.size() + 1, FakeNode.Trouble.REFUSED);
    next();
    await(() -> lookup("#result-title").tryQuery().isPresent());
    shot("install-taken-back");
    assertThat(text("#result-title")).isEqualTo("Taken back: every node is as it was before");
    assertThat(one.current).isEmpty();
    assertThat(two.current).isEmpty();
    next();
  }

  @Test
  void missingPackagesForbidTheInstallAndCanBeInstalled() throws TimeoutException {
    problems =
        List.of(
            Problem.danger(
                    "firewall.ssh.lockout",
                    Place.named("lj-fw"),
                    "No rule lets SSH reach lj-fw-1 and lj-fw-2.",
                    "Name the addresses for management access.")
                .acknowledge("Both have a serial console."));
    one.facts = "package.keepalived=missing\npackage.conntrackd=missing";
    open(bundle("lj-fw-1", "keepalived", "conntrackd"), bundle("lj-fw-2"));
    next();
    await(() -> lookup("#preflight-lj-fw-1").tryQuery().isPresent());
    assertThat(isReady()).isFalse();
    assertThat(lookup("No rule lets SSH reach lj-fw-1 and lj-fw-2.").tryQuery())
        .as("the design's own danger is said here, too")
        .isPresent();
    assertThat(lookup("Acknowledged: Both have a serial console.").tryQuery()).isPresent();
    shot("install-packages");
    one.facts = one.facts.replace("missing", "installed");
    clickOn("#preflight-packages");
    await(() -> isReady());
    assertThat(one.log).contains("packages conntrackd keepalived");
    clickOn("#wizard-cancel");
    assertThat(one.pending).isEmpty();
  }

  @Test
  void anUnknownHostKeyIsShownAndMayBeRefused() throws TimeoutException {
    unknownKeys = true;
    open(bundle("lj-fw-1"), bundle("lj-fw-2"));
    next();
    await(() -> lookup("#question-yes").tryQuery().isPresent());
    assertThat(lookup("SHA256:9rHyyqAdKbEyBBP0o7sSPxm5lKQ1eYyPHw0pPeX1mHE").tryQuery()).isPresent();
    Parent root = onFx(() -> byId("question-yes").getScene().getRoot());
    screenshot(root, "install-host-key", 1);
    clickOn("#question-no");
    await(() -> asks("Is this lj-fw-2?"));
    clickOn("#question-yes");
    await(() -> lookup("#preflight-lj-fw-2").tryQuery().isPresent());
    assertThat(isReady()).isFalse();
    assertThat(one.log).isEmpty();
    assertThat(two.log).isNotEmpty();
    shot("install-refused-key");
    clickOn("#wizard-cancel");
  }

  private boolean asks(String title) {
    return lookup("#question-yes").tryQuery().isPresent() && lookup(title).tryQuery().isPresent();
  }

  private static void wait(CountDownLatch hold) {
    try {
      if (!hold.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() {
    return lookup("#wizard-next").tryQuery().filter(b -> !b.isDisabled()).isPresent();
  }

  private void next() {
    clickOn("#wizard-next");
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String text(String query) {
    return onFx(() -> lookup(query).<Labeled>query().getText());
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition)
      throws TimeoutException {
    WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void shot(String name) {
    Button button = byId("wizard-next");
    Parent root = onFx(() -> button.getScene().getRoot());
    screenshot(root, name, 1);
  }
}
