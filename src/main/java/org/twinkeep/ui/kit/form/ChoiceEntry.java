package org.twinkeep.ui.kit.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One of several values; written as soon as it is chosen. */
public final class ChoiceEntry<T> implements Entry {

  private final String label;
  private final Supplier<List<T>> options;
  private final Function<T, String> print;
  private final Supplier<T> read;
  private final Consumer<T> write;
  private final ReadOnlyObjectWrapper<T> value;

  /**
   * An entry.
   *
   * @param options what can be chosen now
   * @param print an option in words
   */
  public ChoiceEntry(
      String label,
      Supplier<List<T>> options,
      Function<T, String> print,
      Supplier<T> read,
      Consumer<T> write) {
    this.label = label;
    this.options = options;
    this.print = print;
    this.read = read;
    this.write = write;
    this.value = new ReadOnlyObjectWrapper<>(read.get());
  }

  @Override
  public String label() {
    return label;
  }

  /** What can be chosen now; the present value is always among it. */
  public List<T> options() {
    List<T> offered = options.get();
    if (offered.contains(value.get())) {
      return offered;
    }
    List<T> all = new ArrayList<>(offered);
    all.addFirst(value.get());
    return all;
  }

  public String print(T option) {
    return print.apply(option);
  }

  public ReadOnlyObjectProperty<T> valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** Chooses an option. */
  public void choose(T option) {
    if (!option.equals(value.get())) {
      write.accept(option);
      refresh();
    }
  }

  @Override
  public void refresh() {
    value.set(read.get());
  }
}
