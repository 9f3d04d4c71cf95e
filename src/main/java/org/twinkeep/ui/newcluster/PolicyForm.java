package org.twinkeep.ui.newcluster;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.twinkeep.edit.newcluster.ClusterDraft.PolicyDraft;
import org.twinkeep.edit.newcluster.ClusterDraft.Template;
import org.twinkeep.edit.newcluster.Page;
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
            t ->
                model.change(
                    d ->
                        d.withPolicy(
                            new PolicyDraft(d.policy().template(), t, d.policy().webServer()))));
    TextField server =
        form.field(
            "web server",
            policy.webServer(),
            "192.0.2.100",
            t ->
                model.change(
                    d ->
                        d.withPolicy(
                            new PolicyDraft(
                                d.policy().template(), d.policy().administrators(), t))));
    server.setDisable(policy.template() != Template.WEB_SERVER);
    GridPane.setHgrow(administrators, Priority.ALWAYS);
    grid.addRow(0, new Label("Administrators come from"), administrators);
    grid.addRow(1, new Label("Public web server"), server);
    form.add(
        Choices.of(
            List.of(Template.values()),
            policy.template(),
            Template::title,
            Template::explanation,
            t -> {
              model.change(
                  d ->
                      d.withPolicy(
                          new PolicyDraft(t, d.policy().administrators(), d.policy().webServer())));
              server.setDisable(t != Template.WEB_SERVER);
            }));
    form.add(grid);
  }
}
