package org.twinkeep.workbench;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.twinkeep.model.Id;

/**
 * What is selected, shared by tree, tables, diagram, inspector and generated files.
 *
 * <p>Two things: the elements or rules that the inspector shows and other views highlight, and the
 * firewall whose tables are shown.
 */
public final class Selection {

  private final ObjectProperty<List<Id>> items = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<List<Id>> firewall = new SimpleObjectProperty<>(List.of());

  /** Ids of the selected elements or rules, the leading one first; empty = nothing. */
  public ObjectProperty<List<Id>> itemsProperty() {
    return items;
  }

  public List<Id> items() {
    return items.get();
  }

  public void select(Id... ids) {
    items.set(List.of(ids));
  }

  public void select(List<Id> ids) {
    items.set(List.copyOf(ids));
  }

  public void clear() {
    items.set(List.of());
  }

  /**
   * The firewall whose tables, diagram and files are shown: a list of one, or empty for the first.
   */
  public ObjectProperty<List<Id>> firewallProperty() {
    return firewall;
  }
}
