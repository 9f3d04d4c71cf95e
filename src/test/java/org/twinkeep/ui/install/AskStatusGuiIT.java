package org.twinkeep.ui.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.ssh.Person;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** From the question to the nodes to their states in the diagram, over nodes that are not there. */
final class AskStatusGuiIT extends WindowTest {

  private final FakeNode one = new FakeNode("lj-fw-1");
  private final FakeNode two = new FakeNode("lj-fw-2");
  private volatile boolean secondIsGone;

  private void open() {
    one.keepalived = true;
    one.master = true;
    two.keepalived = true;
    Platform.runLater(
        () ->
            new AskStatus(
                    workbench(),
                    workbench().firewall().orElseThrow(),
                    person ->
                        (target, cancellation) -> {
                          if (target.name().equals("lj-fw-1")) {
                            if (!person.accepts(
                                new Person.HostKey(
                                    target.address(), "ssh-ed25519", "SHA256:9rHy", "f6:b1"))) {
                              throw new SshException.HostKeyRefused(target.address(), "SHA256:…");
                            }
                            return one.connect(target, cancellation);
                          }
                          if (secondIsGone) {
                            throw new SshException.Unreachable(
                                target.address(), "no route to host", null);
                          }
                          return two.connect(target, cancellation);
                        },
                    task -> Thread.ofVirtual().start(task),
                    Platform::runLater)
                .showAndWait(stage()));
    appearing("#wizard-next");
  }

  @Test
  void theDiagramAndTheStatusBarShowWhatTheNodesSay() throws TimeoutException {
    open();
    shot("status-choose");
    clickOn("#wizard-next");
    appearing("#question-yes");
    clickOn("#question-yes");
    appearing("#answer-lj-fw-2");
    shot("status-answers");
    secondIsGone = true;
    clickOn("#ask-again");
    appearing("#question-yes");
    clickOn("#question-yes");
    waitUntil(() -> lookup("✕ not reached").tryQuery().isPresent());
    clickOn("#wizard-next");
    waitUntil(() -> lookup("#wizard-next").tryQuery().isEmpty());

    Button bar = byId("status-nodes");
    assertThat(bar.getText()).isEqualTo("lj-fw-1 ● MASTER    lj-fw-2 ✕ not reached");
    assertThat(onFx(() -> byId("figure-node-lj-fw-2").getAccessibleText()))
        .contains("no route to host");
    screenshot("status-diagram");
    run(Command.SWITCH_THEME);
    screenshot("status-diagram-dark");
    run(Command.SWITCH_THEME);
  }

  private void shot(String name) {
    WaitForAsyncUtils.waitForFxEvents();
    Button button = byId("wizard-next");
    Parent root = onFx(() -> button.getScene().getRoot());
    screenshot(root, name, 1);
  }
}
