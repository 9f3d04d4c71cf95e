package org.twinkeep.ui.newcluster;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
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
    Node button = byId("wizard-next");
    Parent root = onFx(() -> button.getScene().getRoot());
    screenshot(root, name, 1);
  }
}
