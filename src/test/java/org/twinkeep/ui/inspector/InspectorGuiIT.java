package org.twinkeep.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.twinkeep.model.Element;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;

/** The inspector in the real window. */
final class InspectorGuiIT extends WindowTest {

  @Test
  void anAddressWithAMistakeSaysHowToMendItAndIsNotWritten() {
    select(ArticlePair.WEB);
    TextArea addresses = byId("field-addresses");
    doOnFx(addresses::clear);
    clickOn(addresses).write("10.1.1.300");

    Label problem = byId("field-addresses-problem");
    assertThat(problem.getText()).startsWith("'10.1.1.300' is not an IP address such as");
    screenshot("inspector-mistake");
    clickOn("#object-filter");
    assertShows(ArticlePair.project());

    doOnFx(addresses::clear);
    clickOn(addresses).write("10.1.1.30");
    clickOn("#object-filter");
    assertThat(((Host) shown().element(ArticlePair.WEB).orElseThrow()).addresses())
        .hasSize(1)
        .first()
        .hasToString("HostAddress[ip=10.1.1.30, mac=Optional.empty]");
  }

  @Test
  void enterWritesANameAndTheTreeFollows() {
    select(ArticlePair.WEB);
    TextField name = byId("field-name");
    doOnFx(name::clear);
    clickOn(name).write("www").type(KeyCode.ENTER);

    assertThat(shown().element(ArticlePair.WEB).map(Element::name)).hasValue("www");
    assertThat(from(lookup("#object-tree")).lookup("www").<Node>query()).isNotNull();
  }

  @Test
  void aMemberIsTypedAndChosen() {
    select(Id.of("inside"));
    clickOn("#field-members-add").write("web-1");
    sleep(400);
    type(KeyCode.DOWN, KeyCode.ENTER);

    assertThat(((ObjectGroup) shown().element(Id.of("inside")).orElseThrow()).members())
        .contains(ArticlePair.WEB);
    screenshot("inspector-group");
  }

  @Test
  void longLinksDoNotWidenTheForm() {
    select(ArticlePair.WEB);
    ScrollPane form = lookup(".form-scroll").query();
    double content = onFx(() -> form.getContent().getLayoutBounds().getWidth());
    assertThat(content).isLessThanOrEqualTo(onFx(() -> form.getViewportBounds().getWidth()) + 1);
  }

  @Test
  void everyKindOfPartHasAForm() {
    for (Id id :
        new Id[] {
          ArticlePair.CLUSTER,
          ArticlePair.OUTSIDE,
          Id.of("lj-fw-1"),
          Id.of("lj-fw-1:eth0"),
          Id.of("web-in"),
          Id.of("hide-inside"),
          Id.of("std:ssh")
        }) {
      select(id);
      screenshot("inspector-" + id.value().replace(':', '-'));
      assertThat(lookup(".form-kind").<Label>query().getText()).isNotEqualTo("Project");
    }
  }

  @Test
  void anExtraFileIsAddedAndFilledIn() {
    select(ArticlePair.CLUSTER);
    open("Extra files");
    reach("#field-add-extra-file");
    clickOn("#field-add-extra-file");
    reach("#field-path");
    clickOn("#field-path").write("/etc/modprobe.d/local.conf").type(KeyCode.ENTER);
    reach("#field-content");
    clickOn("#field-content").write("options bonding miimon=100");
    screenshot("inspector-extra-file");
    clickOn("#object-filter");

    assertThat(shown().firewalls().getFirst().settings().extraFiles())
        .containsExactly(
            ExtraFile.empty()
                .withPath("/etc/modprobe.d/local.conf")
                .withText("options bonding miimon=100"));
    reach("#field-remove-this-file");
    clickOn("#field-remove-this-file");
    assertShows(ArticlePair.project());
  }

  /** Opens a section of the form. */
  private void open(String title) {
    doOnFx(
        () ->
            lookup(".form-section").<TitledPane>queryAll().stream()
                .filter(p -> p.getText().equals(title))
                .forEach(p -> p.setExpanded(true)));
  }

  /** Scrolls the form until a control can be clicked. */
  private void reach(String query) {
    doOnFx(
        () -> {
          ScrollPane form = lookup(".form-scroll").query();
          form.getContent().applyCss();
          form.layout();
          Node node = lookup(query).query();
          double top =
              form.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal())).getMinY();
          double hidden =
              form.getContent().getBoundsInLocal().getHeight()
                  - form.getViewportBounds().getHeight();
          form.setVvalue((top - 40) / hidden);
        });
  }

  private void select(Id id) {
    doOnFx(() -> workbench().selection().select(id));
  }
}
