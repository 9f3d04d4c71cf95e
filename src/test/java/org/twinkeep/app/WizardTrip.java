package org.twinkeep.app;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.twinkeep.ui.kit.Theme;
import org.twinkeep.ui.kit.WizardDialog;
import org.twinkeep.ui.kit.WizardPage;

/** A program that goes through a wizard's two pages; prints {@value #ARRIVED} in the end. */
final class WizardTrip {

  static final String ARRIVED = "gone through";

  private WizardTrip() {}

  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    Platform.startup(WizardTrip::go);
  }

  private static void go() {
    Theme.LIGHT.apply();
    Stage stage = new Stage();
    stage.setScene(new Scene(new StackPane(), 1000, 700));
    stage.show();
    WizardPage first =
        new WizardPage(
            "First", "Fields.", new ScrollPane(new VBox(new TextField("a"), new PasswordField())));
    WizardPage second = new WizardPage("Second", "Nothing.", new StackPane());
    for (WizardPage page : List.of(first, second)) {
      page.onEntered(() -> Platform.runLater(WizardTrip::press));
    }
    if (new WizardDialog(stage, "Trip", List.of(first, second)).showAndWait()) {
      System.out.println(ARRIVED);
    }
    Platform.exit();
  }

  private static void press() {
    List.copyOf(Window.getWindows()).stream()
        .flatMap(window -> Optional.ofNullable(window.getScene().lookup("#wizard-next")).stream())
        .findFirst()
        .ifPresent(button -> ((Button) button).fire());
  }
}
