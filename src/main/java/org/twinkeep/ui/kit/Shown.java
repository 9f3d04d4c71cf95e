package org.twinkeep.ui.kit;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How values are called where they are chosen and never typed; nothing chosen is no text. */
public final class Shown<T> extends StringConverter<T> {

  private final Function<T, String> name;

  public Shown(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : name.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("values are chosen, not typed");
  }
}
