package org.twinkeep.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.controlsfx.dialog.Wizard;
import org.controlsfx.dialog.WizardPane;

/** Pages that are gone through one after the other, forward and back; the trail stands above. */
public final class WizardDialog {

  private final Wizard wizard;
  private final List<WizardPage> pages;
  private WizardPage current;
  private boolean attached;

  /**
   * A wizard that is not shown yet.
   *
   * @param owner the window that waits for it
   */
  public WizardDialog(Window owner, String title, List<WizardPage> pages) {
    this.pages = List.copyOf(pages);
    current = this.pages.getFirst();
    wizard = new Wizard(owner, title);
    List<WizardPane> panes = new ArrayList<>();
    for (WizardPage page : this.pages) {
      panes.add(new Pane(page));
    }
    // Else each page's fields are gathered, secrets too, by reflection that JavaFX's modules
    // refuse.
    wizard.setReadSettings(false);
    wizard.setFlow(new Wizard.LinearFlow(panes));
  }

  /** Shows the wizard and waits; answers whether it was gone through to the end. */
  public boolean showAndWait() {
    DialogSize.settle(wizard.getDialog());
    return wizard.showAndWait().filter(ButtonType.FINISH::equals).isPresent();
  }

  /** All pages come into one scene, one after the other. */
  private void attach(Scene scene) {
    if (!attached) {
      attached = true;
      Theme.style(scene);
      scene
          .windowProperty()
          .subscribe(
              window ->
                  Optional.ofNullable(window)
                      .ifPresent(
                          w -> w.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing)));
    }
  }

  private void closing(WindowEvent event) {
    if (!current.mayClose()) {
      event.consume();
    }
  }

  private final class Pane extends WizardPane {

    private final WizardPage page;

    Pane(WizardPage page) {
      this.page = page;
      setId("wizard-" + page.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
      getStyleClass().add("wizard");
      Label sentence = new Label(page.text());
      sentence.setWrapText(true);
      sentence.getStyleClass().add("wizard-text");
      setHeader(new VBox(trail(), sentence));
      getHeader().getStyleClass().add("wizard-header");
      setContent(page.content());
      sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(s -> attach(s)));
    }

    private HBox trail() {
      HBox trail = new HBox();
      trail.getStyleClass().add("wizard-trail");
      for (WizardPage each : pages) {
        if (!trail.getChildren().isEmpty()) {
          trail.getChildren().add(Icons.of("mdi2c-chevron-right"));
        }
        Label label = new Label(each.title());
        if (each == page) {
          label.getStyleClass().add("current");
        }
        trail.getChildren().add(label);
      }
      return trail;
    }

    @Override
    public void onEnteringPage(Wizard entered) {
      current = page;
      connectButtons();
      wizard.invalidProperty().unbind();
      wizard.invalidProperty().bind(page.readyProperty().not());
      page.enter();
    }

    private void connectButtons() {
      boolean last = page == pages.getLast();
      for (ButtonType type : getButtonTypes()) {
        Node node = lookupButton(type);
        if (!(node instanceof Button button)) {
          continue;
        }
        boolean forward =
            last ? type == ButtonType.FINISH : type.getButtonData() == ButtonData.NEXT_FORWARD;
        if (forward) {
          button.setId("wizard-next");
          page.onAdvance(button::fire);
          button.textProperty().unbind();
          button
              .textProperty()
              .bind(page.verbProperty().map(v -> v.isEmpty() ? last ? "Finish" : "Next" : v));
        } else if (type.getButtonData() == ButtonData.BACK_PREVIOUS) {
          button.setId("wizard-back");
          button.setText("Back");
          button.visibleProperty().unbind();
          button.visibleProperty().bind(page.returnableProperty());
        } else if (type == ButtonType.CANCEL) {
          button.setId("wizard-cancel");
          button.textProperty().unbind();
          button.textProperty().bind(page.cancelVerbProperty());
          button.visibleProperty().unbind();
          button.visibleProperty().bind(page.cancelVerbProperty().isNotEmpty());
          button.removeEventFilter(ActionEvent.ACTION, this::cancelled);
          button.addEventFilter(ActionEvent.ACTION, this::cancelled);
        }
      }
    }

    private void cancelled(ActionEvent event) {
      if (!page.mayClose()) {
        event.consume();
      }
    }
  }
}
