package org.twinkeep.ui.newcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.edit.Edit;
import org.twinkeep.install.FakeNode;
import org.twinkeep.install.ssh.SshException;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.install.AskNodesViewModel.Whereabouts;
import org.twinkeep.ui.install.ReadNodes;
import org.twinkeep.ui.kit.Command;

/** From an empty project to the article's pair, by mouse and keyboard. */
final class NewClusterWizardGuiIT extends WindowTest {

  @Override
  protected Project project() {
    return Project.empty("HA pair");
  }

  @Test
  void makesTheSamplesPairFromNothing() {
    screenshot("topology-empty");
    open();
    fill("draft-name", "lj-fw");
    assertThat(((TextField) byId("draft-node-1-name")).getText()).isEqualTo("lj-fw-1");
    fill("draft-node-1-address", "10.1.1.2");
    fill("draft-node-2-address", "10.1.1.3");
    shot("wizard-nodes");
    next();

    assertThat(((Button) byId("wizard-next")).isDisabled()).isTrue();
    shot("wizard-networks-empty");
    fill("draft-outside-lj-fw-1-addresses", "192.168.1.2/24, 2001:db8:0:1::2/64");
    fill("draft-outside-lj-fw-2-addresses", "192.168.1.3/24, 2001:db8:0:1::3/64");
    fill("draft-inside-lj-fw-1-addresses", "10.1.1.2/24, 2001:db8:0:2::2/64");
    fill("draft-inside-lj-fw-2-addresses", "10.1.1.3/24, 2001:db8:0:2::3/64");
    fill("draft-sync-lj-fw-1-addresses", "192.168.100.2/24");
    fill("draft-sync-lj-fw-2-addresses", "192.168.100.3/24");
    shot("wizard-networks");
    next();

    assertThat(((TextField) byId("virtual-1")).getText())
        .isEqualTo("192.168.1.1/24, 2001:db8:0:1::1/64");
    shot("wizard-virtual");
    next();
    clickOn("#choice-iptables");
    shot("wizard-failover");
    next();
    clickOn("#choice-web-server");
    fill("draft-administrators", "10.1.1.192/26");
    fill("draft-web-server", "10.1.1.100");
    shot("wizard-policy");
    next();
    assertThat(((Button) byId("wizard-next")).getText()).isEqualTo("Create the cluster");
    shot("wizard-summary");
    next();

    assertThat(shown().firewalls()).isEqualTo(ArticlePair.project().firewalls());
    assertThat(lookup("#figure-node-lj-fw-1").tryQuery()).isPresent();
    run(Command.UNDO);
    assertThat(shown().firewalls()).isEmpty();
  }

