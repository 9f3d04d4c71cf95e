package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.twinkeep.model.Element;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.form.ActionEntry;
import org.twinkeep.ui.kit.form.ChoiceEntry;
import org.twinkeep.ui.kit.form.Entry;
import org.twinkeep.ui.kit.form.Form;
import org.twinkeep.ui.kit.form.NoteEntry;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;
import org.twinkeep.ui.kit.form.TickEntry;

/**
 * Writes down the entries of a section: each says how to read a value from the subject and how to
 * make a subject with another value. Becomes the entries of a {@link Form}.
 *
 * @param <E> what the form is about
 */
final class Fields<E> {

  private final Subject<E> subject;
  private final Context context;
  private final Supplier<String> name;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Begins a section.
   *
   * @param name of what is edited, for the titles of edits
   */
  Fields(Subject<E> subject, Context context, Supplier<String> name) {
    this.subject = subject;
    this.context = context;
    this.name = name;
  }

  Form.Section section(String title, boolean open) {
    return new Form.Section(title, open, entries);
  }

  /** Entries for a part of the subject, into the same section. */
  <P> Fields<E> part(
      Function<E, P> get, BiFunction<E, P, E> with, java.util.function.Consumer<Fields<P>> fill) {
    Fields<P> inner = new Fields<>(subject.part(get, with), context, name);
    fill.accept(inner);
    entries.addAll(inner.entries);
    return this;
  }

  /** Any text on one line. */
  Fields<E> text(
      String label, String prompt, Function<E, String> get, BiFunction<E, String, E> with) {
    return value(label, prompt, TextEntry.Shape.LINE, get, Parser.text(), with);
  }

  /** Text on one line, in which blanks at the ends count. */
  Fields<E> verbatim(
      String label, String prompt, Function<E, String> get, BiFunction<E, String, E> with) {
    return value(label, prompt, TextEntry.Shape.LINE, get, typed -> typed, with);
  }

  /**
   * Something that is typed.
   *
   * @param prompt what an empty field means, or an example
   */
  <T> Fields<E> value(
      String label,
      String prompt,
      TextEntry.Shape shape,
      Function<E, String> print,
      Parser<T> parser,
      BiFunction<E, T, E> with) {
    Parser<T> checked =
        typed -> {
          T parsed = parser.parse(typed);
          var unused = with.apply(subject.now(), parsed); // the record's own checks
          return parsed;
        };
    entries.add(
        TextEntry.of(
            label,
            prompt,
            shape,
            () -> print.apply(subject.now()),
            checked,
            parsed -> subject.change(title(label), e -> with.apply(e, parsed))));
    return this;
  }

  /** A value on one line. */
  <T> Fields<E> line(
      String label,
      String prompt,
      Function<E, String> print,
      Parser<T> parser,
      BiFunction<E, T, E> with) {
    return value(label, prompt, TextEntry.Shape.LINE, print, parser, with);
  }

  /** Several values, one a line. */
  <T> Fields<E> lines(
      String label,
      String prompt,
      Function<E, List<T>> get,
      Function<T, String> print,
      Parser<T> parser,
      BiFunction<E, List<T>, E> with) {
    return value(
        label,
        prompt,
        TextEntry.Shape.LINES,
        e -> String.join("\n", get.apply(e).stream().map(print).toList()),
        parser.lines(),
        with);
  }

  /** One of several values. */
  <T> Fields<E> choice(
      String label,
      Supplier<List<T>> options,
      Function<T, String> print,
      Function<E, T> get,
      BiFunction<E, T, E> with) {
    entries.add(
        new ChoiceEntry<>(
            label,
            options,
            print,
            () -> get.apply(subject.now()),
            chosen -> subject.change(title(label), e -> with.apply(e, chosen))));
    return this;
  }

  /** One constant of an enum. */
  <T extends Enum<T>> Fields<E> choice(
      String label, Class<T> kind, Function<E, T> get, BiFunction<E, T, E> with) {
    return choice(label, () -> List.of(kind.getEnumConstants()), Words::of, get, with);
  }

  Fields<E> tick(String label, Predicate<E> get, BiFunction<E, Boolean, E> with) {
    entries.add(
        new TickEntry(
            label,
            () -> get.test(subject.now()),
            on ->
                subject.change(
                    (on ? "Switch on: " : "Switch off: ") + lower(label), e -> with.apply(e, on))));
    return this;
  }

  /** A list of references. */
  Fields<E> ids(
      String label,
      String empty,
      Function<E, List<Id>> get,
      Predicate<Element> fits,
      BiFunction<E, List<Id>, E> with) {
    entries.add(
        context.editableLinks(
            label,
            empty,
            () -> get.apply(subject.now()),
            fits,
            added -> changeIds(label, get, with, ids -> ids.addAll(added)),
            removed -> changeIds(label, get, with, ids -> ids.remove(removed))));
    return this;
  }

  private void changeIds(
      String label,
      Function<E, List<Id>> get,
      BiFunction<E, List<Id>, E> with,
      java.util.function.Consumer<List<Id>> how) {
    subject.change(
        title(label),
        e -> {
          List<Id> ids = new ArrayList<>(get.apply(e));
          how.accept(ids);
          return with.apply(e, ids.stream().distinct().toList());
        });
  }

  /** Things to go to. */
  Fields<E> links(String label, String empty, Function<E, List<? extends Element>> get) {
    entries.add(
        context.links(
            label, empty, () -> get.apply(subject.now()).stream().map(Element::id).toList()));
    return this;
  }

  Fields<E> note(Function<E, String> text) {
    entries.add(new NoteEntry(() -> text.apply(subject.now())));
    return this;
  }

  /** A button that does something with the subject. */
  Fields<E> action(String label, String icon, java.util.function.Consumer<E> action) {
    entries.add(new ActionEntry(label, icon, () -> action.accept(subject.now())));
    return this;
  }

  Context context() {
    return context;
  }

  private String title(String label) {
    return "Change " + lower(label) + " of " + name.get();
  }

  private static String lower(String label) {
    boolean acronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
    return acronym ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }
}
