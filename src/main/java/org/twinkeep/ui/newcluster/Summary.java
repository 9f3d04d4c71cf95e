package org.twinkeep.ui.newcluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.twinkeep.interchange.picture.Picture;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.ui.kit.WizardPage;

/** What will be made, with its diagram. */
final class Summary {

  private static final double WIDTH = 820;
  private static final double HEIGHT = 400;

  private final NewClusterViewModel model;
  private final ImageView picture = new ImageView();
  private final Label words = new Label();

  private Summary(NewClusterViewModel model) {
    this.model = model;
  }

  static WizardPage of(NewClusterViewModel model) {
    Summary summary = new Summary(model);
    summary.picture.setPreserveRatio(true);
    summary.picture.setFitWidth(WIDTH);
    summary.picture.setFitHeight(HEIGHT);
    summary.words.setWrapText(true);
    summary.words.setMinHeight(Region.USE_PREF_SIZE);
    summary.words.setId("summary-words");
    StackPane paper = new StackPane(summary.picture);
    paper.getStyleClass().add("paper");
    VBox content = new VBox(summary.words, paper);
    content.getStyleClass().add("wizard-form");
    WizardPage page =
        new WizardPage(
            "Summary", "This is what will be made; everything can be changed later.", content);
    page.verbProperty().set("Create the cluster");
    page.readyProperty().bind(model.complete());
    page.onEntered(summary::show);
    return page;
  }

  private void show() {
    if (!model.complete().get()) {
      return;
    }
    Project outcome = model.outcome();
    Firewall firewall = outcome.firewalls().getLast();
    words.setText(sentence(firewall));
    try {
      picture.setImage(new Image(new ByteArrayInputStream(Picture.PNG.of(outcome, firewall))));
    } catch (IOException e) {
      words.setText(words.getText() + " (The diagram cannot be shown: " + e.getMessage() + ".)");
    }
  }

  private String sentence(Firewall firewall) {
    int rules = firewall.ruleSets().all().mapToInt(set -> set.rules().size()).sum();
    int virtual =
        switch (firewall) {
          case Cluster cluster ->
              cluster.interfaces().stream().mapToInt(i -> i.addresses().size()).sum();
          case StandaloneFirewall _ -> 0;
        };
    return firewall.name()
        + ": "
        + firewall.nodes().size()
        + " nodes that share "
        + virtual
        + " addresses. A power failure of the master costs "
        + model.draft().preset().gap()
        + ". It begins with "
        + rules
        + (rules == 1 ? " rule." : " rules.");
  }
}
