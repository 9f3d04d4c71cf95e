package org.twinkeep.ui.kit.form;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A sentence that only tells something. */
public final class NoteEntry implements Entry {

  private final Supplier<String> read;
  private final ReadOnlyStringWrapper text;

  public NoteEntry(Supplier<String> read) {
    this.read = read;
    this.text = new ReadOnlyStringWrapper(read.get());
  }

  @Override
  public String label() {
    return "";
  }

  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  @Override
  public void refresh() {
    text.set(read.get());
  }
}
