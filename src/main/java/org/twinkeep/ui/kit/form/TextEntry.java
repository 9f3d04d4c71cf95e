package org.twinkeep.ui.kit.form;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A value that is typed as text. It is checked at each key and written when the user leaves the
 * field or presses Enter; text with a problem is never written.
 */
public final class TextEntry implements Entry {

  /** How the text is shown. */
  public enum Shape {
    LINE,
    LINES,
    CODE
  }

  private final String label;
  private final String prompt;
  private final Shape shape;
  private final Supplier<String> read;
  private final Function<String, String> check;
  private final Consumer<String> write;
  private final StringProperty text;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private String shown;

  private <T> TextEntry(
      String label,
      String prompt,
      Shape shape,
      Supplier<String> read,
      Parser<T> parser,
      Consumer<T> write) {
    this.label = label;
    this.prompt = prompt;
    this.shape = shape;
    this.read = read;
    this.check = typed -> check(parser, typed);
    this.write = typed -> write.accept(parser.parse(typed));
    this.shown = read.get();
    this.text = new SimpleStringProperty(shown);
    text.addListener((property, before, after) -> problem.set(check.apply(after)));
  }

  /**
   * An entry.
   *
   * @param label what stands above it
   * @param prompt shown while the field is empty: what an empty field means, or an example
   * @param read the value as text
   * @param parser from text to value
   * @param write takes a value that was parsed
   */
  public static <T> TextEntry of(
      String label,
      String prompt,
      Shape shape,
      Supplier<String> read,
      Parser<T> parser,
      Consumer<T> write) {
    return new TextEntry(label, prompt, shape, read, parser, write);
  }

  /** What is typed. */
  public StringProperty textProperty() {
    return text;
  }

  /** What is wrong with the text and how to mend it; empty when nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Writes the text, when it differs from the value and has no problem. */
  public void commit() {
    if (!text.get().equals(shown) && problem.get().isEmpty()) {
      write.accept(text.get());
      show();
    }
  }

  /** Goes back to the value. */
  public void revert() {
    show();
  }

  @Override
  public void refresh() {
    boolean typing = !text.get().equals(shown);
    if (!typing) {
      show();
    }
  }

  private void show() {
    shown = read.get();
    text.set(shown);
    problem.set("");
  }

  private static String check(Parser<?> parser, String typed) {
    try {
      parser.parse(typed);
      return "";
    } catch (IllegalArgumentException e) {
      return Parser.sentence(e);
    }
  }

  @Override
  public String label() {
    return label;
  }

  public String prompt() {
    return prompt;
  }

  public Shape shape() {
    return shape;
  }
}
