package org.twinkeep.ui.install;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.twinkeep.install.InstallView.Phase;
import org.twinkeep.install.InstallView.Progress;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.kit.WizardPage;

/** What happens on each node now, and the log. */
final class InstallPage {

  private static final double SPINNER = 14;
  private static final double CARD = 400;
  private static final double LINE = 19;
  private static final List<Phase> ALWAYS =
      List.of(Phase.APPLY, Phase.VERIFY, Phase.ACTIVATE, Phase.CONFIRM);

  private final Map<String, NodeCard> cards = new LinkedHashMap<>();
  private final ListView<Progress> log = new ListView<>();

  private InstallPage(InstallWizardViewModel model) {
    model.nodes().forEach(node -> cards.put(node.name(), new NodeCard(node.name())));
    log.setItems(model.progress());
    log.setId("install-log");
    log.setFixedCellSize(LINE);
    log.getStyleClass().add("log");
    model
        .progress()
        .addListener(
            (ListChangeListener<Progress>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(this::show);
                  }
                  log.scrollTo(model.progress().size() - 1);
                });
  }

  static WizardPage of(InstallWizardViewModel model) {
    InstallPage page = new InstallPage(model);
    HBox row = new HBox(12);
    page.cards.values().forEach(card -> row.getChildren().add(card));
    VBox.setVgrow(page.log, Priority.ALWAYS);
    VBox content = new VBox(new Waiting(model), row, page.log);
    content.getStyleClass().add("wizard-form");
    WizardPage result =
        new WizardPage(
            "Install",
            "The way back is armed on each node before anything is touched. If this program ends or"
                + " the network fails now, the nodes go back by themselves.",
            content);
    result.returnableProperty().set(false);
    result.readyProperty().set(false);
    result.verbProperty().set("Result");
    result.cancelVerbProperty().set("Cancel and take back");
    model
        .resultProperty()
        .subscribe(
            ended -> {
              result.readyProperty().set(ended.isPresent());
              if (ended.isPresent()) {
                result.cancelVerbProperty().set("");
                result.advance();
              }
            });
    result.onEntered(
        () -> {
          if (model.resultProperty().get().isEmpty()) {
            page.cards.values().forEach(NodeCard::reset);
            model.install();
          }
        });
    result.onCancelled(
        () -> {
          model.cancel();
          return false; // the result is still to come: what was changed goes back first
        });
    return result;
  }

  private void show(Progress progress) {
    NodeCard card = cards.get(progress.node());
    if (card != null) {
      card.show(progress);
    }
  }

  /** A node with its phases. */
  private static final class NodeCard extends VBox {
    private final Map<Phase, Label> phases = new EnumMap<>(Phase.class);
    private final VBox list = new VBox();

    NodeCard(String node) {
      Label name = new Label(node, Icons.of("mdi2s-server"));
      name.getStyleClass().add("card-title");
      getStyleClass().add("card");
      setId("install-card-" + node);
      HBox.setHgrow(this, Priority.ALWAYS);
      setPrefWidth(CARD);
      setMaxWidth(Double.MAX_VALUE);
      getChildren().addAll(name, list);
      reset();
    }

    void reset() {
      phases.clear();
      list.getChildren().clear();
      ALWAYS.forEach(this::phase);
    }

    private Label phase(Phase phase) {
      return phases.computeIfAbsent(
          phase,
          p -> {
            Label label =
                new Label(words(p), Icons.of("mdi2c-checkbox-blank-circle-outline", "open"));
            label.setWrapText(true);
            list.getChildren().add(label);
            return label;
          });
    }

    void show(Progress progress) {
      Label label = phase(progress.phase());
      label.setGraphic(
          switch (progress.state()) {
            case RUNNING -> spinner();
            case DONE -> Icons.of("mdi2c-check-circle-outline", "passed");
            case FAILED -> Icons.of("mdi2a-alert-circle-outline", "severity-error");
          });
      String words = words(progress.phase());
      String text = progress.text();
      label.setText(text.isEmpty() || text.equalsIgnoreCase(words) ? words : words + ": " + text);
    }

    private static Node spinner() {
      ProgressIndicator spinner = new ProgressIndicator();
      spinner.setPrefSize(SPINNER, SPINNER);
      spinner.setMinSize(SPINNER, SPINNER);
      return spinner;
    }

    private static String words(Phase phase) {
      return switch (phase) {
        case CONNECT -> "Connect";
        case PRE_FLIGHT -> "Pre-flight";
        case STAGE -> "Stage";
        case PLAN -> "Plan";
        case APPLY -> "Load the rules";
        case VERIFY -> "Verify";
        case ACTIVATE -> "Files and services";
        case CONFIRM -> "Confirm";
        case ROLL_BACK -> "Roll back";
      };
    }
  }
}
