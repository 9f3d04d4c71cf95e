package org.twinkeep.ui.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.diagram.Drawing.Figure;
import org.twinkeep.diagram.Topology;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.ui.kit.Background;
import org.twinkeep.ui.kit.Icons;
import org.twinkeep.ui.topology.About.Row;
import org.twinkeep.ui.topology.About.Section;

/** Beside the diagram: the rules about what is selected; one click leads to a row of the table. */
final class AboutPanel extends ScrollPane {

  /** More would not be read. */
  private static final int MOST_ROWS = 100;

  private static final double TEXT = 250;

  private final Background background;
  private final Consumer<Id> show;
  private final VBox content = new VBox();
  private int asked;

  /**
   * A panel that is not seen.
   *
   * @param background where the rules are read
   * @param show brings a rule's row to the front
   */
  AboutPanel(Background background, Consumer<Id> show) {
    this.background = background;
    this.show = show;
    setId("diagram-about");
    getStyleClass().add("diagram-about");
    content.getStyleClass().add("content");
    setContent(content);
    setFitToWidth(true);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    setMinWidth(Region.USE_PREF_SIZE);
  }

  /** Reads the rules anew; an answer that is overtaken by another question is dropped. */
  void ask(Project project, Firewall firewall, Topology topology, List<Figure> figures) {
    int question = ++asked;
    LocalDate today = LocalDate.now();
    background.run(
        () -> About.of(project, firewall, topology, figures, today),
        about -> {
          if (question == asked) {
            fill(about);
          }
        },
        failure -> {
          if (question == asked) {
            fill(
                new About(
                    List.of(
                        new Section(
                            "Rules",
                            List.of(),
                            List.of("Twinkeep made a mistake: " + failure + ".")))));
          }
        });
  }

  private void fill(About about) {
    List<Node> lines = new ArrayList<>();
    for (Section section : about.sections()) {
      Label title = new Label(section.title());
      title.getStyleClass().add("about-title");
      title.setWrapText(true);
      lines.add(title);
      section.rows().stream().limit(MOST_ROWS).map(this::row).forEach(lines::add);
      if (section.rows().size() > MOST_ROWS) {
        lines.add(note("and " + (section.rows().size() - MOST_ROWS) + " more"));
      }
      section.notes().forEach(text -> lines.add(note(text)));
    }
    content.getChildren().setAll(lines);
    setVvalue(0);
  }

  private Node row(Row row) {
    Label title = new Label(row.title());
    title.getStyleClass().add("about-rule");
    Label detail = new Label(row.detail());
    detail.getStyleClass().add("about-detail");
    detail.setWrapText(true);
    detail.setMinWidth(TEXT);
    detail.setPrefWidth(TEXT); // a button asks for its height before it has a width
    HBox line = new HBox(8, icon(row), new VBox(title, detail));
    line.setAlignment(Pos.TOP_LEFT);
    if (row.rule().isEmpty()) {
      line.getStyleClass().add("about-row");
      return line;
    }
    Id rule = row.rule().get();
    Button button = new Button();
    button.setGraphic(line);
    button.setId("about-" + rule.value().replaceAll("[^a-z0-9-]", "_"));
    button.getStyleClass().addAll("flat", "about-row");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.TOP_LEFT);
    button.setAccessibleText(row.title() + ", " + row.detail());
    button.setOnAction(event -> show.accept(rule));
    return button;
  }

  private static FontIcon icon(Row row) {
    Optional<Boolean> passes = row.passes();
    if (passes.isEmpty()) {
      return Icons.of("mdi2c-circle-outline");
    }
    return passes.get()
        ? Icons.of("mdi2c-check-circle-outline", "passed")
        : Icons.of("mdi2c-close-circle-outline", "severity-error");
  }

  private static Label note(String text) {
    Label note = new Label(text);
    note.getStyleClass().add("about-detail");
    note.setWrapText(true);
    return note;
  }
}
