package org.twinkeep.ui.kit;

import javafx.scene.Node;

/**
 * A tab of the window.
 *
 * @param id fixed, a word: {@code policy}
 * @param title what the tab says
 * @param icon an Ikonli name
 * @param content the view
 */
public record MainTab(String id, String title, String icon, Node content) {}
