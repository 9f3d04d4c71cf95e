package org.twinkeep.ui.newcluster;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.ui.kit.WizardPage;

/** The addresses that the nodes share. */
final class VirtualAddressesForm {

  private final NewClusterViewModel model;

  private VirtualAddressesForm(NewClusterViewModel model) {
    this.model = model;
  }

  static WizardPage of(NewClusterViewModel model) {
    VirtualAddressesForm form = new VirtualAddressesForm(model);
    return new Form(
            model,
            Page.VIRTUAL_ADDRESSES,
            "Which addresses does the master hold? Hosts use them as their gateway; they move to"
                + " the other node when the master fails.",
            form::build)
        .page();
  }

  private void build(Form form) {
    model.propose();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("wizard-grid");
    String[] titles = {"Network", "Virtual addresses", "VRID"};
    for (int i = 0; i < titles.length; i++) {
      grid.add(Form.heading(titles[i]), i, 0);
    }
    int row = 1;
    for (int i = 0; i < model.draft().networks().size(); i++) {
      if (!model.draft().networks().get(i).isSync()) {
        network(form, grid, i, row);
        row += 2;
      }
    }
    form.add(grid);
  }

  private void network(Form form, GridPane grid, int index, int row) {
    NetworkDraft network = model.draft().networks().get(index);
    TextField virtual =
        form.field(
            network.name(),
            network.virtual(),
            "192.0.2.1/24",
            t -> edit(index, n -> n.withVirtual(t)));
    virtual.setId("virtual-" + (index + 1));
    GridPane.setHgrow(virtual, Priority.ALWAYS);
    TextField vrid =
        form.field(
            network.name() + " vrid", network.vrid(), "20", t -> edit(index, n -> n.withVrid(t)));
    vrid.setId("vrid-" + (index + 1));
    vrid.setPrefColumnCount(4);
    Label own =
        new Label(
            "The nodes have "
                + network.members().stream()
                    .map(MemberDraft::addresses)
                    .collect(Collectors.joining(" and ")));
    own.setWrapText(true);
    own.getStyleClass().add("problem-remedy");
    grid.addRow(row, new Label(network.name()), virtual, vrid);
    grid.add(own, 1, row + 1, 2, 1);
  }

  private void edit(int index, UnaryOperator<NetworkDraft> change) {
    model.change(d -> d.withNetwork(index, change.apply(d.networks().get(index))));
  }
}
