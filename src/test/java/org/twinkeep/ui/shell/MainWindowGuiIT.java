package org.twinkeep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Command;

/** The frame of the window. */
final class MainWindowGuiIT extends WindowTest {

  @Test
  void showsTheProjectAndUndoesFromTheToolbar() {
    assertThat(((Label) byId("project-name")).getText()).isEqualTo("HA pair");
    doOnFx(() -> workbench().apply(ObjectEdits.rename(ArticlePair.WEB, "www")));

    clickOn("#command-undo");

    assertThat(shown()).isEqualTo(ArticlePair.project());
  }

  @Test
  void switchesBetweenLightAndDark() {
    String before = onFx(javafx.application.Application::getUserAgentStylesheet);

    doOnFx(() -> window().commands().run(Command.SWITCH_THEME));

    assertThat(onFx(javafx.application.Application::getUserAgentStylesheet)).isNotEqualTo(before);
    screenshot("frame-dark");
    doOnFx(() -> window().commands().run(Command.SWITCH_THEME));
  }
}
