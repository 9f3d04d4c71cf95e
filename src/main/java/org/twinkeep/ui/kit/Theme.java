package org.twinkeep.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;

/** The two looks of the window. */
public enum Theme {
  LIGHT,
  DARK;

  private static final List<String> SHEETS =
      List.of(
          "/css/controlsfx.css",
          "/css/twinkeep.css",
          "/css/rules.css",
          "/css/topology.css",
          "/css/wizard.css");

  /** Shows all windows in this look; call it on the JavaFX thread. */
  public void apply() {
    Application.setUserAgentStylesheet(
        switch (this) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /**
   * Adds Twinkeep's own style sheets to a scene; those that a feature does not have are left out.
   */
  public static void style(Scene scene) {
    for (String sheet : SHEETS) {
      var url = Theme.class.getResource(sheet);
      if (url != null) {
        scene.getStylesheets().add(url.toExternalForm());
      }
    }
  }
}
