package org.twinkeep.ui.newcluster;

import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.twinkeep.edit.newcluster.ClusterDraft.MemberDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.ui.kit.WizardPage;

/** Which interfaces are on the same network, with the nodes' own addresses. */
final class NetworksForm {

  private final NewClusterViewModel model;

  private NetworksForm(NewClusterViewModel model) {
    this.model = model;
  }

  static WizardPage of(NewClusterViewModel model) {
    NetworksForm form = new NetworksForm(model);
    return new Form(
            model,
            Page.NETWORKS,
            "Which interfaces are on the same network, and what is each node's own address there?"
                + " The sync network joins the nodes alone; over it they tell each other about open"
                + " connections.",
            form::build)
        .page();
  }

  private void build(Form form) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("wizard-grid");
    String[] titles = {"Network", "Role", "Node", "Interface", "Own addresses"};
    for (int i = 0; i < titles.length; i++) {
      grid.add(Form.heading(titles[i]), i, 0);
    }
    int row = 1;
    for (int i = 0; i < model.draft().networks().size(); i++) {
      row = network(form, grid, i, row);
    }
    form.add(grid);
    form.add(
        form.more("add-network", "Add a network", () -> model.change(d -> d.withNetworkAdded())));
  }

  private int network(Form form, GridPane grid, int index, int firstRow) {
    NetworkDraft network = model.draft().networks().get(index);
    TextField name =
        form.field(
            network.name() + " name", network.name(), "dmz", t -> edit(index, n -> n.withName(t)));
    name.setPrefColumnCount(10);
    name.setId("draft-network-" + (index + 1) + "-name");
    grid.add(name, 0, firstRow);
    grid.add(role(form, network, index), 1, firstRow);
    if (model.draft().networks().size() > 1) {
      grid.add(
          form.remove(network.name(), () -> model.change(d -> d.withoutNetwork(index))),
          5,
          firstRow);
    }
    for (int node = 0; node < network.members().size(); node++) {
      member(form, grid, index, node, firstRow + node);
    }
    return firstRow + network.members().size();
  }

  private ComboBox<Role> role(Form form, NetworkDraft network, int index) {
    ComboBox<Role> role = new ComboBox<>();
    role.setId("role-" + (index + 1));
    role.getItems().setAll(Role.values());
    role.setConverter(new RoleNames());
    role.setValue(network.role());
    role.valueProperty()
        .addListener(
            (o, before, now) -> {
              edit(index, n -> n.withRole(now));
              form.rebuild();
            });
    return role;
  }

  private void member(Form form, GridPane grid, int index, int node, int row) {
    NetworkDraft network = model.draft().networks().get(index);
    MemberDraft member = network.members().get(node);
    String nodeName = model.draft().nodes().get(node).name();
    String key = network.name() + " " + nodeName + " ";
    TextField name =
        form.field(
            key + "interface",
            member.interfaceName(),
            "eth0",
            t -> edit(index, node, m -> new MemberDraft(t, m.addresses())));
    name.setPrefColumnCount(6);
    TextField addresses =
        form.field(
            key + "addresses",
            member.addresses(),
            "192.0.2." + (node + 2) + "/24",
            t -> edit(index, node, m -> new MemberDraft(m.interfaceName(), t)));
    GridPane.setHgrow(addresses, Priority.ALWAYS);
    Label owner = new Label(nodeName);
    owner.setMinWidth(Region.USE_PREF_SIZE);
    grid.add(owner, 2, row);
    grid.add(name, 3, row);
    grid.add(addresses, 4, row);
  }

  private void edit(int index, UnaryOperator<NetworkDraft> change) {
    model.change(d -> d.withNetwork(index, change.apply(d.networks().get(index))));
  }

  private void edit(int index, int node, UnaryOperator<MemberDraft> change) {
    edit(index, n -> n.withMember(node, change.apply(n.members().get(node))));
  }

  private static final class RoleNames extends StringConverter<Role> {
    @Override
    public String toString(@Nullable Role role) {
      return role == null ? "" : role == Role.DMZ ? "DMZ" : role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Role fromString(String text) {
      return Role.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
