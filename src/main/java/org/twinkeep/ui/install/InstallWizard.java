package org.twinkeep.ui.install;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Window;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.ui.kit.WizardDialog;
import org.twinkeep.ui.kit.WizardPage;

/** Choose, pre-flight, review, install, result. */
public final class InstallWizard {

  private final InstallWizardViewModel model;
  private final List<WizardPage> pages;

  /** A wizard over a view-model of its own; showing closes that at the end. */
  public InstallWizard(InstallWizardViewModel model) {
    this.model = model;
    this.pages =
        List.of(
            ChoosePage.of(model),
            PreFlightPage.of(model),
            ReviewPage.of(model),
            InstallPage.of(model),
            ResultPage.of(model));
  }

  /** Shows the wizard and waits for its end. */
  public void showAndWait(Window owner) {
    model
        .questionProperty()
        .subscribe(asked -> asked.ifPresent(q -> Platform.runLater(() -> ask(q, owner))));
    try {
      new WizardDialog(owner, "Install", pages).showAndWait();
    } finally {
      model.close();
    }
  }

  private void ask(Asked asked, Window owner) {
    if (model.questionProperty().get().filter(asked::equals).isEmpty()) {
      return; // answered by a cancel meanwhile
    }
    Question question = new Question(window().orElse(owner));
    switch (asked) {
      case Asked.AboutHostKey about ->
          model.answer(about, HostKeyQuestion.accepts(question, about.key()));
      case Asked.ForSecret secret ->
          model.answer(secret, question.secret("Log in", secret.text(), "Log in"));
    }
  }

  private Optional<Window> window() {
    return pages.stream()
        .flatMap(page -> Optional.ofNullable(page.content().getScene()).stream())
        .map(scene -> scene.getWindow())
        .findFirst();
  }
}
