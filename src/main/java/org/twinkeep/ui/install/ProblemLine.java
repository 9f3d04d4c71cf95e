package org.twinkeep.ui.install;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.twinkeep.problem.Problem;
import org.twinkeep.problem.Severity;
import org.twinkeep.ui.kit.Icons;

/** A problem with its remedy. */
final class ProblemLine extends HBox {

  ProblemLine(Problem problem) {
    Label message = new Label(problem.message());
    message.setWrapText(true);
    Label remedy = new Label(problem.remedy());
    remedy.setWrapText(true);
    remedy.getStyleClass().add("problem-remedy");
    setSpacing(8);
    getStyleClass().add("complaint");
    getChildren()
        .addAll(
            Icons.of(icon(problem.severity()), "severity-" + word(problem.severity())),
            new VBox(message, remedy));
  }

  static String icon(Severity severity) {
    return switch (severity) {
      case ERROR, DANGER -> "mdi2a-alert-circle-outline";
      case WARNING -> "mdi2a-alert-outline";
      case NOTE -> "mdi2i-information-outline";
    };
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
