package org.twinkeep.ui.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the Material Design set, by their Ikonli names such as {@code mdi2s-server-network}. */
public final class Icons {

  private Icons() {}

  /** An icon of the size of text; its colour follows the style class {@code ikonli-font-icon}. */
  public static FontIcon of(String name) {
    return new FontIcon(name);
  }

  /** Makes an icon another one; nothing is done when it is that already. */
  public static void show(FontIcon icon, String name) {
    if (!name.equals(icon.getIconLiteral())) {
      icon.setIconLiteral(name);
    }
  }

  /** An icon with style classes of its own, such as {@code danger}. */
  public static FontIcon of(String name, String... styleClasses) {
    FontIcon icon = of(name);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }
}
