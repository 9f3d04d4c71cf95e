package org.twinkeep.ui.inspector;

import javafx.scene.Node;
import org.twinkeep.ui.kit.form.FormView;
import org.twinkeep.workbench.Navigator;
import org.twinkeep.workbench.Workbench;

/** Shows the form of what is selected. */
public final class InspectorView {

  private final FormView view = new FormView();

  public InspectorView(Workbench workbench, Navigator navigator) {
    InspectorViewModel model = new InspectorViewModel(workbench, navigator);
    view.node().setId("inspector");
    view.node().getStyleClass().add("side-panel");
    model.formProperty().subscribe(view::show);
  }

  public Node node() {
    return view.node();
  }
}