  @Test
  void fillsInWhatTheNodesSay() throws TimeoutException {
    doOnFx(() -> workbench().apply(new Edit("the sample", p -> ArticlePair.project())));
    FakeNode one = new FakeNode("fw-1");
    one.survey =
        """
        hostname=gw-a
        os.PRETTY_NAME=Debian GNU/Linux 12 (bookworm)
        tool.nft=1.0.6
        link=eth0
        address=eth0 203.0.113.2/24 fixed
        address=eth1 10.1.1.2/24 fixed
        address=eth2 10.9.9.1/30 fixed
        address=eth5 10.77.0.1/24 fixed
        route=4 default 203.0.113.1 eth0
        neighbour=eth1 10.1.1.100
        """;
    AtomicBoolean reachable = new AtomicBoolean();
    FakeNode two = new FakeNode("fw-2");
    two.survey =
        one.survey
            .replace("gw-a", "gw-b")
            .replace("113.2/", "113.3/")
            .replace("1.1.2/", "1.1.3/")
            .replace("9.9.1/", "9.9.2/")
            .replaceAll("address=eth5.*\n", "");
    Platform.runLater(
        () ->
            new NewClusterWizard(
                    workbench(),
                    (nodes, owner) ->
                        new ReadNodes(
                                nodes.stream()
                                    .map(n -> new Whereabouts(n.name(), n.management()))
                                    .toList(),
                                person ->
                                    (target, cancellation) -> {
                                      if (target.name().equals("fw-1")) {
                                        return one.connect(target, cancellation);
                                      }
                                      if (reachable.get()) {
                                        return two.connect(target, cancellation);
                                      }
                                      throw new SshException.Unreachable(
                                          target.address(), "no route to host", null);
                                    },
                                task -> Thread.ofVirtual().start(task),
                                Platform::runLater)
                            .showAndWait(owner))
                .show(stage()));
    appearing("#read-nodes");
    fill("draft-node-1-address", "10.1.1.2");
    clickOn("#read-nodes");
    appearing("#install-fw-2-address");
    assertThat(((Button) dialogButton("Ask")).isDisabled()).as("no address yet").isTrue();
    fill("install-fw-2-address", "10.1.1.3");
    shot(dialogButton("Ask"), "wizard-read-access");
    clickOn(dialogButton("Ask"));
    appearing("#answer-fw-2");
    shot(dialogButton("Use this"), "wizard-read-half");
    reachable.set(true);
    clickOn("#ask-again");
    waitUntil(() -> lookup("gw-b, Debian GNU/Linux 12 (bookworm)").tryQuery().isPresent());
    shot(dialogButton("Use this"), "wizard-read-answers");
    clickOn(dialogButton("Use this"));
    waitUntil(() -> lookup("#answer-fw-2").tryQuery().isEmpty());

    assertThat(((TextField) byId("draft-node-2-address")).getText()).isEqualTo("10.1.1.3");
    assertThat(((Label) byId("read-result")).getText()).startsWith("2 of 2 nodes answered.");
    shot("wizard-nodes-read");
    next();
    assertThat(((TextField) byId("draft-sync-gw-b-addresses")).getText()).isEqualTo("10.9.9.2/30");
    assertThat(((Button) byId("wizard-next")).isDisabled()).isFalse();
    shot("wizard-networks-read");
    next();
    assertThat(((TextField) byId("virtual-1")).getText())
        .as("the gateway has .1")
        .isEqualTo("203.0.113.4/24");
    clickOn("#wizard-back");
    clickOn("#wizard-back");
    appearing("#read-nodes");
    assertThat(((TextField) byId("draft-name")).getText()).isEqualTo("gw");
    next();
    next();
    next();
    next();
    clickOn("#choice-existing");
    assertThat(((Button) byId("wizard-next")).isDisabled()).as("none is chosen").isTrue();
    ComboBox<Firewall> existing = byId("draft-existing");
    doOnFx(() -> existing.setValue(existing.getItems().getFirst()));
    shot("wizard-policy-existing");
    next();
    shot("wizard-summary-read");
    next();
    Cluster made = (Cluster) shown().firewalls().getLast();
    assertThat(made.name()).isEqualTo("gw");
    assertThat(made.ruleSets().policy().getFirst().rules())
        .hasSameSizeAs(shown().firewalls().getFirst().ruleSets().policy().getFirst().rules());
    run(Command.UNDO);
    assertShows(ArticlePair.project());
  }

  @Test
  void theWindowAsksTheNodesOverSsh() {
    open();
    clickOn("#read-nodes");
    appearing("#install-fw-1-address");
    assertThat(((Button) dialogButton("Ask")).isDisabled()).isTrue();
    Button cancel =
        onFx(
            () ->
                buttons("Cancel")
                    .filter(b -> b.getScene() == dialogButton("Ask").getScene())
                    .findFirst()
                    .orElseThrow());
    clickOn(cancel);
    WaitForAsyncUtils.waitForFxEvents();
    clickOn("#wizard-cancel");
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Two wizards are open; their buttons have the same ids. */
  private Node dialogButton(String verb) {
    return buttons(verb).findFirst().orElseThrow();
  }

  private Stream<Button> buttons(String verb) {
    return lookup(verb).queryAll().stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast);
  }

  @Test
  void cancelMakesNothing() {
    open();
    clickOn("#wizard-cancel");
    WaitForAsyncUtils.waitForFxEvents();
    assertShows(Project.empty("HA pair"));
  }

  private void open() {
    Platform.runLater(() -> page().commands().run(Command.NEW_CLUSTER));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(lookup("#wizard-next").tryQuery()).isPresent();
  }

  private void fill(String id, String text) {
    TextField field = byId(id);
    doOnFx(
        () -> {
          field.requestFocus();
          field.setText(text);
        });
  }

  private void next() {
    clickOn("#wizard-next");
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void shot(String name) {
    shot(byId("wizard-next"), name);
  }

  private void shot(Node button, String name) {
    Parent root = onFx(() -> button.getScene().getRoot());
    screenshot(root, name, 1);
  }
}
