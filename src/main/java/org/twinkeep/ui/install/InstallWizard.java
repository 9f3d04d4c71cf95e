package org.twinkeep.ui.install;

import java.util.List;
import javafx.stage.Window;
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
    new AskedInWindow(model.questionProperty(), model::answer, model::answer).over(pages, owner);
    try {
      new WizardDialog(owner, "Install", pages).showAndWait();
    } finally {
      model.close();
    }
  }
}
