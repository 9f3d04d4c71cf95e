package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Views of one kind in a pane, of which as many are shown as there is content. Views are made once
 * and then only change what they show: a node that is new to the window costs a hundred times as
 * much.
 *
 * @param <V> the view
 * @param <T> what one view shows
 */
final class Pool<V extends Node, T> {

  private final Pane pane;
  private final Function<T, V> fresh;
  private final BiConsumer<V, T> show;
  private final List<V> views = new ArrayList<>();
  private int shown;

  Pool(Pane pane, Function<T, V> fresh, BiConsumer<V, T> show) {
    this.pane = pane;
    this.fresh = fresh;
    this.show = show;
  }

  /** Shows this content, one view each, in its order. */
  void show(List<T> content) {
    for (int i = 0; i < content.size(); i++) {
      if (i == views.size()) {
        views.add(fresh.apply(content.get(i)));
        pane.getChildren().add(views.getLast());
      }
      show.accept(views.get(i), content.get(i));
      RuleCell.setShown(views.get(i), true);
    }
    for (int i = content.size(); i < shown; i++) {
      RuleCell.setShown(views.get(i), false);
    }
    shown = content.size();
  }

  /** The views that show something. */
  List<V> shown() {
    return views.subList(0, shown);
  }
}
