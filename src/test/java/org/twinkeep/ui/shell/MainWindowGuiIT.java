package org.twinkeep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.twinkeep.app.MainWindow;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.ObjectEdits;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.store.StoredProject;
import org.twinkeep.ui.WindowTest;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Settings;

/** The frame of the window. */
final class MainWindowGuiIT extends WindowTest {

  @Test
  void showsTheProjectAndUndoesFromTheToolbar() {
    assertThat(((Label) byId("project-name")).getText()).isEqualTo("HA pair");
    doOnFx(() -> workbench().apply(ObjectEdits.rename(ArticlePair.WEB, "www")));

    clickOn("#command-undo");

    assertShows(ArticlePair.project());
  }

  @Test
  void aWindowThatWasLeftOnALargerScreenFitsThisOne() {
    Rectangle2D screen = onFx(() -> Screen.getPrimary().getVisualBounds());
    Settings left = Settings.inMemory();
    left.put("width", "90000");
    left.put("height", "70000");

    Stage other = onFx(Stage::new);
    doOnFx(() -> new MainWindow(other, left, new Background(Runnable::run, Platform::runLater)));

    assertThat(onFx(() -> other.getScene().getWidth())).isEqualTo(screen.getWidth());
    assertThat(onFx(() -> other.getScene().getHeight())).isEqualTo(screen.getHeight());
    assertThat(onFx(other::getMinWidth)).isLessThanOrEqualTo(screen.getWidth());
  }

  @Test
  void switchesBetweenLightAndDark() {
    String before = onFx(javafx.application.Application::getUserAgentStylesheet);

    run(Command.SWITCH_THEME);

    assertThat(onFx(javafx.application.Application::getUserAgentStylesheet)).isNotEqualTo(before);
    screenshot("frame-dark");
    run(Command.SWITCH_THEME);
  }

  @Test
  void thePaletteFindsObjectsAndCommands() {
    push(KeyCode.CONTROL, KeyCode.K);
    appearing("#palette");
    write("web");
    captured("palette");
    type(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.K);
    appearing("#palette");
    write("web-1").type(KeyCode.ENTER);
    assertThat(onFx(() -> workbench().selection().items())).containsExactly(ArticlePair.WEB);
    clickOn("#command-palette");
    appearing("#palette");
    write("nat view").type(KeyCode.ENTER);
    assertThat(lookup("#rules-nat").tryQuery()).isPresent();
  }

  @Test
  void theWelcomePageOpensTheSampleUnderANameOfItsOwn() throws Exception {
    run(Command.CLOSE_PROJECT);
    waitUntil(() -> lookup("#welcome").tryQuery().isPresent());
    screenshot("welcome");

    clickOn("#command-open-sample");
    waitUntil(() -> window().page().isPresent());

    assertShows(ArticlePair.project().withName("HA pair 2"));
  }

  @Test
  void aNewClusterThatIsGivenUpLeavesNoProject() throws Exception {
    run(Command.CLOSE_PROJECT);
    waitUntil(() -> lookup("#welcome").tryQuery().isPresent());

    clickOn("#command-new-cluster");
    clickOn(appearing("#wizard-cancel"));
    waitUntil(() -> lookup("#welcome").tryQuery().isPresent());

    ListView<StoredProject> recent = byId("recent-projects");
    assertThat(recent.getItems()).extracting(StoredProject::name).containsExactly("HA pair");
  }

  @Test
  void whatWasEditedIsThereWhenTheProjectIsOpenedAgain() throws Exception {
    doOnFx(() -> workbench().apply(ObjectEdits.rename(ArticlePair.WEB, "www")));
    doOnFx(() -> workbench().apply(ObjectEdits.rename(ArticlePair.ADMINS, "admins")));
    doOnFx(() -> workbench().undo());
    Project edited = shown();

    run(Command.CLOSE_PROJECT);
    waitUntil(() -> lookup("#recent-projects").tryQuery().isPresent());
    clickOn("HA pair");
    waitUntil(() -> window().page().isPresent());

    assertShows(edited);
    assertThat(edited.element(ArticlePair.WEB).orElseThrow().name()).isEqualTo("www");
  }

  @Test
  void theStatusBarSaysWhatIsStoredAndWhatIsWrong() throws Exception {
    doOnFx(
        () -> workbench().apply(ElementEdits.delete("Delete", java.util.List.of(ArticlePair.WEB))));
    results();
    waitUntil(() -> ((Label) byId("status-saved")).getText().equals("Saved"));

    assertThat(((Button) byId("status-problems")).getText()).contains("error");
    screenshot("problems");
  }
}
