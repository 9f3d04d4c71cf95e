package org.twinkeep.ui.kit.form;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Yes or no. */
public final class TickEntry implements Entry {

  private final String label;
  private final BooleanSupplier read;
  private final Consumer<Boolean> write;
  private final ReadOnlyBooleanWrapper on;

  /** An entry; the label stands beside the box. */
  public TickEntry(String label, BooleanSupplier read, Consumer<Boolean> write) {
    this.label = label;
    this.read = read;
    this.write = write;
    this.on = new ReadOnlyBooleanWrapper(read.getAsBoolean());
  }

  @Override
  public String label() {
    return label;
  }

  public ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** Switches it. */
  public void set(boolean wanted) {
    if (wanted != on.get()) {
      write.accept(wanted);
      refresh();
    }
  }

  @Override
  public void refresh() {
    on.set(read.getAsBoolean());
  }
}
