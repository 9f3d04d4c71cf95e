package org.twinkeep.ui.shell;

import java.util.List;
import javafx.scene.Node;
import org.twinkeep.ui.kit.MainTab;

/**
 * The views that fill the window's frame.
 *
 * @param objects left: the object tree
 * @param tabs middle: topology, rules, files
 * @param inspector right: the form of what is selected
 * @param panels bottom: problems, logs
 */
public record ShellParts(Node objects, List<MainTab> tabs, Node inspector, List<MainTab> panels) {

  /** Copies the lists. */
  public ShellParts {
    tabs = List.copyOf(tabs);
    panels = List.copyOf(panels);
  }
}
