package org.twinkeep.ui.kit.form;

/**
 * A button.
 *
 * @param label its verb: {@code Add interface}
 * @param icon an Ikonli name
 * @param action what it does
 */
public record ActionEntry(String label, String icon, Runnable action) implements Entry {

  @Override
  public void refresh() {}
}
