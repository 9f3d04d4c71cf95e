package org.twinkeep.ui.problems;

import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.problem.Severity;
import org.twinkeep.ui.kit.Icons;

/** One sign for each severity: shape and colour both tell it. */
final class SeverityIcon {

  private SeverityIcon() {}

  static FontIcon of(Severity severity) {
    return switch (severity) {
      case ERROR -> Icons.of("mdi2c-close-circle", "severity-error");
      case DANGER -> Icons.of("mdi2a-alert-octagon", "severity-danger");
      case WARNING -> Icons.of("mdi2a-alert", "severity-warning");
      case NOTE -> Icons.of("mdi2i-information-outline", "severity-note");
    };
  }
}
