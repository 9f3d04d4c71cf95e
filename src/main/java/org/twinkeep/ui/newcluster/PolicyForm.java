package org.twinkeep.ui.newcluster;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.twinkeep.edit.newcluster.ClusterDraft.PolicyDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.Template;
import org.twinkeep.edit.newcluster.Page;
import org.twinkeep.model.Firewall;
import org.twinkeep.ui.kit.Shown;
import org.twinkeep.ui.kit.WizardPage;

/** The rules to begin with. */
final class PolicyForm {

  private final NewClusterViewModel model;

  private PolicyForm(NewClusterViewModel model) {
    this.model = model;
  }

  static WizardPage of(NewClusterViewModel model) {
    PolicyForm form = new PolicyForm(model);
    return new Form(
            model,
            Page.POLICY,
            "What may pass at first? Whatever no rule accepts is dropped. Every rule can be changed"
                + " later.",
            form::build)
        .page();
  }

  private void build(Form form) {
    PolicyDraft policy = model.draft().policy();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("wizard-grid");
    TextField administrators =
        form.field(
            "administrators",
            policy.administrators(),
            "192.0.2.0/28",
            t -> change(p -> p.withAdministrators(t)));
    TextField server =
        form.field(
            "web server", policy.webServer(), "192.0.2.100", t -> change(p -> p.withWebServer(t)));
    ComboBox<Firewall> existing = existing(policy);
    enable(policy.template(), server, existing);
    GridPane.setHgrow(administrators, Priority.ALWAYS);
    grid.addRow(0, new Label("Administrators come from"), administrators);
    grid.addRow(1, new Label("Public web server"), server);
    if (!model.firewalls().isEmpty()) {
      grid.addRow(2, new Label("Rules of"), existing);
    }
    form.add(
        Choices.of(
            Stream.of(Template.values())
                .filter(t -> t != Template.EXISTING || !model.firewalls().isEmpty())
                .toList(),
            policy.template(),
            Template::title,
            Template::explanation,
            t -> {
              change(p -> p.withTemplate(t));
              enable(t, server, existing);
            }));
    form.add(grid);
  }

  private static void enable(Template chosen, TextField server, ComboBox<Firewall> existing) {
    server.setDisable(chosen != Template.WEB_SERVER);
    existing.setDisable(chosen != Template.EXISTING);
  }

  private ComboBox<Firewall> existing(PolicyDraft policy) {
    ComboBox<Firewall> box = new ComboBox<>();
    box.setId("draft-existing");
    box.setPromptText("a firewall of this project");
    box.getItems().setAll(model.firewalls());
    box.setConverter(new Shown<>(Firewall::name));
    policy.existing().flatMap(model::firewall).ifPresent(box::setValue);
    box.valueProperty()
        .addListener((o, before, now) -> change(p -> p.withExisting(Optional.of(now.id()))));
    return box;
  }

  private void change(UnaryOperator<PolicyDraft> change) {
    model.change(d -> d.withPolicy(change.apply(d.policy())));
  }
}
