package org.twinkeep.ui.newcluster;

import java.util.List;
import javafx.stage.Window;
import org.twinkeep.ui.kit.WizardDialog;
import org.twinkeep.workbench.Workbench;

/** From nothing to a working pair in a few pages; each can be left and come back to. */
public final class NewClusterWizard {

  private final Workbench workbench;
  private final Asking asking;

  /**
   * A wizard that is not shown yet.
   *
   * @param asking asks live machines what they are
   */
  public NewClusterWizard(Workbench workbench, Asking asking) {
    this.workbench = workbench;
    this.asking = asking;
  }

  /** Asks, and makes the cluster when the user goes through to the end. */
  public void show(Window owner) {
    NewClusterViewModel model = new NewClusterViewModel(workbench);
    WizardDialog dialog =
        new WizardDialog(
            owner,
            "New cluster",
            List.of(
                NodesForm.of(model, asking),
                NetworksForm.of(model),
                VirtualAddressesForm.of(model),
                FailoverForm.of(model),
                PolicyForm.of(model),
                Summary.of(model)));
    if (dialog.showAndWait()) {
      model.create();
    }
  }
}
