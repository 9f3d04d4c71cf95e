package org.twinkeep.ui.newcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.twinkeep.edit.newcluster.ClusterDraft.NodeDraft;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardPage;

/** Names and management addresses. */
final class NodesForm {

  private final NewClusterViewModel model;
  private final Asking asking;
  private final List<TextField> names = new ArrayList<>();

  private NodesForm(NewClusterViewModel model, Asking asking) {
    this.model = model;
    this.asking = asking;
  }

  static WizardPage of(NewClusterViewModel model, Asking asking) {
    NodesForm form = new NodesForm(model, asking);
    return new Form(
            model,
            Page.NODES,
            "Which machines are the firewall? The one with the highest priority becomes master"
                + " first.",
            form::build)
        .page();
  }

  private void build(Form form) {
    names.clear();
    TextField name = form.field("name", model.draft().name(), "lj-fw", this::rename);
    HBox top = new HBox(8, new Label("Cluster name"), name);
    top.getStyleClass().add("wizard-row");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("wizard-grid");
    String[] titles = {"Node", "Management address", "SSH port", "User", "Priority"};
    for (int i = 0; i < titles.length; i++) {
      grid.add(Form.heading(titles[i]), i, 0);
    }
    for (int i = 0; i < model.draft().nodes().size(); i++) {
      row(form, grid, i);
    }
    form.add(top);
    form.add(grid);
    form.add(form.more("add-node", "Add a node", () -> model.change(d -> d.withNodeAdded())));
    form.add(reading(form));
    model.remarks().forEach(remark -> form.add(form.line(remark)));
  }

  /** The machines may exist already; then they know best what they have. */
  private HBox reading(Form form) {
    Button read = new Button("Read from the nodes…", Icons.of("mdi2d-download-network-outline"));
    read.setId("read-nodes");
    read.setOnAction(
        event ->
            asking
                .ask(model.draft().nodes(), read.getScene().getWindow())
                .ifPresent(
                    nodes -> {
                      model.fill(nodes);
                      form.rebuild();
                    }));
    String said = model.readProperty().get();
    Label label =
        new Label(
            said.isEmpty()
                ? "Nodes that run already are asked by SSH for interfaces, addresses and routes."
                : said);
    label.setId("read-result");
    label.setWrapText(true);
    label.getStyleClass().add("problem-remedy");
    HBox row = new HBox(8, read, label);
    row.getStyleClass().add("wizard-row");
    return row;
  }

  /** Nodes that are named after the cluster follow. */
  private void rename(String text) {
    model.change(d -> d.withName(text));
    for (int i = 0; i < names.size(); i++) {
      names.get(i).setText(model.draft().nodes().get(i).name());
    }
  }

  private void row(Form form, GridPane grid, int index) {
    NodeDraft node = model.draft().nodes().get(index);
    String key = "node " + (index + 1) + " ";
    TextField name =
        form.field(
            key + "name",
            node.name(),
            "host name",
            t -> edit(index, n -> new NodeDraft(t, n.address(), n.port(), n.user(), n.priority())));
    TextField address =
        form.field(
            key + "address",
            node.address(),
            "192.0.2.2",
            t -> edit(index, n -> new NodeDraft(n.name(), t, n.port(), n.user(), n.priority())));
    TextField port =
        form.field(
            key + "port",
            node.port(),
            "22",
            t -> edit(index, n -> new NodeDraft(n.name(), n.address(), t, n.user(), n.priority())));
    TextField user =
        form.field(
            key + "user",
            node.user(),
            "root",
            t -> edit(index, n -> new NodeDraft(n.name(), n.address(), n.port(), t, n.priority())));
    TextField priority =
        form.field(
            key + "priority",
            node.priority(),
            "250",
            t -> edit(index, n -> new NodeDraft(n.name(), n.address(), n.port(), n.user(), t)));
    GridPane.setHgrow(name, Priority.ALWAYS);
    GridPane.setHgrow(address, Priority.ALWAYS);
    port.setPrefColumnCount(5);
    user.setPrefColumnCount(8);
    priority.setPrefColumnCount(5);
    names.add(name);
    grid.addRow(index + 1, name, address, port, user, priority);
    if (model.draft().nodes().size() > 2) {
      grid.add(
          form.remove(node.name(), () -> model.change(d -> d.withoutNode(index))), 5, index + 1);
    }
  }

  private void edit(int index, UnaryOperator<NodeDraft> change) {
    model.change(d -> d.withNode(index, change.apply(d.nodes().get(index))));
  }
}
